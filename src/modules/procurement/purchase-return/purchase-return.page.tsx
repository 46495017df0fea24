import { askedFor } from "../../../platform/web/data/client.ts";
import type { Start } from "../../../platform/web/form/form-state.ts";
import { sourcesOf } from "../../../platform/web/form/use-facts.ts";
import type { Facts } from "../../../platform/web/lines/columns.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { inventory } from "../../inventory/client.ts";
import { procurement, receiptRefs } from "../client.ts";
import { purchaseReturn } from "./purchase-return.ts";

const fact =
  (name: string) =>
  ({ receiptLineId }: { receiptLineId?: string }, { facts }: { facts: Facts }) =>
    facts[receiptLineId ?? ""]?.[name];

/** Of figures that are only read: twelve columns stand side by side. */
const NARROW = "minmax(80px, 0.5fr)";

export default documentPage({
  definition: purchaseReturn,
  path: "/procurement/purchase-returns",
  api: procurement.purchaseReturn,
  subtitle: ["supplierId", "redInvoice"],
  sections: {
    header: ["supplierId", "returnedOn", "redInvoice", "remark"],
    lines: [
      { field: "receiptLineId", width: "minmax(150px, 1.5fr)" },
      "itemId",
      { of: "receiptLineId", show: "unit" },
      { key: "accepted", kind: "quantity", width: NARROW, compute: fact("accepted") },
      { key: "rejected", kind: "quantity", width: NARROW, compute: fact("rejected") },
      { key: "billed", kind: "quantity", width: NARROW, compute: fact("billed") },
      { field: "what", width: "minmax(100px, 1fr)" },
      "locationId",
      { field: "quantity", sum: true },
      { field: "reason", width: "minmax(84px, 0.8fr)" },
      "amountNet",
      "amountTax",
    ],
  },
  within: { goods_receipt: "supplierId", goods_receipt_line: "supplierId" },
  start: ({ receipt }) => fromReceipt(receipt),
  pull: { kind: "goods_receipt", load: fromReceipt },
  facts: { of: sourcesOf("goods_receipt"), load: receiptFacts },
});

/** Mostly the rejected go back, from where they wait. */
async function fromReceipt(id: unknown): Promise<Start | undefined> {
  const receipt = await askedFor("goods_receipt", id, procurement.goodsReceipt.get);
  if (!receipt) return undefined;
  const { supplierId, warehouseId, lines } = receipt.document;
  const warehouse = await askedFor("warehouse", warehouseId, inventory.warehouse.get);
  const rejected = lines.filter((line) => line.quantityRejected !== "0");
  return {
    header: { supplierId },
    lines: (rejected.length > 0 ? rejected : lines).map((line) => ({
      receiptLineId: line.id,
      itemId: line.itemId,
      what: line.quantityRejected === "0" ? "return_stock" : "return_rejected",
      locationId: line.quantityRejected === "0" ? line.locationId : (warehouse?.document.rejectedLocationId ?? null),
      quantity: line.quantityRejected === "0" ? null : line.quantityRejected,
      reason: line.rejectReason,
    })),
    refs: { ...receiptRefs(receipt), ...warehouse?.refs },
    sources: [receipt.document.id],
    lineKey: "receiptLineId",
  };
}

async function receiptFacts(id: string): Promise<Facts> {
  const { document, progress } = await procurement.goodsReceipt.get({ id });
  return Object.fromEntries(
    document.lines.map((line) => {
      const billed = progress[line.id]?.find((it) => it.measure === "billed")?.done ?? "0";
      return [line.id, { accepted: line.quantityAccepted, rejected: line.quantityRejected, billed }];
    }),
  );
}
