/** A company that sells: two warehouses with bicycles and forks, a service, three customers, and the steps from order to delivery. */
import { aWorld, bankAccountId, type World } from "../world.ts";

export type Loose = never;
type Ids = Record<string, string>;

export async function aSeller() {
  const world = await aWorld();
  const ids: Ids = {};
  await places(world, ids);
  await items(world, ids);
  const admin = await world.as("admin");
  ids["bank"] = await bankAccountId(admin);
  for (const code of ["shop", "other", "late"]) {
    const document = { code, name: `${code}车行`, creditLimit: null, lines: [] } as Loose;
    ids[code] = (await admin.parties.customer.create({ document })).document.id;
  }
  const selling = steps(world, ids);
  return { world, ids, ...selling, ...money(world, ids, selling) };
}

export type Seller = Awaited<ReturnType<typeof aSeller>>;

async function places(world: World, ids: Ids): Promise<void> {
  const admin = await world.as("admin");
  const { document: second } = await admin.inventory.warehouse.create({
    document: { code: "W2", name: "成品仓", lines: [] } as Loose,
  });
  const shelf = await admin.inventory.location.create({
    document: { warehouseId: second.id, code: "A-01", name: "货架", kind: "usable", lines: [] } as Loose,
  });
  const [first] = (await admin.inventory.warehouse.list({ where: { code: "W1" } })).rows;
  const { document } = await admin.inventory.warehouse.get({ id: first!.id });
  Object.assign(ids, { W1: first!.id, W2: second.id });
  Object.assign(ids, { "W1/usable": document.usableLocationId, "W2/usable": shelf.document.id });
  const { rows } = await admin.inventory.location.list({ where: { warehouseId: first!.id } });
  for (const { id, kind } of rows) if (kind !== "usable") ids[`W1/${kind}`] = id;
}

/** 4 bicycles at 700.00 in W1, 6 at 800.00 in W2; 5 forks of one lot. */
async function items(world: World, ids: Ids): Promise<void> {
  const admin = await world.as("admin");
  const item = async (code: string, more: object) => {
    const document = { code, name: code, kind: "finished", unit: "辆", costing: "fifo", lines: [], ...more } as Loose;
    ids[code] = (await admin.items.item.create({ document })).document.id;
  };
  await item("bike", {});
  await item("fork", { costing: "specific_lot", isLotTracked: true });
  await item("repair", { kind: "service" });
  const stock = (key: string, place: string, quantity: string, debit: string, more: object = {}) => {
    const where = { itemId: ids[key], locationId: ids[`${place}/usable`] };
    return { what: "stock", ...where, quantity, debit, ...more };
  };
  await admin.finance.opening.create({
    document: {
      openedOn: "2026-10-31",
      lines: [
        stock("bike", "W1", "4", "2800.00"),
        stock("bike", "W2", "6", "4800.00"),
        stock("fork", "W1", "5", "500.00", { lotCode: "L-7" }),
        { what: "account", account: "3001", credit: "8100.00" },
      ],
    } as Loose,
    then: ["post"],
  });
}

function steps(world: World, ids: Ids) {
  const ordered = async (customer: string, lines: object[]) => {
    const seller = await world.as("seller");
    const manager = await world.as("salesManager");
    const made = await seller.sales.salesOrder.create({
      document: {
        customerId: ids[customer],
        orderedOn: "2026-11-02",
        warehouseId: ids["W1"],
        lines: lines.map((line) => ({ itemId: ids["bike"], price: "1000", promisedOn: "2026-11-20", ...line })),
      } as Loose,
      then: ["submit"],
    });
    const { id, version } = made.document;
    return (await manager.sales.salesOrder.act({ id, version, verb: "approve" })).document;
  };
  type Approved = Awaited<ReturnType<typeof ordered>>;
  return {
    /** An order that is approved. */
    ordered,
    /** A delivery's line of an order's line. */
    line: (order: Approved, quantity: string, place = "W1", more: object = {}, at = 0) => ({
      orderLineId: order.lines[at]!.id,
      itemId: order.lines[at]!.itemId,
      quantity,
      locationId: ids[`${place}/usable`],
      ...more,
    }),
    delivery: (order: Approved, lines: object[], more: object = {}) => ({
      customerId: order.customerId,
      orderId: order.id,
      deliveredOn: "2026-11-05",
      lines,
      ...more,
    }),
    async ship(document: object, acknowledge: string[] = []) {
      const keeper = await world.as("keeper");
      const then = ["release", "post"] as const;
      return await keeper.sales.delivery.create({ document: document as Loose, then: [...then], acknowledge });
    },
    /** A return of lines of a delivery, to be inspected. */
    async takeBack(customer: string, lines: [deliveryLineId: string, quantity: string][], more: object = {}) {
      const keeper = await world.as("keeper");
      const place = { itemId: ids["bike"], locationId: ids["W1/to_inspect"], reason: "quality" };
      return await keeper.sales.salesReturn.create({
        document: {
          customerId: ids[customer],
          returnedOn: "2026-11-18",
          lines: lines.map(([deliveryLineId, quantity]) => ({ deliveryLineId, quantity, ...place, ...more })),
        } as Loose,
        then: ["post"],
      });
    },
    /** The order as its list shows it. */
    async orderRow(id: string) {
      const seller = await world.as("seller");
      return (await seller.sales.salesOrder.list({})).rows.find((it) => it.id === id)!;
    },
  };
}

/** What follows a delivery. */
function money(world: World, ids: Ids, { ordered, ship, delivery, line }: ReturnType<typeof steps>) {
  return {
    /** An invoice of so many bicycles at 1000.00 + 13 %, due a month later. */
    async invoiced(customer: string, count: string, amounts: { net: string; tax: string }, place = "W2") {
      const order = await ordered(customer, [{ quantity: count }]);
      const { document: out } = await ship(delivery(order, [line(order, count, place)]));
      const accountant = await world.as("accountant");
      const { id: deliveryLineId, itemId } = out.lines[0]!;
      const amount = { amountNet: amounts.net, amountTax: amounts.tax };
      const { document } = await accountant.finance.salesInvoice.create({
        document: {
          customerId: out.customerId,
          invoicedOn: "2026-11-06",
          dueOn: "2026-12-06",
          lines: [{ deliveryLineId, itemId, quantity: count, price: "1000", ...amount }],
        } as Loose,
        then: ["post"],
      });
      return { id: document.id, delivery: out, deliveryLine: deliveryLineId, lines: document.lines };
    },
    /** Money from a customer for open items. */
    async collect(customer: string, amount: string, lines: [openItemId: string, amount: string][], more = {}) {
      const accountant = await world.as("accountant");
      return await accountant.finance.customerPayment.create({
        document: {
          customerId: ids[customer],
          paidOn: "2026-11-20",
          bankAccountId: ids["bank"],
          amount,
          lines: lines.map(([openItemId, settled]) => ({ openItemId, amount: settled })),
          ...more,
        } as Loose,
        then: ["post"],
      });
    },
    /** What is open of an invoice. */
    async openOf(invoiceId: string) {
      const accountant = await world.as("accountant");
      return (await accountant.finance.salesInvoice.list({})).rows.find((row) => row.id === invoiceId)!.openBalance;
    },
  };
}

interface Posted {
  readonly postings: readonly { journal: readonly { account: string; debit: string; credit: string }[] }[];
}

/** The debits and credits of a document's last posting. */
export const entries = (answer: Posted): string[] =>
  answer.postings.at(-1)!.journal.map((it) => `${it.account} ${it.debit} ${it.credit}`);
