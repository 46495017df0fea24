/**
 * The accountants of the demo: wages, rent and power, the taxes, and on the tenth the close of the month before. What pays for what is read
 * from the books, so that no account keeps a rest that nobody can explain.
 */
import { registry } from "../src/app/modules.ts";
import type { Actor } from "../src/documents/actor.ts";
import { act, create } from "../src/documents/verbs.ts";
import { addMonths, type Day, lastDay, type Month, monthOf } from "../src/kernel/dates.ts";
import { Amount } from "../src/kernel/decimal.ts";
import type { Id } from "../src/kernel/ids.ts";
import { journalVoucherActions } from "../src/modules/accounting/journal-voucher/journal-voucher.actions.ts";
import { closePeriod, runMonthEnd } from "../src/modules/accounting/period/period.actions.ts";
import type { Tx } from "../src/platform/server/db/database.ts";
import { BASIC } from "./money.ts";

const CLOSING_DAY = "10";
const TAX_DAY = "15";
/** What a month may be closed with. */
const PASSED = ["accounting.received_not_billed", "accounting.delivered_not_invoiced"];

const WAGES = "221101";
const OVERHEAD_ABSORBED = "410190";
const COST_OF_SALES = "540101";
const VAT_DUE = "222102";
const COUNT_DIFFERENCES = "190101";
const COUNT_LOSSES = "571106";
const COUNT_GAINS = "530104";

/** What a month costs besides material and the wages of the work orders. */
const MONTHLY = {
  workshopStaff: ["410101", "车间管理人员工资", "58000.00"],
  power: ["410103", "水电费", "36000.00"],
  rent: ["410108", "厂房租金", "45000.00"],
  salesStaff: ["560101", "销售人员工资", "32000.00"],
  officeStaff: ["560201", "管理人员工资", "46000.00"],
} as const;
const OVERHEADS = [MONTHLY.workshopStaff, MONTHLY.power, MONTHLY.rent].map(([account]) => account);

type VoucherLine = readonly [account: string, side: "debit" | "credit", amount: Amount];
interface Voucher {
  readonly postedOn: Day;
  readonly summary: string;
  readonly lines: readonly VoucherLine[];
}

export class Books {
  private readonly orgId: Id;
  private readonly firstMonth: Month;
  private closed: Month | null = null;
  private count = 0;

  constructor(orgId: Id, firstMonth: Month) {
    this.orgId = orgId;
    this.firstMonth = firstMonth;
  }

  /** @param settle settles whatever still waits of a month. @returns how many documents were made */
  async day(tx: Tx, as: (login: string) => Actor, date: Day, settle: (until: Day) => Promise<void>): Promise<number> {
    const before = this.count;
    if (date === lastDay(monthOf(date))) await this.spend(tx, as, date);
    if (date.endsWith(TAX_DAY)) await this.payTaxes(tx, as, date);
    if (date.endsWith(CLOSING_DAY)) await this.closeUntil(tx, as, date, settle);
    return this.count - before;
  }

  /** Closes all months before that of the day, in order. */
  async closeUntil(
    tx: Tx,
    as: (login: string) => Actor,
    date: Day,
    settle: (until: Day) => Promise<void>,
  ): Promise<void> {
    for (
      let month = this.closed ? addMonths(this.closed, 1) : this.firstMonth;
      month < monthOf(date);
      month = addMonths(month, 1)
    ) {
      await settle(lastDay(month));
      await this.payWages(tx, as, date, month);
      await this.absorb(tx, as, month);
      await this.settleCounts(tx, as, month);
      await runMonthEnd(tx, as("qian"), registry, month, undefined);
      await closePeriod(tx, as("qian"), registry, month, { acknowledge: PASSED });
      this.closed = month;
    }
  }

  /** The month's costs that no other document knows. */
  private async spend(tx: Tx, as: (login: string) => Actor, postedOn: Day): Promise<void> {
    const staff = [MONTHLY.workshopStaff, MONTHLY.salesStaff, MONTHLY.officeStaff];
    const paid = [MONTHLY.power, MONTHLY.rent];
    const voucher = (summary: string, what: readonly (readonly [string, string, string])[], from: string): Voucher => ({
      postedOn,
      summary,
      lines: [
        ...what.map(([account, , amount]): VoucherLine => [account, "debit", Amount.of(amount)]),
        [from, "credit", Amount.sum(what.map(([, , amount]) => Amount.of(amount)))],
      ],
    });
    await this.post(tx, as, [voucher("计提工资", staff, WAGES), voucher("水电费、厂房租金", paid, BASIC)]);
  }

