/**
 * A week in the factory, through the HTTP API: a customer orders 8 → requirements make 10 and buy what is missing → received, 5 % rejected, the missing
 * one bought again → issued, 10 completed, 1 of them scrapped → delivered, 6 from two warehouses, then 2 → invoiced → collected in two parts → one
 * comes back after payment and is refunded → a count with a difference → the month is closed → a bill comes late in the next month. The statements
 * balance and tie to stock, open items and cash, and their figures open down to documents. The doctor is clean after every chapter.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../people.ts";
import { type Api, aWorld, closeMonth, entriesOf, orderedLines, type World } from "../world.ts";
import { weekFactory } from "./week-factory.ts";

// biome-ignore lint/suspicious/noExplicitAny: what is left out has a preset
type Loose = any;
let world: World;
let ids: Record<string, string>;
/** Documents that later chapters rest on. */
const made: Record<string, Loose> = {};

/** The needs of two weeks are one lot. */
const WEEKS = { daysPerLot: 14 };
const on = (day: string) => `2026-11-${day}`;
const as = (person: Person): Promise<Api> => world.as(person);

beforeAll(async () => {
  world = await aWorld();
  ids = await weekFactory(world);
});
afterAll(() => world.close());
afterEach(async () => expect(await world.findings()).toEqual([]));

async function approve(id: string) {
  const manager = await as("manager");
  const { version } = (await manager.procurement.purchaseOrder.get({ id })).document;
  return (await manager.procurement.purchaseOrder.act({ id, version, verb: "approve" })).document;
}

/** All of an order arrives; of an item some may be rejected. */
async function receive(order: Loose, day: string, bad: Record<string, string> = {}) {
  const inspector = await as("inspector");
  const lines = order.lines.map(({ id, itemId, quantity }: Loose) => {
    const rejected = bad[itemId] ?? "0";
    const accepted = String(Number(quantity) - Number(rejected));
    return {
      orderLineId: id,
      itemId,
      quantityArrived: quantity,
      quantityAccepted: accepted,
      quantityRejected: rejected,
      rejectReason: rejected === "0" ? null : "rust",
      locationId: ids["W1/usable"],
    };
  });
  const head = { supplierId: ids["supplier"], orderId: order.id, warehouseId: ids["W1"], receivedOn: on(day) };
  const document = { ...head, lines } as Loose;
  return (await inspector.procurement.goodsReceipt.create({ document, then: ["arrive", "post"] })).document;
}

const told = async () => {
  const { suggestions, refs } = await (await as("buyer")).planning.requirements.list(WEEKS);
  return suggestions.map((it) => `${it.kind} ${it.stockQuantity} ${refs[it.itemId]!.code}`);
};

async function order() {
  const buyer = await as("buyer");
  const { suggestions } = await buyer.planning.requirements.list(WEEKS);
  return await buyer.planning.requirements.order({ ...WEEKS, lines: orderedLines(suggestions, ids["W1"]!) });
}

describe("what is ordered is made", () => {
  it("a customer orders 8; requirements make 10 and buy what is missing", async () => {
    const [seller, manager] = [await as("seller"), await as("salesManager")];
    const line = { itemId: ids["BIKE"], quantity: "8", price: "1000", promisedOn: on("13") };
    const head = { customerId: ids["customer"], orderedOn: on("02"), warehouseId: ids["W1"], lines: [line] };
    const asked = await seller.sales.salesOrder.create({ document: head as Loose, then: ["submit"] });
    const { id, version } = asked.document;
    made["order"] = (await manager.sales.salesOrder.act({ id, version, verb: "approve" })).document;
    expect((await told()).sort()).toEqual(["buy 20 WHEEL", "buy 6 FRAME", "make 10 BIKE"]);
    const { purchaseOrders, workOrders } = await order();
    made["purchase"] = await approve(purchaseOrders[0]!.id);
    made["work"] = (await (await as("planner")).production.workOrder.get({ id: workOrders[0]!.id })).document;
    expect(await told()).toEqual([]);
  });

  it("1 wheel of 20 is rejected, so one more is asked for, and comes", async () => {
    await receive(made["purchase"], "05", { [ids["WHEEL"]!]: "1" });
    expect(await told()).toEqual([]);
    const buyer = await as("buyer");
    const { id } = made["purchase"];
    const { version } = (await buyer.procurement.purchaseOrder.get({ id })).document;
    await buyer.procurement.purchaseOrder.act({ id, version, verb: "close" });
    expect(await told()).toEqual(["buy 1 WHEEL"]);
    const { purchaseOrders } = await order();
    await receive(await approve(purchaseOrders[0]!.id), "08");
  });

  it("components go in, 9 good ones and 1 scrapped come out at 500.00", async () => {
    const keeper = await as("keeper");
    const lines = made["work"].lines.map(({ id, itemId, quantity }: Loose) => {
      return { orderLineId: id, itemId, quantity, locationId: ids["W1/usable"] };
    });
    const work = { workOrderId: made["work"].id };
    const issue = { ...work, movedOn: on("09"), lines } as Loose;
    const issued = await keeper.production.materialIssue.create({ document: issue, then: ["post"] });
    expect(entriesOf(issued)).toEqual(["140303 0.00 3000.00", "140303 0.00 1000.00", "40010101 4000.00 0.00"]);
    const pieces = {
      quantity: "9",
      quantityScrapped: "1",
      scrapReason: "paint",
      locationId: ids["W1/usable"],
      lines: [],
    };
    const document = { ...work, completedOn: on("10"), ...pieces } as Loose;
    const completed = await keeper.production.completion.create({ document, then: ["post"] });
    expect(entriesOf(completed)).toContain("140501 4500.00 0.00");
    const planner = await as("planner");
    const { id, version } = (await planner.production.workOrder.get({ id: made["work"].id })).document;
    await planner.production.workOrder.act({ id, version, verb: "close" });
  });
});

