/** A factory whose costs are followed: it buys, makes, sells and takes back through the documents and verbs of the API. */

import { Amount, Quantity, UnitPrice } from "../../src/kernel/decimal.ts";
import { extend, percentOf } from "../../src/kernel/money.ts";
import { type Api, aWorld, bankAccountId, storeOf, type World } from "../world.ts";
import { CaseBooks } from "./case-books.ts";

// biome-ignore lint/suspicious/noExplicitAny: inputs whose presets the types do not know
type Loose = any;

export interface Receipt {
  readonly lineId: string;
  readonly item: string;
  readonly quantity: string;
  readonly price: string;
  readonly currency?: { readonly currency: string; readonly rate: string };
  /** What the posting put in stock. */
  readonly cost: string;
}

export interface Delivery {
  readonly id: string;
  readonly item: string;
  readonly price: string;
  readonly lines: readonly { readonly id: string; readonly quantity: string }[];
  /** What the posting took to cost of sales. */
  readonly cost: string;
}

export interface Order {
  readonly id: string;
  readonly lines: readonly { readonly id: string; readonly itemId: string }[];
}

/** So many, or so many of each lot. */
type Quantities = string | Readonly<Record<string, string>>;
const byLot = (quantities: Quantities): [lotCode: string | null, quantity: string][] =>
  typeof quantities === "string" ? [[null, quantities]] : Object.entries(quantities);

/** The year 2026; no balance is brought forward, so the books hold nothing but the cases. */
export async function aCostFactory(): Promise<CostFactory> {
  const world = await aWorld({ firstMonth: "2026-01", months: 12 });
  const admin = await world.as("admin");
  const { document: supplier } = await admin.parties.supplier.create({
    document: { code: "S1", name: "宏达", lines: [] } as Loose,
  });
  const { document: customer } = await admin.parties.customer.create({
    document: { code: "C1", name: "车行", creditLimit: null, lines: [] } as Loose,
  });
  const bank = await bankAccountId(admin);
  return new CostFactory(world, admin, {
    ...(await storeOf(admin)),
    supplier: supplier.id,
    customer: customer.id,
    bank,
  });
}

export class CostFactory extends CaseBooks {
  private readonly ids: Readonly<Record<string, string>>;
  private papers = 0;
  private lastBill = "";

  constructor(world: World, admin: Api, ids: Readonly<Record<string, string>>) {
    super(world, admin);
    this.ids = ids;
  }

  /** Ordered, approved and received, not billed. */
  async buy(
    item: string,
    quantity: string,
    price: string,
    on: string,
    more: { lotCode?: string; currency?: { currency: string; rate: string } } = {},
  ): Promise<Receipt> {
    const { currency, lotCode } = more;
    const itemId = this.id(item);
    const head = { supplierId: this.ids["supplier"], warehouseId: this.ids["warehouse"] };
    const line = { itemId, quantity, price, taxRate: currency ? "0" : "13", requiredOn: on };
    const buyer = await this.world.as("buyer");
    const { document: asked } = await buyer.procurement.purchaseOrder.create({
      document: { ...head, ...currency, orderedOn: on, lines: [line] } as Loose,
      then: ["submit"],
    });
    const { document: order } = await this.admin.procurement.purchaseOrder.act({
      id: asked.id,
      version: asked.version,
      verb: "approve",
    });
    const arrived = { quantityArrived: quantity, quantityAccepted: quantity, lotCode: lotCode ?? null };
    const lines = [{ orderLineId: order.lines[0]!.id, itemId, ...arrived, locationId: this.ids["usable"] }];
    const received = await this.admin.procurement.goodsReceipt.create({
      document: { ...head, orderId: order.id, receivedOn: on, lines } as Loose,
      then: ["arrive", "post"],
    });
    const lineId = received.document.lines[0]!.id;
    return { lineId, item, quantity, price, ...(currency ? { currency } : {}), cost: debited(received, "14") };
  }

