/** A factory that buys in dollars: a dollar account with USD 10,000.00 at 7.10, an item, and bills of any amount at any rate. */
import { type Api, aWorld, bankAccountId, type World } from "../world.ts";

// biome-ignore lint/suspicious/noExplicitAny: inputs whose presets the types do not know
type Loose = any;

export interface DollarFactory {
  readonly world: World;
  readonly admin: Api;
  readonly supplierId: string;
  readonly dollars: string;
  readonly basic: string;
  /** Order, receipt and bill of so many dollars, no tax. @returns the bill's id */
  bill(amount: string, rate: string, on: string, currency?: string): Promise<string>;
  /** Sends all of what the last bills brought back, each for its amount. */
  giveBack(...of: readonly { line: string; amount: string }[]): Promise<Loose>;
  /** The receipt lines of the bills, newest last. */
  readonly received: string[];
  pay(more: object): Promise<Loose>;
  void(payment: Loose): Promise<Loose>;
  /** Of an open item: what is owed in base currency and in its own. */
  open(id: string): Promise<[string, string] | undefined>;
}

/** Account, debit, credit, and what it is in dollars. */
export const entries = (answer: Loose, index = 0): string[] =>
  answer.postings[index].journal.map((line: Loose) =>
    [line.account, line.debit, line.credit, ...(line.currency ? [line.currency, line.currencyAmount] : [])].join(" "),
  );

export async function aDollarFactory(): Promise<DollarFactory> {
  const world = await aWorld();
  const admin = await world.as("admin");
  const manager = await world.as("manager");
  const made = async (promise: Promise<Loose>): Promise<string> => (await promise).document.id;
  const document = (it: object) => ({ document: { lines: [], ...it } as Loose });
  await admin.accounting.account.create(
    document({ code: "100203", name: "美元户", class: "asset", normalBalance: "debit", control: "bank", isLeaf: true }),
  );
  const dollars = await made(
    admin.accounting.bankAccount.create(document({ code: "USD", name: "美元户", currency: "USD", account: "100203" })),
  );
  const supplierId = await made(
    admin.parties.supplier.create(document({ code: "S1", name: "Acme Bearings", currency: "USD" })),
  );
  const itemId = await made(
    admin.items.item.create(document({ code: "I1", name: "轴承", kind: "component", unit: "个" })),
  );
  const { rows } = await admin.inventory.warehouse.list({});
  const warehouse = await admin.inventory.warehouse.get({ id: rows[0]!.id });
  const head = { supplierId, warehouseId: rows[0]!.id };
  await admin.finance.opening.create({
    ...document({
      openedOn: "2026-10-01",
      lines: [
        { what: "account", account: "100203", debit: "71000.00", currencyAmount: "10000.00" },
        { what: "account", account: "100201", debit: "100000.00" },
        { what: "account", account: "3001", credit: "171000.00" },
      ],
    }),
    then: ["post"],
  });
  let count = 0;
  const received: string[] = [];
  return {
    received,
    giveBack: (...of) =>
      admin.procurement.purchaseReturn.create({
        ...document({
          supplierId,
          warehouseId: rows[0]!.id,
          returnedOn: "2026-11-20",
          redInvoice: "R1",
          lines: of.map(({ line, amount }) => ({
            receiptLineId: line,
            itemId,
            what: "return_stock",
            locationId: warehouse.document.usableLocationId,
            quantity: "1",
            reason: "rust",
            amountNet: amount,
            amountTax: "0.00",
          })),
        }),
        then: ["post"],
      }),
    world,
    admin,
    supplierId,
    dollars,
    basic: await bankAccountId(admin),
    async bill(amount, rate, on, currency = "USD") {
      const line = { itemId, quantity: "1", price: amount, taxRate: "0", requiredOn: on };
      const order = await admin.procurement.purchaseOrder.create({
        ...document({ ...head, orderedOn: on, currency, rate, lines: [line] }),
        then: ["submit"],
      });
      const { id: orderId, version } = order.document;
      const approved = await manager.procurement.purchaseOrder.act({ id: orderId, version, verb: "approve" });
      const receipt = await admin.procurement.goodsReceipt.create({
        ...document({
          ...head,
          orderId,
          receivedOn: on,
          lines: [
            {
              orderLineId: approved.document.lines[0]!.id,
              itemId,
              quantityArrived: "1",
              quantityAccepted: "1",
              locationId: warehouse.document.usableLocationId,
            },
          ],
        }),
        then: ["arrive", "post"],
      });
      const receiptLineId = receipt.document.lines[0]!.id;
      received.push(receiptLineId);
      const billed = { receiptLineId, itemId, quantity: "1", price: amount, amountNet: amount, taxRate: "0" };
      count++;
      return await made(
        admin.finance.supplierBill.create({
          ...document({
            supplierId,
            billNumber: `B${count}`,
            billedOn: on,
            dueOn: on,
            currency,
            rate,
            lines: [{ ...billed, amountTax: "0.00" }],
          }),
          then: ["post"],
        }),
      );
    },
    pay: (more) =>
      admin.finance.payment.create({
        ...document({ supplierId, paidOn: "2026-11-20", bankAccountId: dollars, currency: "USD", ...more }),
        then: ["post"],
      }),
    void: ({ document: { id, version } }) => admin.finance.payment.act({ id, version, verb: "void", reason: "录错" }),
    async open(id) {
      const report = await admin.finance.openItems({ partyId: supplierId, account: null, dueUntil: null });
      const row = report.rows.find((it) => it.openItemId === id);
      return row && [row.open, row.openCurrency];
    },
  };
}