describe("what is made is sold", () => {
  it("6 go out from two warehouses, then 2", async () => {
    const keeper = await as("keeper");
    const move = {
      itemId: ids["BIKE"],
      fromLocationId: ids["W1/usable"],
      toLocationId: ids["W2/usable"],
      quantity: "3",
    };
    await keeper.inventory.transfer.create({ document: { movedOn: on("10"), lines: [move] } as Loose, then: ["post"] });
    const { id: orderId, customerId, lines } = made["order"];
    const line = (place: string, quantity: string) => {
      return { orderLineId: lines[0].id, itemId: ids["BIKE"], quantity, locationId: ids[`${place}/usable`] };
    };
    const ship = async (day: string, what: object[]) => {
      const document = { customerId, orderId, deliveredOn: on(day), carrier: "顺丰", lines: what } as Loose;
      const then = ["release", "post"] as const;
      return (await keeper.sales.delivery.create({ document, then: [...then] })).document;
    };
    made["first"] = await ship("11", [line("W1", "3"), line("W2", "3")]);
    made["second"] = await ship("13", [line("W1", "2")]);
    const [row] = (await (await as("seller")).sales.salesOrder.list({})).rows;
    expect(row).toMatchObject({ shippedPercent: 100, invoicedPercent: 0 });
  });

  it("all is invoiced, and collected in two parts", async () => {
    const { finance } = await as("accountant");
    const delivered = [...made["first"].lines, ...made["second"].lines];
    const lines = delivered.map(({ id, itemId, quantity }: Loose) => {
      const net = Number(quantity) * 1000;
      const amounts = { amountNet: `${net}.00`, amountTax: `${(net * 13) / 100}.00` };
      return { deliveryLineId: id, itemId, quantity, price: "1000", ...amounts };
    });
    const head = { customerId: ids["customer"], invoicedOn: on("13"), dueOn: "2026-12-13" };
    const invoice = await finance.salesInvoice.create({ document: { ...head, lines } as Loose, then: ["post"] });
    made["invoice"] = invoice.document;
    await money("13", "5000.00", [[invoice.document.id, "5000.00"]]);
    await money("16", "4040.00", [[invoice.document.id, "4040.00"]]);
    expect((await finance.openReceivables({ customerId: ids["customer"]!, dueUntil: null })).rows).toEqual([]);
  });

  it("one comes back after payment: credited, and the money is refunded", async () => {
    const keeper = await as("keeper");
    const line = { deliveryLineId: made["second"].lines[0].id, itemId: ids["BIKE"], quantity: "1", reason: "quality" };
    const back = await keeper.sales.salesReturn.create({
      document: {
        customerId: ids["customer"],
        returnedOn: on("18"),
        lines: [{ ...line, locationId: ids["W1/inspect"] }],
      } as Loose,
      then: ["post"],
    });
    expect(entriesOf(back)).toContain("540101 -500.00 0.00");
    const { finance } = await as("accountant");
    const invoiceLineId = made["invoice"].lines.at(-1).id;
    const amounts = { quantity: "1", price: "1000", amountNet: "1000.00", amountTax: "130.00" };
    const credited = { returnLineId: back.document.lines[0]!.id, invoiceLineId, itemId: ids["BIKE"], ...amounts };
    const head = { customerId: ids["customer"], invoiceId: made["invoice"].id, creditedOn: on("18") };
    const note = await finance.creditNote.create({ document: { ...head, lines: [credited] } as Loose, then: ["post"] });
    await money("19", "1130.00", [[note.document.id, "1130.00"]], { direction: "refund" });
  });
});

async function money(day: string, amount: string, lines: [string, string][], more: object = {}) {
  const { finance } = await as("accountant");
  const settled = lines.map(([openItemId, part]) => ({ openItemId, amount: part }));
  const head = { customerId: ids["customer"], paidOn: on(day), bankAccountId: ids["bank"], amount };
  await finance.customerPayment.create({ document: { ...head, lines: settled, ...more } as Loose, then: ["post"] });
}

async function voucher(summary: string, debit: string, amount: string) {
  const [admin, accountant] = [await as("admin"), await as("accountant")];
  const lines = [
    { account: debit, debit: amount },
    { account: "100201", credit: amount },
  ];
  const document = { postedOn: on("27"), summary, lines } as Loose;
  const { id, version } = (await admin.accounting.journalVoucher.create({ document, then: ["submit"] })).document;
  await accountant.accounting.journalVoucher.act({ id, version, verb: "post" });
}

