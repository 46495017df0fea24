import { Amount } from "../../../kernel/decimal.ts";
import { extend, percentOf } from "../../../kernel/money.ts";
import { askedFor } from "../../../platform/web/data/client.ts";
import type { Start } from "../../../platform/web/form/form-state.ts";
import { today } from "../../../platform/web/format/parse.ts";
import type { Values } from "../../../platform/web/lines/lines-state.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { isLeft } from "../../../platform/web/parts/next-document.ts";
import { rateOn } from "../../accounting/client.ts";
import { stockQuantity } from "../../items/client.ts";
import { parties } from "../../parties/client.ts";
import { procurement } from "../client.ts";
import { afterUnit, termsOf } from "./purchase-order.terms.tsx";
import { purchaseOrder } from "./purchase-order.ts";

export default documentPage({
  definition: purchaseOrder,
  path: "/procurement/purchase-orders",
  api: procurement.purchaseOrder,
  subtitle: ["supplierId", "orderedOn"],
  sections: {
    header: ["supplierId", "orderedOn", "warehouseId", "currency", "rate", "remark"],
    lines: [
      "itemId",
      { of: "itemId", show: "spec" },
      { field: "quantity", sum: true },
      { unit: "unit", ofItem: "itemId" },
      { key: "stockQuantity", kind: "quantity", width: "96px", isSpare: true, compute: stockQuantity },
      { key: "received", kind: "quantity", isSpare: true, compute: (_, { own }) => own["received"] },
      { key: "billed", kind: "quantity", isSpare: true, compute: (_, { own }) => own["billed"] },
      "price",
      { key: "amount", kind: "amount", compute: ({ quantity, price }) => quantity && price && extend(quantity, price) },
      "taxRate",
      {
        key: "gross",
        kind: "amount",
        compute: ({ quantity, price, taxRate }) => {
          if (!quantity || !price || taxRate === undefined) return undefined;
          const net = extend(quantity, price);
          return Amount.sum([net, percentOf(net, taxRate)]);
        },
      },
      "requiredOn",
      "tolerancePercent",
    ],
  },
  start: ({ supplier }) => fromSupplier(supplier, today()),
  onHeader: (values, { header }) => {
    if (values["supplierId"]) return fromSupplier(values["supplierId"], header["orderedOn"]);
    return "currency" in values || "orderedOn" in values ? withRate({ ...header, ...values }) : undefined;
  },
  onLine: ({ line, values, form }) => {
    if (values["itemId"]) return termsOf(String(values["itemId"]), form);
    return "unit" in values ? afterUnit(line.values, form) : undefined;
  },
  next: [
    {
      key: "receive",
      permission: "procurement.goods_receipt.edit",
      when: (answer) => answer.document["state"] === "approved" && isLeft(answer, "received"),
      to: (id) => `/procurement/goods-receipts/new?order=${id}`,
    },
  ],
});

async function withRate({ currency, orderedOn }: Values): Promise<Start> {
  const rate = await rateOn(currency, orderedOn);
  return rate ? { header: { rate } } : {};
}

async function fromSupplier(id: unknown, orderedOn: unknown): Promise<Start | undefined> {
  const found = await askedFor("supplier", id, parties.supplier.get);
  if (!found) return undefined;
  const { id: supplierId, currency, code, name, nameEn } = found.document;
  const label = { id: supplierId, code, name, nameEn, spec: null, unit: null };
  const rate = await rateOn(currency, orderedOn);
  return { header: { supplierId, currency, ...(rate ? { rate } : {}) }, refs: { [supplierId]: label } };
}
