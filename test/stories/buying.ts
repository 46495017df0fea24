/** A seller that buys too. */
import type { Loose, Seller } from "./selling.ts";

/** Three bicycles ordered at 750.00 + 13 %, put in stock on the 25th. @returns the receipt's line */
export async function threeReceived({ world, ids }: Seller): Promise<string> {
  const admin = await world.as("admin");
  const manager = await world.as("manager");
  const { document: supplier } = await admin.parties.supplier.create({
    document: { code: "S1", name: "宏达", lines: [] } as Loose,
  });
  ids["supplier"] = supplier.id;
  const order = await admin.procurement.purchaseOrder.create({
    document: {
      supplierId: supplier.id,
      orderedOn: "2026-11-10",
      warehouseId: ids["W1"],
      lines: [{ itemId: ids["bike"], quantity: "3", price: "750", taxRate: "13", requiredOn: "2026-11-25" }],
    } as Loose,
    then: ["submit"],
  });
  const { id, version } = order.document;
  const approved = await manager.procurement.purchaseOrder.act({ id, version, verb: "approve" });
  const receipt = await admin.procurement.goodsReceipt.create({
    document: {
      supplierId: supplier.id,
      warehouseId: ids["W1"],
      orderId: id,
      receivedOn: "2026-11-25",
      lines: [
        {
          orderLineId: approved.document.lines[0]!.id,
          itemId: ids["bike"],
          quantityArrived: "3",
          quantityAccepted: "3",
          locationId: ids["W1/usable"],
        },
      ],
    } as Loose,
    then: ["arrive", "post"],
  });
  return receipt.document.lines[0]!.id;
}
