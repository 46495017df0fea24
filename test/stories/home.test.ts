/** The home pages: the owner's figures with known answers, which agree with the statements, and the lists behind the cards of production and sales. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeMonth, refusalOf } from "../world.ts";
import { threeReceived } from "./buying.ts";
import { aMaker, type Maker } from "./making.ts";
import { aSeller, type Loose, type Seller } from "./selling.ts";

describe("the owner's figures", () => {
  let seller: Seller;
  const on = async (day: string) =>
    (await (await seller.world.as("accountant")).finance.keyFigures({ on: day })).rows[0]!;

  /**
   * 10 bicycles of 7600.00 and forks of 500.00. November: 3 sold for 3000.00 (cost 2100.00), of the 3390.00 1000.00 came in; 3 bought for
   * 2250.00. December: 1 sold for 1000.00 (cost 700.00), not invoiced yet.
   */
  beforeAll(async () => {
    seller = await aSeller();
    const { world, ids, invoiced, collect, ordered, ship, delivery, line } = seller;
    const { id } = await invoiced("shop", "2", { net: "2000.00", tax: "260.00" });
    await invoiced("late", "1", { net: "1000.00", tax: "130.00" });
    await collect("shop", "1000.00", [[id, "1000.00"]]);
    const receiptLineId = await threeReceived(seller);
    const accountant = await world.as("accountant");
    const amounts = { quantity: "3", price: "750", amountNet: "2250.00", amountTax: "292.50" };
    const head = { supplierId: ids["supplier"], billNumber: "B-1", billedOn: "2026-11-26", dueOn: "2026-12-16" };
    const lines = [{ receiptLineId, itemId: ids["bike"], ...amounts }];
    await accountant.finance.supplierBill.create({ document: { ...head, lines } as Loose, then: ["post"] });
    await closeMonth(accountant, "2026-10");
    await closeMonth(accountant, "2026-11");
    world.today("2026-12-10");
    const order = await ordered("shop", [{ quantity: "1" }]);
    await ship(delivery(order, [line(order, "1")], { deliveredOn: "2026-12-08" }));
  });
  afterAll(() => seller.world.close());

  it("are told in one row, and closing entries are no sales", async () => {
    expect(await on("2026-12-10")).toEqual({
      cash: "1000.00",
      // 8100.00 − 2100.00 + 2250.00 − 700.00
      stock: "7550.00",
      // × 40 days since the first of November ÷ 2800.00
      stockDays: 108,
      receivable: "2390.00",
      receivableOverdue: "2390.00",
      lateCustomers: 2,
      payable: "2542.50",
      payableOverdue: "0.00",
      payableSoon: "2542.50",
      sales: "1000.00",
      salesBefore: "3000.00",
      profit: "300.00",
      profitBefore: "900.00",
    });
  });

  it("what is due on the day is not late yet; a bill is late on the day after", async () => {
    expect(await on("2026-12-06")).toMatchObject({ receivableOverdue: "0.00", lateCustomers: 0, payableSoon: "0.00" });
    expect(await on("2026-12-16")).toMatchObject({ payableOverdue: "0.00", payableSoon: "2542.50" });
    expect(await on("2026-12-17")).toMatchObject({ payableOverdue: "2542.50", payableSoon: "0.00" });
  });

  it("agree with the statements of the month, and with the lists that they open", async () => {
    const { accounting, finance, inventory } = await seller.world.as("accountant");
    const { statements } = await accounting.statements.read({ month: "2026-12", compare: "month" });
    const figure = (name: string, no: number, at: number) =>
      statements.find((it) => it.name === name)!.lines.find((it) => it.no === no)!.figures[at];
    const it = await on("2026-12-10");
    expect([it.cash, it.stock]).toEqual([figure("balance", 1, 0), figure("balance", 9, 0)]);
    // The month, and the month before beside it.
    expect([it.sales, it.salesBefore]).toEqual([figure("income", 1, 1), figure("income", 1, 2)]);
    const late = await finance.overdue({ on: "2026-12-10", customerId: null });
    expect(late.totals["open"]).toBe("2390");
    const stock = await inventory.stockOnHand({} as Loose);
    expect(stock.totals["value"]).toBe("7550");
  });

  it("are for who may see the books", async () => {
    const salesperson = await seller.world.as("seller");
    expect(await refusalOf(salesperson.finance.keyFigures({ on: "2026-12-10" }))).toEqual(["platform.not_allowed"]);
  });

  it("the doctor finds nothing", async () => expect(await seller.world.findings()).toEqual([]));
});

describe("what waits in production", () => {
  let maker: Maker;
  beforeAll(async () => {
    maker = await aMaker();
  });
  afterAll(() => maker.world.close());

  const waiting = async (where: Record<string, string>) => {
    const { rows } = await (await maker.world.as("planner")).production.workOrder.list({ where });
    return rows.map((row) => row.number);
  };

  it("an order waits for material until all of it is issued; one that takes it with its completions does not", async () => {
    const order = await maker.order("10");
    await maker.order("5", { issuing: "backflush" });
    const where = {
      state: "released",
      donePercent: "..99",
      issuing: "by_list",
      issuedPercent: "..99",
      startOn: "..2026-11-02",
    };
    expect(await waiting(where)).toEqual([order.number]);
    await maker.issue(order, { fork: "10", wheel: "20" });
    expect(await waiting(where)).toEqual([]);
  });

  it("an order is late from the day after it was due, until all of it is made", async () => {
    const order = await maker.order("1", { dueOn: "2026-11-06" });
    const where = (before: string) => ({ state: "released", donePercent: "..99", dueOn: `..${before}` });
    expect(await waiting(where("2026-11-05"))).toEqual([]);
    expect(await waiting(where("2026-11-06"))).toEqual([order.number]);
    await maker.issue(order, { fork: "1", wheel: "2" });
    await maker.complete(order, "1");
    expect(await waiting(where("2026-11-06"))).toEqual([]);
  });
});
