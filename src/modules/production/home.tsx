/** What waits in production: orders to release, to begin, to bring material to, and those that are late. */
import { addDays, type Day } from "../../kernel/dates.ts";
import { formatDay, formatQuantity } from "../../platform/web/format/format.ts";
import { type ListCardOptions, listCard } from "../../platform/web/parts/home-card.tsx";
import { production } from "./client.ts";

type Order = Awaited<ReturnType<typeof production.workOrder.list>>["rows"][number];

const DAYS_AHEAD = 6;
/** Not all of it is made. */
const UNDER_WAY = { state: "released", donePercent: "..99" } as const;

function ordersCard(card: Pick<ListCardOptions<Order>, "key" | "where" | "sort" | "row">) {
  return listCard<Order>({
    module: "production",
    of: "work_order",
    path: "/production/work-orders",
    api: production.workOrder,
    about: ["item", "itemId", "itemName"],
    ...card,
  });
}

const byStart = ({ quantity, startOn }: Order, today: Day) => ({
  figure: formatQuantity(quantity),
  note: formatDay(startOn, today),
  isBad: startOn < today,
});

const late = ordersCard({
  key: "late",
  where: (today) => ({ ...UNDER_WAY, dueOn: `..${addDays(today, -1)}` }),
  sort: "dueOn",
  row: ({ left, dueOn }, { today }) => ({ figure: formatQuantity(left), note: formatDay(dueOn, today), isBad: true }),
});

const toRelease = ordersCard({
  key: "toRelease",
  where: (today) => ({ state: "draft", startOn: `..${addDays(today, DAYS_AHEAD)}` }),
  sort: "startOn",
  row: (row, { today }) => byStart(row, today),
});

const starting = ordersCard({
  key: "starting",
  where: (today) => ({ ...UNDER_WAY, startOn: `${today}..${today}` }),
  sort: "dueOn",
  row: ({ quantity, dueOn }, { today }) => ({ figure: formatQuantity(quantity), note: formatDay(dueOn, today) }),
});

const toIssue = ordersCard({
  key: "toIssue",
  where: (today) => ({ ...UNDER_WAY, issuing: "by_list", issuedPercent: "..99", startOn: `..${today}` }),
  sort: "startOn",
  row: ({ issuedPercent, startOn }, { today }) => ({
    figure: `${issuedPercent} %`,
    note: formatDay(startOn, today),
    isBad: startOn < today,
  }),
});

export default { late, toRelease, starting, toIssue };
