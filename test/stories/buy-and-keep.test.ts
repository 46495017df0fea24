/**
 * The purchase side of a factory, end to end through the HTTP API: we will run short → an order is proposed, made, approved →
 * 100 arrive, 5 are rejected → the bill is dearer → it is paid in two parts → 3 go back after payment → the count finds a
 * difference → a receipt made by mistake is voided. The doctor is clean after every chapter.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  aWorld,
  bankAccountId,
  closeMonth,
  entriesOf,
  orderedLines,
  refusalOf,
  storeOf,
  type World,
} from "../world.ts";

let world: World;
const it_: Record<string, string> = {};

beforeAll(async () => {
  world = await aWorld();
  const admin = await world.as("admin");
  Object.assign(it_, await storeOf(admin));
  const supplier = await admin.parties.supplier.create({
    document: { code: "S001", name: "宏达链条有限公司", nameEn: "Hongda Chain", termDays: 30, lines: [] } as never,
  });
  it_["supplier"] = supplier.document.id;
  const item = await admin.items.item.create({
    document: {
      code: "CH-0234",
      name: "链条",
      nameEn: "Chain",
      kind: "component",
      unit: "条",
      spec: "11速 118节",
      costing: "fifo",
      supplierId: supplier.document.id,
      reorderPoint: "120",
      safetyStock: "40",
      lotSize: "50",
      maximumStock: "130",
      lines: [],
    } as never,
  });
  it_["item"] = item.document.id;
  await admin.parties.supplier.update({
    id: supplier.document.id,
    version: supplier.document.version,
    document: {
      ...supplier.document,
      lines: [{ itemId: item.document.id, price: "48.50", minimumQuantity: "100", leadTimeDays: 9 }],
    } as never,
  });
  await admin.finance.opening.create({
    document: {
      openedOn: "2026-10-31",
      lines: [
        { what: "stock", itemId: item.document.id, locationId: it_["usable"]!, quantity: "30", debit: "1440.00" },
        { what: "account", account: "100201", debit: "100000.00" },
        { what: "account", account: "3001", credit: "101440.00" },
      ],
    } as never,
    then: ["post"],
  });
});
afterAll(() => world.close());
afterEach(async () => expect(await world.findings()).toEqual([]));

describe("from “we will run short” to goods on the shelf and the supplier paid", () => {
  it("the requirements suggest a lot, and says why; twice is not twice", async () => {
    const buyer = await world.as("buyer");
    const { suggestions } = await buyer.planning.requirements.list({});
    expect(suggestions).toHaveLength(1);
    expect(suggestions[0]).toMatchObject({
      kind: "buy",
      quantity: "100",
      amount: "4850.00",
      dueOn: "2026-11-11",
      startOn: "2026-11-02",
      free: "30",
      onOrder: "0",
      isForStock: true,
    });
    const { itemId, plannedOn } = suggestions[0]!;
    const why = await buyer.planning.requirements.why({ itemId, plannedOn });
    expect(why).toMatchObject({
      onHand: "30",
      minimumStock: "120",
      maximumStock: "130",
      minimum: "100",
      lotSize: "50",
    });
    const made = await buyer.planning.requirements.order({ lines: orderedLines(suggestions, it_["warehouse"]!) });
    it_["order"] = made.purchaseOrders[0]!.id;
    expect((await buyer.planning.requirements.list({})).suggestions).toEqual([]);
  });

  it("the buyer cannot approve; the manager can, within his limit", async () => {
    const buyer = await world.as("buyer");
    const manager = await world.as("manager");
    const { document } = await buyer.procurement.purchaseOrder.get({ id: it_["order"]! });
    const point = { id: document.id, version: document.version, verb: "approve" as const };
    expect(await refusalOf(buyer.procurement.purchaseOrder.act(point))).toEqual(["platform.not_allowed"]);
    const approved = await manager.procurement.purchaseOrder.act(point);
    expect(approved.document.state).toBe("approved");
    it_["orderLine"] = approved.document.lines[0]!.id;
  });

  it("100 arrive, 5 are rejected: 95 on the shelf, 5 not ours", async () => {
    world.today("2026-11-11");
    const keeper = await world.as("keeper");
    const inspector = await world.as("inspector");
    const line = {
      orderLineId: it_["orderLine"]!,
      itemId: it_["item"]!,
      quantityArrived: "100",
      quantityAccepted: "100",
      quantityRejected: "0",
      locationId: it_["usable"]!,
    };
    const header = {
      supplierId: it_["supplier"]!,
      orderId: it_["order"]!,
      warehouseId: it_["warehouse"]!,
      receivedOn: "2026-11-11",
      deliveryNote: "HD-7731",
    };
    const arrived = await keeper.procurement.goodsReceipt.create({
      document: { ...header, lines: [line] } as never,
      then: ["arrive"],
    });
    expect(
      await refusalOf(
        keeper.procurement.goodsReceipt.act({
          id: arrived.document.id,
          version: arrived.document.version,
          verb: "post",
        }),
      ),
    ).toEqual(["platform.not_allowed"]);
    const inspected = { ...line, id: arrived.document.lines[0]!.id, quantityAccepted: "95", quantityRejected: "5" };
    const saved = await inspector.procurement.goodsReceipt.update({
      id: arrived.document.id,
      version: arrived.document.version,
      document: { ...header, lines: [inspected] } as never,
    });
    const point = { id: saved.document.id, version: saved.document.version, verb: "post" as const };
    expect(await refusalOf(inspector.procurement.goodsReceipt.act(point))).toEqual(["procurement.reason_missing"]);
    const right = await inspector.procurement.goodsReceipt.update({
      id: saved.document.id,
      version: saved.document.version,
      document: { ...header, lines: [{ ...inspected, rejectReason: "rust" }] } as never,
    });
    const posted = await inspector.procurement.goodsReceipt.act({ ...point, version: right.document.version });
    expect(entriesOf(posted)).toEqual(["140303 4607.50 0.00", "220202 0.00 4607.50"]);
    it_["receipt"] = posted.document.id;
    it_["receiptLine"] = posted.document.lines[0]!.id;
    const stock = await keeper.inventory.stockOnHand({} as never);
    expect(stock.rows[0]).toMatchObject({ onHand: "125", notOwned: "5", value: "6047.50" });
  });

  it("the bill is dearer: the difference is consented to, and moves only what is here", async () => {
    world.today("2026-11-20");
    const accountant = await world.as("accountant");
    const bill = await accountant.finance.supplierBill.create({
      document: {
        supplierId: it_["supplier"]!,
        billNumber: "26113377",
        billedOn: "2026-11-20",
        dueOn: "2026-12-20",
        lines: [
          {
            receiptLineId: it_["receiptLine"]!,
            itemId: it_["item"]!,
            quantity: "95",
            price: "49.00",
            amountNet: "4655.00",
            taxRate: "13",
            amountTax: "605.15",
          },
        ],
      } as never,
    });
    const posted = await accountant.finance.supplierBill.act({
      id: bill.document.id,
      version: bill.document.version,
      verb: "post",
      acknowledge: ["finance.price_higher"],
    });
    expect(entriesOf(posted)).toEqual([
      "220202 4607.50 0.00",
      "140303 47.50 0.00",
      "22210101 605.15 0.00",
      "220201 0.00 5260.15",
    ]);
    it_["bill"] = posted.document.id;
  });

  it("it is paid in two parts, never beyond what is open", async () => {
    world.today("2026-11-25");
    const accountant = await world.as("accountant");
    const bank = await bankAccountId(accountant);
    const pay = (amount: string) =>
      accountant.finance.payment.create({
        document: {
          supplierId: it_["supplier"]!,
          paidOn: "2026-11-25",
          bankAccountId: bank,
          amount,
          lines: [{ openItemId: it_["bill"]!, amount }],
        } as never,
        then: ["post"],
      });
    await pay("3000.00");
    expect(await refusalOf(pay("2260.16"))).toEqual(["finance.settles_beyond"]);
    const second = await pay("2260.15");
    expect(entriesOf(second)).toEqual(["220201 2260.15 0.00", "100201 0.00 2260.15"]);
    expect(second.chain.map((up) => up.document)).toEqual(["purchase_order", "goods_receipt", "supplier_bill"]);
    expect((await accountant.finance.openItems({ partyId: it_["supplier"]! } as never)).rows).toEqual([]);
  });

  it("3 go back after payment: the supplier owes for them; the 5 rejected go with them", async () => {
    const buyer = await world.as("buyer");
    const back = { receiptLineId: it_["receiptLine"]!, itemId: it_["item"]!, reason: "surface" };
    const returned = await buyer.procurement.purchaseReturn.create({
      document: {
        supplierId: it_["supplier"]!,
        returnedOn: "2026-11-25",
        lines: [
          {
            ...back,
            what: "return_stock",
            locationId: it_["usable"]!,
            quantity: "3",
            amountNet: "147.00",
            amountTax: "19.11",
          },
          { ...back, what: "return_rejected", locationId: it_["rejected"]!, quantity: "5" },
        ],
      } as never,
      then: ["post"],
    });
    // FIFO takes the receipt it names: 3 at 49.00.
    expect(entriesOf(returned)).toEqual(["140303 -147.00 0.00", "22210101 -19.11 0.00", "220201 0.00 -166.11"]);
    const accountant = await world.as("accountant");
    expect((await accountant.finance.openItems({ partyId: it_["supplier"]! } as never)).rows).toMatchObject([
      { open: "-166.11" },
    ]);
    expect((await buyer.inventory.stockOnHand({} as never)).rows[0]).toMatchObject({
      onHand: "122",
      notOwned: "0",
      value: "5948.00",
    });
  });

  it("the count finds two missing, against the books at the moment of counting", async () => {
    const keeper = await world.as("keeper");
    const admin = await world.as("admin");
    const line = { itemId: it_["item"]!, locationId: it_["usable"]!, quantityBook: "122", quantityCounted: "120" };
    const header = { warehouseId: it_["warehouse"]!, countedOn: "2026-11-25" };
    const counted = await keeper.inventory.stockCount.create({
      document: { ...header, lines: [line] } as never,
      then: ["submit"],
    });
    const point = { id: counted.document.id, version: counted.document.version, verb: "post" as const };
    expect(await refusalOf(admin.inventory.stockCount.act(point))).toEqual(["inventory.difference_unexplained"]);
    const explained = await keeper.inventory.stockCount.update({
      id: counted.document.id,
      version: counted.document.version,
      document: { ...header, lines: [{ ...line, id: counted.document.lines[0]!.id, reason: "错发" }] } as never,
    });
    const posted = await admin.inventory.stockCount.act({ ...point, version: explained.document.version });
    // The oldest go first: the opening's 48.00.
    expect(entriesOf(posted)).toEqual(["140303 0.00 96.00", "190101 96.00 0.00"]);
  });

  it("a receipt made by mistake is voided and leaves nothing", async () => {
    const inspector = await world.as("inspector");
    const accountant = await world.as("accountant");
    const wrong = await inspector.procurement.goodsReceipt.create({
      document: {
        supplierId: it_["supplier"]!,
        orderId: it_["order"]!,
        warehouseId: it_["warehouse"]!,
        receivedOn: "2026-11-25",
        lines: [
          {
            orderLineId: it_["orderLine"]!,
            itemId: it_["item"]!,
            quantityArrived: "7",
            quantityAccepted: "7",
            locationId: it_["usable"]!,
          },
        ],
      } as never,
      then: ["arrive", "post"],
    });
    const undo = { id: wrong.document.id, version: wrong.document.version, verb: "void" as const };
    expect(await refusalOf(accountant.procurement.goodsReceipt.act(undo))).toEqual(["platform.reason_needed"]);
    const voided = await accountant.procurement.goodsReceipt.act({ ...undo, reason: "重复录入" });
    expect(voided.document.state).toBe("voided");
    expect((await inspector.inventory.stockOnHand({} as never)).rows[0]).toMatchObject({
      onHand: "120",
      value: "5852.00",
    });
    const order = await inspector.procurement.purchaseOrder.get({ id: it_["order"]! });
    expect(order.progress[it_["orderLine"]!]).toMatchObject([
      { measure: "received", done: "95" },
      { measure: "billed", done: "92" },
    ]);
  });

  it("the month closes once nothing waits, and then nothing is posted into it", async () => {
    const accountant = await world.as("accountant");
    expect(await refusalOf(accountant.accounting.period.close({ month: "2026-11" }))).toContain(
      "accounting.earlier_open",
    );
    await closeMonth(accountant, "2026-10");
    const closed = await closeMonth(accountant, "2026-11");
    expect(closed.periods.find((it) => it.month === "2026-11")?.state).toBe("closed");
    const late = accountant.finance.payment.create({
      document: {
        supplierId: it_["supplier"]!,
        paidOn: "2026-11-25",
        bankAccountId: await bankAccountId(accountant),
        amount: "1.00",
        lines: [],
      } as never,
      then: ["post"],
    });
    expect(await refusalOf(late)).toEqual(["ledger.period_closed"]);
    const trial = await accountant.accounting.trialBalance({ from: "2026-10", to: "2026-11" } as never);
    expect(trial.totals["debit"]).toBe(trial.totals["credit"]);
    await accountant.accounting.period.reopen({ month: "2026-11", reason: "补一张票" });
  });
});
