/** What waits for the accountant: bills that do not match yet, and what is due. */
import { addDays } from "../../kernel/dates.ts";
import { formatAmount, formatDay } from "../../platform/web/format/format.ts";
import { listCard } from "../../platform/web/parts/home-card.tsx";
import { finance } from "./client.ts";

const DAYS_AHEAD = 7;

type Bill = Awaited<ReturnType<typeof finance.supplierBill.list>>["rows"][number];

const bills = {
  module: "finance",
  of: "supplier_bill",
  path: "/finance/supplier-bills",
  api: finance.supplierBill,
  about: ["supplier", "supplierId", "supplierName"],
} as const;

const toMatch = listCard<Bill>({
  ...bills,
  key: "toMatch",
  where: () => ({ state: "draft" }),
  sort: "billedOn",
  row: ({ amountBase, billNumber, billedOn, number }, { today }) => ({
    ...(number ? {} : { code: billNumber }),
    figure: formatAmount(amountBase),
    note: formatDay(billedOn, today),
  }),
});

const due = listCard<Bill>({
  ...bills,
  key: "due",
  where: (today) => ({ state: "posted", openBalance: "0.01..", dueOn: `..${addDays(today, DAYS_AHEAD)}` }),
  sort: "dueOn",
  sum: { of: "openBalance", as: formatAmount },
  row: ({ openBalance, dueOn }, { today }) => ({
    figure: formatAmount(openBalance),
    note: formatDay(dueOn, today),
    isBad: dueOn < today,
  }),
});

export default { toMatch, due };
