/** The owner's figures, and what waits for the accountant: bills that do not match yet, what is due, what is to be invoiced, and what customers did not pay in time. */
import { addDays } from "../../kernel/dates.ts";
import { formatAmount, formatDay } from "../../platform/web/format/format.ts";
import { listCard } from "../../platform/web/parts/home-card.tsx";
import { sales } from "../sales/client.ts";
import { finance } from "./client.ts";
import { figures } from "./home-figures.tsx";

const DAYS_AHEAD = 7;

type Bill = Awaited<ReturnType<typeof finance.supplierBill.list>>["rows"][number];
type Delivery = Awaited<ReturnType<typeof sales.delivery.list>>["rows"][number];
type Invoice = Awaited<ReturnType<typeof finance.salesInvoice.list>>["rows"][number];

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

const toCollect = listCard<Invoice>({
  module: "finance",
  key: "toCollect",
  of: "sales_invoice",
  path: "/finance/sales-invoices",
  api: finance.salesInvoice,
  about: ["customer", "customerId", "customerName"],
  where: (today) => ({ state: "posted", openBalance: "0.01..", dueOn: `..${addDays(today, -1)}` }),
  sort: "dueOn",
  sum: { of: "openBalance", as: formatAmount },
  row: ({ openBalance, dueOn }, { today }) => ({
    figure: formatAmount(openBalance),
    note: formatDay(dueOn, today),
    isBad: true,
  }),
});

const toInvoice = listCard<Delivery>({
  module: "finance",
  key: "toInvoice",
  of: "delivery",
  path: "/sales/deliveries",
  api: sales.delivery,
  about: ["customer", "customerId", "customerName"],
  where: () => ({ state: "posted", toInvoice: "0.01.." }),
  sort: "deliveredOn",
  sum: { of: "toInvoice", as: formatAmount },
  row: (row, { today }) => ({ figure: formatAmount(row.toInvoice), note: formatDay(row.deliveredOn, today) }),
});

export default { figures, toMatch, due, toCollect, toInvoice };