  /** What the month's work orders and staff earned. */
  private async payWages(tx: Tx, as: (login: string) => Actor, postedOn: Day, month: Month): Promise<void> {
    const owed = await this.owed(tx, WAGES, month);
    await this.move(tx, as, { postedOn, summary: `发放 ${month} 工资` }, WAGES, BASIC, owed);
  }

  private async payTaxes(tx: Tx, as: (login: string) => Actor, postedOn: Day): Promise<void> {
    const owed = await this.owed(tx, VAT_DUE, addMonths(monthOf(postedOn), -1));
    await this.move(tx, as, { postedOn, summary: "缴纳增值税" }, VAT_DUE, BASIC, owed);
  }

  /** What was spent beyond what the work orders took (or short of it) is cost of sales: 4101 ends the month at nothing. */
  private async absorb(tx: Tx, as: (login: string) => Actor, month: Month): Promise<void> {
    const balances = await this.balances(tx, [OVERHEAD_ABSORBED, ...OVERHEADS], month);
    const lines = [...balances].map(
      ([account, balance]): VoucherLine =>
        account === OVERHEAD_ABSORBED ? [account, "debit", balance.negated()] : [account, "credit", balance],
    );
    const rest = Amount.sum([...balances.values()]);
    const side = rest.isNegative() ? "credit" : "debit";
    lines.push([COST_OF_SALES, side, rest.isNegative() ? rest.negated() : rest]);
    await this.post(tx, as, [{ postedOn: lastDay(month), summary: "结转制造费用", lines }]);
  }

  /** What counts found missing is a loss and what they found too much a gain, once the manager has seen it (小企业会计准则 第十五条). */
  private async settleCounts(tx: Tx, as: (login: string) => Actor, month: Month): Promise<void> {
    const head = { postedOn: lastDay(month), summary: "处理盘点差异" };
    const missing = (await this.balances(tx, [COUNT_DIFFERENCES], month)).get(COUNT_DIFFERENCES) ?? Amount.zero;
    await this.move(tx, as, head, COUNT_LOSSES, COUNT_DIFFERENCES, missing);
    await this.move(tx, as, head, COUNT_DIFFERENCES, COUNT_GAINS, missing.negated());
  }

  private async move(
    tx: Tx,
    as: (login: string) => Actor,
    head: Omit<Voucher, "lines">,
    debit: string,
    credit: string,
    amount: Amount,
  ): Promise<void> {
    if (!amount.isPositive()) return;
    await this.post(tx, as, [
      {
        ...head,
        lines: [
          [debit, "debit", amount],
          [credit, "credit", amount],
        ],
      },
    ]);
  }

  /** One accountant makes a voucher, the other posts it. */
  private async post(tx: Tx, as: (login: string) => Actor, vouchers: readonly Voucher[]): Promise<void> {
    const inputs = vouchers
      .map(({ postedOn, summary, lines }) => ({
        postedOn,
        summary,
        attachments: 1,
        lines: lines
          .filter(([, , amount]) => !amount.isZero())
          .map(([account, side, amount]) => ({
            account,
            summary: null,
            partyId: null,
            debit: side === "debit" ? amount.toString() : "0",
            credit: side === "credit" ? amount.toString() : "0",
            currencyAmount: null,
            cashFlow: null,
          })),
      }))
      .filter((it) => it.lines.length > 0);
    const made = await create(tx, as("zhou"), journalVoucherActions, inputs, ["submit"]);
    await act(tx, as("qian"), journalVoucherActions, made, ["post"]);
    this.count += made.length;
  }

  /** What is owed on an account at the end of a month. */
  private async owed(tx: Tx, account: string, month: Month): Promise<Amount> {
    return (await this.balances(tx, [account], month)).get(account)?.negated() ?? Amount.zero;
  }

  /** Debits less credits until the end of a month. */
  private async balances(tx: Tx, accounts: readonly string[], month: Month): Promise<Map<string, Amount>> {
    const rows = await tx.query<{ account: string; balance: string }>(
      `select account, sum(debit - credit)::text as balance from account_balance
       where org_id = $1 and account = any($2::text[]) and month <= $3 group by account order by account`,
      [this.orgId, [...accounts], month],
    );
    return new Map(rows.map((row) => [row.account, Amount.of(row.balance)]));
  }
}