  /** The supplier's bill for a receipt: all of it at the order's price, or so many at another. @returns its entries */
  async bill(
    receipt: Receipt,
    on: string,
    more: { quantity?: string; price?: string; rate?: string } = {},
  ): Promise<string[]> {
    const { quantity, price } = { ...receipt, ...more };
    const { currency } = receipt;
    const taxRate = currency ? "0" : "13";
    const line = {
      receiptLineId: receipt.lineId,
      itemId: this.id(receipt.item),
      taxRate,
      ...priced(quantity, price, taxRate),
    };
    const paper = { billNumber: `B${++this.papers}`, billedOn: on, dueOn: on };
    const foreign = currency ? { ...currency, ...(more.rate ? { rate: more.rate } : {}) } : {};
    const billed = await this.admin.finance.supplierBill.create({
      document: { supplierId: this.ids["supplier"], ...paper, ...foreign, lines: [line] } as Loose,
      then: ["post"],
      acknowledge: ["finance.price_higher", "finance.price_lower"],
    });
    this.lastBill = billed.document.id;
    return entries(billed);
  }

  /** The last bill was entered by mistake. */
  async voidBill(): Promise<void> {
    const { document } = await this.admin.finance.supplierBill.get({ id: this.lastBill });
    const { id, version } = document;
    await this.admin.finance.supplierBill.act({ id, version, verb: "void", reason: "录错" });
  }

  /** The last bill, in its currency, is paid from the account in base currency. */
  async payBill(amount: string, currency: { currency: string; rate: string }, on: string): Promise<void> {
    const lines = [{ openItemId: this.lastBill, amount }];
    const head = { supplierId: this.ids["supplier"], bankAccountId: this.ids["bank"], paidOn: on, ...currency };
    const document = { ...head, amount, lines } as Loose;
    await this.admin.finance.payment.create({ document, then: ["post"] });
  }

  /** Freight and the like, spread over receipts. @returns its entries */
  async freight(
    of: readonly Receipt[],
    net: string,
    tax: string,
    spreadBy: "value" | "quantity",
    on: string,
  ): Promise<string[]> {
    const lines = of.map(({ lineId, item }) => ({ receiptLineId: lineId, itemId: this.id(item) }));
    const paper = { billNumber: `F${++this.papers}`, billedOn: on, dueOn: on, spreadBy };
    const charged = await this.admin.finance.chargeBill.create({
      document: { supplierId: this.ids["supplier"], ...paper, amountNet: net, amountTax: tax, lines } as Loose,
      then: ["post"],
    });
    return entries(charged);
  }

  /** Goods go back to the supplier; for billed ones his red invoice says the amounts. @returns its entries */
  async sendBack(
    receipt: Receipt,
    quantity: string,
    on: string,
    red: { net?: string; tax?: string } = {},
  ): Promise<string[]> {
    const of = { receiptLineId: receipt.lineId, itemId: this.id(receipt.item), locationId: this.ids["usable"] };
    const amounts = { amountNet: red.net ?? "0.00", amountTax: red.tax ?? "0.00" };
    const returned = await this.admin.procurement.purchaseReturn.create({
      document: {
        supplierId: this.ids["supplier"],
        returnedOn: on,
        lines: [{ ...of, what: "return_stock", quantity, reason: "rust", ...amounts }],
      } as Loose,
      then: ["post"],
    });
    return entries(returned);
  }

  /** A work order as its bill of material says, released. */
  async workOrder(item: string, quantity: string, on: string, more: object = {}): Promise<Order> {
    const head = {
      itemId: this.id(item),
      quantity,
      startOn: on,
      dueOn: "2026-12-31",
      warehouseId: this.ids["warehouse"],
    };
    const made = await this.admin.production.workOrder.create({
      document: { ...head, lines: [], ...more } as Loose,
      then: ["release"],
    });
    return made.document;
  }

  /** Components go into an order, or come back from it; more than it needs with consent. @returns the entries */
  async issue(
    order: Order,
    components: Readonly<Record<string, Quantities>>,
    on: string,
    direction: "out" | "back" = "out",
  ): Promise<string[]> {
    const lines = Object.entries(components).flatMap(([name, quantities]) =>
      byLot(quantities).map(([lotCode, quantity]) => {
        const itemId = this.id(name);
        const orderLineId = order.lines.find((it) => it.itemId === itemId)!.id;
        return { orderLineId, itemId, quantity, lotCode, locationId: this.ids["usable"] };
      }),
    );
    const issued = await this.admin.production.materialIssue.create({
      document: { workOrderId: order.id, movedOn: on, direction, lines } as Loose,
      then: ["post"],
      acknowledge: ["production.issued_more"],
    });
    return entries(issued);
  }

  /** Pieces are made. @returns the entries */
  async complete(order: Order, quantity: string, on: string, more: object = {}): Promise<string[]> {
    const head = { workOrderId: order.id, completedOn: on, locationId: this.ids["usable"], quantity };
    const made = await this.admin.production.completion.create({
      document: { ...head, lines: [], ...more } as Loose,
      then: ["post"],
      acknowledge: ["production.not_issued"],
    });
    return entries(made);
  }

