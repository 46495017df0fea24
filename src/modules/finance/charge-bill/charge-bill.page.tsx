import { Quantity } from "../../../kernel/decimal.ts";
import { askedFor } from "../../../platform/web/data/client.ts";
import type { Start } from "../../../platform/web/form/form-state.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { procurement, receiptRefs } from "../../procurement/client.ts";
import { finance } from "../client.ts";
import { chargeBill } from "./charge-bill.ts";

export default documentPage({
  definition: chargeBill,
  path: "/finance/charge-bills",
  api: finance.chargeBill,
  subtitle: ["supplierId", "billNumber"],
  sections: {
    header: [
      "supplierId",
      "billNumber",
      "billedOn",
      "dueOn",
      "amountNet",
      "taxRate",
      "amountTax",
      "spreadBy",
      "remark",
    ],
    lines: ["receiptLineId", "itemId", { of: "itemId", show: "spec" }],
  },
  pull: { kind: "goods_receipt", load: fromReceipt },
});

/** What a receipt brought into stock bears the charge. */
async function fromReceipt(id: unknown): Promise<Start | undefined> {
  const receipt = await askedFor("goods_receipt", id, procurement.goodsReceipt.get);
  if (!receipt) return undefined;
  const taken = receipt.document.lines.filter((line) => Quantity.of(line.quantityAccepted).isPositive());
  return {
    lines: taken.map((line) => ({ receiptLineId: line.id, itemId: line.itemId })),
    refs: receiptRefs(receipt),
    sources: [receipt.document.id],
    lineKey: "receiptLineId",
  };
}
