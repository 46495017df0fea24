/** Two people at once on documents that name each other, through the API of a server: one of them is told no, and the books stay sound. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serverUrl } from "../../src/platform/testing/database.ts";
import { aWorld, bankAccountId, orderedLines, refusalOf, type World } from "../world.ts";

describe.skipIf(!serverUrl)("at once", () => {
  let world: World;
  let ids: { supplier: string; item: string; warehouse: string; place: string };
  beforeAll(async () => {
    world = await aWorld();
    const admin = await world.as("admin");
    const supplier = await admin.parties.supplier.create({
      document: { code: "S1", name: "宏达", lines: [] } as never,
    });
    const item = await admin.items.item.create({
      document: {
        code: "CH",
        name: "链条",
        kind: "component",
        unit: "条",
        costing: "moving_average",
        lines: [],
      } as never,
    });
    const { rows } = await admin.inventory.warehouse.list({});
    const { document } = await admin.inventory.warehouse.get({ id: rows[0]!.id });
    ids = {
      supplier: supplier.document.id,
      item: item.document.id,
      warehouse: document.id,
      place: document.usableLocationId!,
    };
  });
  afterAll(() => world.close());

  async function aReceipt() {
    const [buyer, manager, inspector] = [
      await world.as("buyer"),
      await world.as("manager"),
      await world.as("inspector"),
    ];
    const made = await buyer.procurement.purchaseOrder.create({
      document: {
        supplierId: ids.supplier,
        orderedOn: "2026-11-02",
        warehouseId: ids.warehouse,
        lines: [{ itemId: ids.item, quantity: "10", price: "5", requiredOn: "2026-11-20" }],
      } as never,
      then: ["submit"],
    });
    const order = (
      await manager.procurement.purchaseOrder.act({
        id: made.document.id,
        version: made.document.version,
        verb: "approve",
      })
    ).document;
    const line = {
      orderLineId: order.lines[0]!.id,
      itemId: ids.item,
      quantityArrived: "10",
      quantityAccepted: "10",
      quantityRejected: "0",
      locationId: ids.place,
    };
    const receipt = await inspector.procurement.goodsReceipt.create({
      document: {
        supplierId: ids.supplier,
        orderId: order.id,
        warehouseId: ids.warehouse,
        receivedOn: "2026-11-05",
        lines: [line],
      } as never,
      then: ["arrive", "post"],
    });
    return receipt.document;
  }

  let bills = 0;
  async function aBill(receiptLineId: string) {
    const accountant = await world.as("accountant");
    const line = {
      receiptLineId,
      itemId: ids.item,
      quantity: "10",
      price: "5",
      amountNet: "50.00",
      taxRate: "13",
      amountTax: "6.50",
    };
    const bill = await accountant.finance.supplierBill.create({
      document: {
        supplierId: ids.supplier,
        billNumber: `B${++bills}`,
        billedOn: "2026-11-10",
        dueOn: "2026-12-10",
        lines: [line],
      } as never,
    });
    return bill.document;
  }

  it("a receipt is voided or billed, not both", async () => {
    const [admin, accountant] = [await world.as("admin"), await world.as("accountant")];
    for (let round = 0; round < 8; round++) {
      const receipt = await aReceipt();
      const bill = await aBill(receipt.lines[0]!.id);
      const refused = await Promise.all([
        refusalOf(
          admin.procurement.goodsReceipt.act({
            id: receipt.id,
            version: receipt.version,
            verb: "void",
            reason: "录错",
          }),
        ),
        refusalOf(accountant.finance.supplierBill.act({ id: bill.id, version: bill.version, verb: "post" })),
      ]);
      expect(refused.filter((codes) => codes.length === 0)).toHaveLength(1);
    }
    expect(await world.findings()).toEqual([]);
  });

  it("two bills of one receipt: one is posted", async () => {
    const accountant = await world.as("accountant");
    for (let round = 0; round < 8; round++) {
      const receipt = await aReceipt();
      const both = [await aBill(receipt.lines[0]!.id), await aBill(receipt.lines[0]!.id)];
      const refused = await Promise.all(
        both.map((bill) =>
          refusalOf(accountant.finance.supplierBill.act({ id: bill.id, version: bill.version, verb: "post" })),
        ),
      );
      expect(refused.filter((codes) => codes.length === 0)).toHaveLength(1);
    }
    expect(await world.findings()).toEqual([]);
  });

  it("a bill is paid or voided, not both", async () => {
    const [admin, accountant] = [await world.as("admin"), await world.as("accountant")];
    const bank = await bankAccountId(accountant);
    for (let round = 0; round < 8; round++) {
      const draft = await aBill((await aReceipt()).lines[0]!.id);
      const bill = (await accountant.finance.supplierBill.act({ id: draft.id, version: draft.version, verb: "post" }))
        .document;
      const payment = await accountant.finance.payment.create({
        document: {
          supplierId: ids.supplier,
          paidOn: "2026-11-12",
          bankAccountId: bank,
          amount: "56.50",
          lines: [{ openItemId: bill.id, amount: "56.50" }],
        } as never,
      });
      const refused = await Promise.all([
        refusalOf(
          accountant.finance.payment.act({ id: payment.document.id, version: payment.document.version, verb: "post" }),
        ),
        refusalOf(admin.finance.supplierBill.act({ id: bill.id, version: bill.version, verb: "void", reason: "录错" })),
      ]);
      expect(refused.filter((codes) => codes.length === 0)).toHaveLength(1);
    }
    expect(await world.findings()).toEqual([]);
  });

  it("a document is posted once, however often the button was pressed", async () => {
    const accountant = await world.as("accountant");
    const receipt = await aReceipt();
    const bill = await aBill(receipt.lines[0]!.id);
    const refused = await Promise.all(
      Array.from({ length: 6 }, () =>
        refusalOf(accountant.finance.supplierBill.act({ id: bill.id, version: bill.version, verb: "post" })),
      ),
    );
    expect(refused.filter((codes) => codes.length === 0)).toHaveLength(1);
    expect(new Set(refused.flat())).toEqual(new Set(["platform.changed_meanwhile"]));
    expect(await world.findings()).toEqual([]);
  });

  it("a suggestion is ordered once, however many press at once", async () => {
    const [admin, buyer, manager] = [await world.as("admin"), await world.as("buyer"), await world.as("manager")];
    for (let round = 0; round < 6; round++) {
      const made = await admin.items.item.create({
        document: {
          code: `R-${round}`,
          name: "缺料",
          kind: "component",
          unit: "个",
          safetyStock: "5",
          lines: [],
        } as never,
      });
      const { document } = await admin.parties.supplier.get({ id: ids.supplier });
      const offer = { itemId: made.document.id, price: "3" };
      await admin.parties.supplier.update({
        id: document.id,
        version: document.version,
        document: { ...document, lines: [...document.lines, offer] } as never,
      });
      const { suggestions } = await buyer.planning.requirements.list({ itemId: made.document.id });
      const lines = orderedLines(suggestions, ids.warehouse);
      const refused = await Promise.all(
        [buyer, manager, admin].map((api) => refusalOf(api.planning.requirements.order({ lines }))),
      );
      expect(refused.filter((codes) => codes.length === 0)).toHaveLength(1);
      expect(new Set(refused.flat())).toEqual(new Set(["planning.suggestion_changed"]));
    }
  });
});