const statements = async () => (await as("accountant")).accounting.statements.read({ month: "2026-11" });
const line = (answer: Awaited<ReturnType<typeof statements>>, name: string, no: number) =>
  answer.statements.find((it) => it.name === name)!.lines.find((it) => it.no === no)!.figures[0];

describe("the month is closed", () => {
  it("the count finds one bicycle missing; wages and power are paid", async () => {
    const [keeper, admin] = [await as("keeper"), await as("admin")];
    const counted = { itemId: ids["BIKE"], locationId: ids["W1/usable"], quantityBook: "1", quantityCounted: "0" };
    const head = { warehouseId: ids["W1"], countedOn: on("20") };
    const document = { ...head, lines: [{ ...counted, reason: "找不到" }] } as Loose;
    const { id, version } = (await keeper.inventory.stockCount.create({ document, then: ["submit"] })).document;
    const posted = await admin.inventory.stockCount.act({ id, version, verb: "post" });
    expect(entriesOf(posted)).toEqual(["140501 0.00 500.00", "190101 500.00 0.00"]);
    await voucher("发工资", "221101", "300.00");
    await voucher("电费", "410103", "200.00");
  });

  it("October and November are closed; the statements balance and tie to stock, open items and cash", async () => {
    const accountant = await as("accountant");
    await closeMonth(accountant, "2026-10");
    await closeMonth(accountant, "2026-11");
    const answer = await statements();
    expect(answer.isClosed).toBe(true);
    expect(answer.checks.map((it) => it.isGood)).toEqual([true, true, true]);
    const [books] = await world.database.transaction({ as: "owner" }, (tx) =>
      tx.query<{ stock: string; cash: string; owed: string; open: string }>(
        `select (select sum(value) from cost_pool)::text as stock,
           (select sum(debit - credit) from account_balance where account = '100201')::text as cash,
           (select -sum(balance) from open_item where account like '2202%')::text as owed,
           (select coalesce(sum(balance), 0) from open_item where account like '1122%')::text as open`,
      ),
    );
    // One bicycle came back and waits; 3000.00 of frames and wheels, less 4 frames of before, are not billed.
    expect(books).toEqual({ stock: "500.00", cash: "107410.00", owed: "2800.00", open: "0.00" });
    expect(["1", "4", "9", "33"].map((no) => line(answer, "balance", Number(no)))).toEqual([
      books!.cash,
      "0.00",
      books!.stock,
      books!.owed,
    ]);
    // 7 × 1000.00, 7 × 500.00; the missing bicycle is not decided yet.
    expect([1, 2, 32].map((no) => line(answer, "income", no))).toEqual(["7000.00", "3500.00", "3500.00"]);
    expect(line(answer, "cash", 22)).toBe(books!.cash);
  });

  it("every figure opens: to its accounts, and there to documents", async () => {
    const { accounting } = await as("accountant");
    const answer = await statements();
    for (const { name, lines, columns } of answer.statements)
      for (const { no, figures } of lines.filter((it) => it.figures[0] !== "0.00")) {
        const { column } = columns[0]!;
        const { parts } = await accounting.statements.parts({ statement: name, no, column, month: "2026-11" });
        expect(parts.length, `${name} ${no} ${figures[0]}`).toBeGreaterThan(0);
      }
    const asked = { account: "500101", from: on("01"), to: on("30"), partyId: null, itemId: null, cashFlow: null };
    const { rows } = await accounting.accountLedger(asked);
    expect(rows.map((it) => it.documentType)).toEqual(expect.arrayContaining(["delivery", "delivery", "sales_return"]));
  });

  it("the wheels are billed in December, dearer: their cost is December's, and November stands", async () => {
    const before = await statements();
    world.today("2026-12-05");
    const accountant = await as("accountant");
    const { rows } = await accountant.procurement.goodsReceipt.list({});
    const receipts = await Promise.all(
      rows.map(async ({ id }) => (await accountant.procurement.goodsReceipt.get({ id })).document.lines),
    );
    const wheels = receipts.flat().filter((it) => it.itemId === ids["WHEEL"] && it.quantityAccepted !== "0");
    const billed = wheels.map(({ id, itemId, quantityAccepted }) => {
      const net = Number(quantityAccepted) * 51;
      const amounts = { amountNet: `${net}.00`, amountTax: ((net * 13) / 100).toFixed(2) };
      return { receiptLineId: id, itemId, quantity: quantityAccepted, price: "51", ...amounts };
    });
    const head = { supplierId: ids["supplier"], billNumber: "B-77", billedOn: "2026-12-05", dueOn: "2027-01-05" };
    const bill = await accountant.finance.supplierBill.create({
      document: { ...head, lines: billed } as Loose,
      then: ["post"],
      acknowledge: ["finance.price_higher"],
    });
    const late = entriesOf(bill).filter((it) => it.startsWith("540101"));
    expect(late.sort()).toEqual(["540101 1.00 0.00", "540101 19.00 0.00"]);
    expect(await statements()).toEqual(before);
  });
});
