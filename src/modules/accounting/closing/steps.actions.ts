/**
 * The steps of a month's end that belong to the accounts, in the order of CHINA §10: what is not billed and not invoiced, cost, overhead,
 * currencies, VAT, income tax, profit and loss, the year, the vouchers. Other modules register their own beside them (`monthEnd`).
 */
import type { Actor } from "../../../documents/actor.ts";
import type { MonthEndLook, MonthEndStep } from "../../../documents/registry.ts";
import type { Month } from "../../../kernel/dates.ts";
import type { Amount } from "../../../kernel/decimal.ts";
import { error, type Issue, warning } from "../../../kernel/refusal.ts";
import { costingLeft, runCosting } from "../../../ledger/costing-run.actions.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { revaluationLeft, revalue } from "../revaluation/revaluation.actions.ts";
import { carryProfit, carryVat, carryYear, isYearEnd } from "./closing.actions.ts";
import { profitOf, vatToCarry } from "./closing.posting.ts";
import { type MonthEndBalances, monthEndBalances, profitBalances } from "./closing.store.ts";

/** Several steps look at the same balances: one statement for all of them, and only as long as their transaction lives. */
const seen = new WeakMap<Tx, { readonly month: Month; readonly balances: Promise<MonthEndBalances> }>();

async function balancesOf(tx: Tx, by: Actor, month: Month): Promise<MonthEndBalances> {
  const known = seen.get(tx);
  if (known?.month === month) return await known.balances;
  const balances = monthEndBalances(tx, by.orgId, month);
  seen.set(tx, { month, balances });
  return await balances;
}

/** What ran before may have changed the balances. */
const afresh = async (tx: Tx, work: Promise<unknown>): Promise<void> => {
  await work;
  seen.delete(tx);
};

const look = (state: MonthEndLook["state"], amount: Amount | null, issues: readonly Issue[] = []): MonthEndLook => ({
  state,
  amount,
  count: null,
  issues,
});

/** Done where nothing is left of a balance; else it is passed knowingly. */
const passable = (amount: Amount, open: Issue): MonthEndLook =>
  amount.isZero() ? look("done", amount) : look("passable", amount, [open]);

/** Done where nothing is left to post. */
const posting = (left: Amount, figure: Amount, missing: Issue): MonthEndLook =>
  left.isZero() ? look("done", figure) : look("todo", left, [missing]);

export const accountingSteps: readonly MonthEndStep[] = [
  {
    key: "received_not_billed",
    order: 20,
    async look(tx, by, month) {
      const { estimated: amount } = await balancesOf(tx, by, month);
      return passable(amount, warning("accounting.received_not_billed", { month, amount }));
    },
  },
  {
    key: "delivered_not_invoiced",
    order: 30,
    async look(tx, by, month) {
      const { notInvoiced: amount } = await balancesOf(tx, by, month);
      return passable(amount, warning("accounting.delivered_not_invoiced", { month, amount }));
    },
  },
  {
    key: "costing",
    order: 40,
    async look(tx, by, month) {
      const { items, amount } = await costingLeft(tx, by.orgId, month);
      if (items === 0) return { ...look("done", null), count: 0 };
      const missing = error("accounting.costing_missing", { month, items, amount });
      return { ...look("todo", amount, [missing]), count: items };
    },
    run: (tx, by, month) => runCosting(tx, by, month),
  },
  {
    key: "overhead",
    order: 50,
    async look(tx, by, month) {
      const { overhead: amount } = await balancesOf(tx, by, month);
      return passable(amount, warning("accounting.overhead_left", { month, amount }));
    },
  },
  {
    key: "revaluation",
    order: 60,
    async look(tx, by, month) {
      const { issues, balances, gain } = await revaluationLeft(tx, by.orgId, month);
      if (issues.length > 0) return look("todo", null, issues);
      if (balances === 0) return { ...look("done", null), count: 0 };
      const missing = error("accounting.revaluation_missing", { month, balances, gain });
      return { ...look("todo", gain, [missing]), count: balances };
    },
    run: (tx, by, month) => afresh(tx, revalue(tx, by, month)),
  },
  {
    key: "vat",
    order: 70,
    async look(tx, by, month) {
      const { vat } = await balancesOf(tx, by, month);
      if (!vat.owed.isPositive() && vat.carried.isZero()) return look("not_needed", vat.owed);
      const amount = vatToCarry(vat);
      return posting(amount, vat.carried, error("accounting.vat_missing", { month, amount }));
    },
    run: (tx, by, month) => afresh(tx, carryVat(tx, by, month)),
  },
  {
    // By a voucher: what is due depends on more than the books know.
    key: "income_tax",
    order: 75,
    async look(tx, by, month) {
      const { incomeTax } = await balancesOf(tx, by, month);
      return look(incomeTax.isZero() ? "not_needed" : "done", incomeTax);
    },
  },
  {
    key: "profit",
    order: 80,
    async look(tx, by, month) {
      const balances = await profitBalances(tx, by.orgId, month);
      if (balances.length === 0) return look("done", null);
      const amount = profitOf(balances);
      return look("todo", amount, [error("accounting.profit_missing", { month, amount })]);
    },
    run: (tx, by, month) => afresh(tx, carryProfit(tx, by, month)),
  },
  {
    key: "suspense",
    order: 85,
    async look(tx, by, month) {
      const { suspense } = await balancesOf(tx, by, month);
      if (suspense.isZero()) return look("done", suspense);
      if (!isYearEnd(month)) return look("not_needed", suspense);
      return look("todo", suspense, [error("accounting.suspense_left", { month, amount: suspense })]);
    },
  },
  {
    key: "year",
    order: 90,
    async look(tx, by, month) {
      if (!isYearEnd(month)) return look("not_needed", null);
      const { profit: amount } = await balancesOf(tx, by, month);
      return posting(amount, amount, error("accounting.year_missing", { month, amount }));
    },
    run: (tx, by, month) => afresh(tx, carryYear(tx, by, month)),
  },
  {
    key: "vouchers",
    order: 95,
    async look(tx, by, month) {
      const { vouchers, gaps } = await balancesOf(tx, by, month);
      const missing = gaps === 0 ? [] : [error("accounting.voucher_gaps", { month, gaps })];
      return { ...look(gaps === 0 ? "done" : "todo", null, missing), count: vouchers };
    },
  },
];