  /** Ordered, approved and delivered, not invoiced. */
  async sell(item: string, quantities: Quantities, price: string, on: string): Promise<Delivery> {
    const itemId = this.id(item);
    const parts = byLot(quantities);
    const total = parts.reduce((sum, [, quantity]) => sum.plus(Quantity.of(quantity)), Quantity.zero).toString();
    const seller = await this.world.as("seller");
    const { customer: customerId, warehouse: warehouseId, usable: locationId } = this.ids;
    const lines = [{ itemId, quantity: total, price, promisedOn: on }];
    const { document: asked } = await seller.sales.salesOrder.create({
      document: { customerId, warehouseId, orderedOn: on, lines } as Loose,
      then: ["submit"],
    });
    const { id, version } = asked;
    const { document: order } = await this.admin.sales.salesOrder.act({ id, version, verb: "approve" });
    const orderLineId = order.lines[0]!.id;
    const shipped = await this.admin.sales.delivery.create({
      document: {
        customerId,
        orderId: order.id,
        deliveredOn: on,
        lines: parts.map(([lotCode, quantity]) => ({ orderLineId, itemId, quantity, lotCode, locationId })),
      } as Loose,
      then: ["release", "post"],
    });
    return { id: shipped.document.id, item, price, lines: shipped.document.lines, cost: debited(shipped, "5401") };
  }

  /** Goods of a delivery come back. @returns the return's line, and its entries */
  async takeBack(of: Delivery, quantity: string, on: string, line = 0): Promise<{ lineId: string; entries: string[] }> {
    const from = { deliveryLineId: of.lines[line]!.id, itemId: this.id(of.item), locationId: this.ids["usable"] };
    const returned = await this.admin.sales.salesReturn.create({
      document: {
        customerId: this.ids["customer"],
        returnedOn: on,
        lines: [{ ...from, quantity, reason: "not_wanted" }],
      } as Loose,
      then: ["post"],
    });
    return { lineId: returned.document.lines[0]!.id, entries: entries(returned) };
  }

  /** An invoice of so many of each line of a delivery, at the order's price and 13 %. */
  async invoice(
    of: Delivery,
    quantities: readonly string[],
    on: string,
  ): Promise<{ id: string; lines: readonly { id: string }[] }> {
    const lines = quantities.map((quantity, i) => ({
      deliveryLineId: of.lines[i]!.id,
      itemId: this.id(of.item),
      ...priced(quantity, of.price, "13"),
    }));
    const { document } = await this.admin.finance.salesInvoice.create({
      document: { customerId: this.ids["customer"], invoicedOn: on, dueOn: on, lines } as Loose,
      then: ["post"],
    });
    return document;
  }

  /** The red invoice for what came back of the first line of an invoice. */
  async credit(
    invoice: { id: string; lines: readonly { id: string }[] },
    of: Delivery,
    returned: { lineId: string },
    quantity: string,
    on: string,
  ): Promise<void> {
    const names = { returnLineId: returned.lineId, invoiceLineId: invoice.lines[0]!.id, itemId: this.id(of.item) };
    const lines = [{ ...names, ...priced(quantity, of.price, "13") }];
    const head = { customerId: this.ids["customer"], invoiceId: invoice.id, creditedOn: on };
    await this.admin.finance.creditNote.create({ document: { ...head, lines } as Loose, then: ["post"] });
  }
}

/** Quantity, price, net and tax of a line, as a paper states them. */
function priced(quantity: string, price: string, taxRate: string): object {
  const net = extend(Quantity.of(quantity), UnitPrice.of(price));
  return { quantity, price, amountNet: net.toString(), amountTax: percentOf(net, taxRate).toString() };
}

interface Posted {
  readonly postings: readonly { journal: readonly { account: string; debit: string; credit: string }[] }[];
}

/** The debits and credits of a document's last posting. */
const entries = (answer: Posted): string[] =>
  answer.postings.at(-1)!.journal.map((it) => `${it.account} ${it.debit} ${it.credit}`);

/** What a document's last posting debited to accounts that begin so. */
function debited(answer: Posted, prefix: string): string {
  const lines = answer.postings.at(-1)!.journal.filter((it) => it.account.startsWith(prefix));
  return Amount.sum(lines.map((it) => Amount.of(it.debit))).toString();
}
