/** What waits in sales. */
import { addDays } from "../../kernel/dates.ts";
import { formatAmount, formatDay, formatQuantity } from "../../platform/web/format/format.ts";
import { listCard } from "../../platform/web/parts/home-card.tsx";
import { sales } from "./client.ts";

const DAYS_AHEAD = 6;

type Order = Awaited<ReturnType<typeof sales.salesOrder.list>>["rows"][number];
type Delivery = Awaited<ReturnType<typeof sales.delivery.list>>["rows"][number];

const orders = {
  module: "sales",
  of: "sales_order",
  path: "/sales/sales-orders",
  api: sales.salesOrder,
  about: ["customer", "customerId", "customerName"],
} as const;

const byDay = ({ promisedOn, shippedPercent }: Order, today: string) => ({
  figure: `${shippedPercent} %`,
  note: promisedOn && formatDay(promisedOn, today),
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

const toPromise = listCard<Order>({
  ...orders,
  key: "toPromise",
  where: () => ({ state: "draft" }),
  sort: "orderedOn",
  row: ({ amountBase, orderedOn }, { today }) => ({
    figure: formatAmount(amountBase),
    note: formatDay(orderedOn, today),
    isBad: orderedOn < today,
  }),
});

const late = listCard<Order>({
  ...orders,
  key: "late",
  where: (today) => ({ state: "approved", shippedPercent: "..99", promisedOn: `..${addDays(today, -1)}` }),
  sort: "promisedOn",
  row: (row, { today }) => ({ ...byDay(row, today), isBad: true }),
});

const toShip = listCard<Order>({
  ...orders,
  key: "toShip",
  where: (today) => ({
    state: "approved",
    shippedPercent: "..99",
    promisedOn: `${today}..${addDays(today, DAYS_AHEAD)}`,
  }),
  sort: "promisedOn",
  row: (row, { today }) => byDay(row, today),
});

const toPick = listCard<Delivery>({
  module: "sales",
  key: "toPick",
  of: "delivery",
  path: "/sales/deliveries",
  api: sales.delivery,
  about: ["customer", "customerId", "customerName"],
  where: () => ({ state: "released" }),
  sort: "deliveredOn",
  row: ({ deliveredOn, lineCount }, { today }) => ({
    figure: formatQuantity(String(lineCount)),
    note: formatDay(deliveredOn, today),
    isBad: deliveredOn < today,
  }),
});

export default { toApprove, toPromise, late, toShip, toPick };
