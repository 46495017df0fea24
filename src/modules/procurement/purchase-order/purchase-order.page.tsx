import { addDays, type Day } from "../../../kernel/dates.ts";
import { Amount } from "../../../kernel/decimal.ts";
import { extend, percentOf } from "../../../kernel/money.ts";
import { askedFor } from "../../../platform/web/data/client.ts";
import type { FormState, Start } from "../../../platform/web/form/form-state.ts";
import { isValueValid, today } from "../../../platform/web/format/parse.ts";
import type { Values } from "../../../platform/web/lines/lines-state.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { isLeft } from "../../../platform/web/parts/next-document.ts";
import { rateOn } from "../../accounting/client.ts";
import { items } from "../../items/client.ts";
import { parties } from "../../parties/client.ts";
import { procurement } from "../client.ts";
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
      { of: "itemId", show: "unit" },
      { field: "quantity", sum: true },
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
  onLine: ({ values, form }) => (values["itemId"] ? termsOf(String(values["itemId"]), form) : undefined),
  next: [
    {
      key: "receive",
      permission: "procurement.goods_receipt.edit",
      when: (answer) => answer.document["state"] === "approved" && isLeft(answer, "received"),
      to: (id) => `/procurement/goods-receipts/new?order=${id}`,
    },
  ],
});

/** What the supplier agreed to for an item: its price and how long it takes; without that what the item itself says. */
async function termsOf(itemId: string, { header }: FormState): Promise<Values> {
  const [item, supplier] = await Promise.all([
    askedFor("item", itemId, items.item.get),
    askedFor("supplier", header["supplierId"], parties.supplier.get),
  ]);
  const agreed = supplier?.document.lines.find((line) => line.itemId === itemId);
  const days = agreed?.leadTimeDays ?? item?.document.leadTimeDays ?? 0;
  const taxRate = supplier?.document.taxRate ?? item?.document.taxRate;
  const orderedOn = header["orderedOn"];
  return {
    ...(agreed ? { price: agreed.price } : {}),
    ...(taxRate === undefined ? {} : { taxRate }),
    ...(isValueValid({ kind: "date" }, orderedOn) && orderedOn ? { requiredOn: addDays(orderedOn as Day, days) } : {}),
  };
}

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
