/** What waits in purchasing and at the gate. */
import { addDays } from "../../kernel/dates.ts";
import { formatAmount, formatDay, formatQuantity } from "../../platform/web/format/format.ts";
import { listCard } from "../../platform/web/parts/home-card.tsx";
import { procurement } from "./client.ts";

const DAYS_AHEAD = 6;

type Order = Awaited<ReturnType<typeof procurement.purchaseOrder.list>>["rows"][number];
type Receipt = Awaited<ReturnType<typeof procurement.goodsReceipt.list>>["rows"][number];

const orders = {
  module: "procurement",
  of: "purchase_order",
  path: "/procurement/purchase-orders",
  api: procurement.purchaseOrder,
  about: ["supplier", "supplierId", "supplierName"],
} as const;

const byDay = ({ requiredOn, receivedPercent }: Order, today: string) => ({
  figure: `${receivedPercent} %`,
  note: requiredOn && formatDay(requiredOn, today),
});

const toApprove = listCard<Order>({
  ...orders,
  key: "toApprove",
  where: () => ({ state: "submitted" }),
  sort: "orderedOn",
  sum: { of: "amountBase", as: formatAmount },
  row: ({ amountBase, orderedOn }, { today }) => ({
    figure: formatAmount(amountBase),
    note: formatDay(orderedOn, today),
  }),
});

const late = listCard<Order>({
  ...orders,
  key: "late",
  where: (today) => ({ state: "approved", receivedPercent: "..99", requiredOn: `..${addDays(today, -1)}` }),
  sort: "requiredOn",
  row: (row, { today }) => ({ ...byDay(row, today), isBad: true }),
});

const expected = listCard<Order>({
  ...orders,
  key: "expected",
  where: (today) => ({
    state: "approved",
    receivedPercent: "..99",
    requiredOn: `${today}..${addDays(today, DAYS_AHEAD)}`,
  }),
  sort: "requiredOn",
  row: (row, { today }) => byDay(row, today),
});

const toBill = listCard<Order>({
  ...orders,
  key: "toBill",
  where: () => ({ toBill: "0.01.." }),
  sort: "orderedOn",
  row: ({ toBill: amount, orderedOn }, { today }) => ({
    figure: formatAmount(amount),
    note: formatDay(orderedOn, today),
  }),
});

const toInspect = listCard<Receipt>({
  module: "procurement",
  key: "toInspect",
  of: "goods_receipt",
  path: "/procurement/goods-receipts",
  api: procurement.goodsReceipt,
  about: ["supplier", "supplierId", "supplierName"],
  where: () => ({ state: "arrived" }),
  sort: "receivedOn",
  row: ({ receivedOn, quantityArrived }, { today }) => ({
    figure: formatQuantity(quantityArrived),
    note: formatDay(receivedOn, today),
    isBad: receivedOn < today,
  }),
});

export default { toApprove, late, expected, toBill, toInspect };
