/** The API of the accounts. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { documentContract } from "../../platform/contract/document-contract.ts";
import { fileAnswer } from "../../platform/contract/file.ts";
import { refLabels } from "../../platform/contract/page.ts";
import { refusals } from "../../platform/contract/refusals.ts";
import { reportContract } from "../../platform/contract/report-contract.ts";
import { account, accountRow } from "./account/account.ts";
import { bankAccount, bankAccountRow } from "./bank-account/bank-account.ts";
import { CLOSINGS } from "./closing/closing.posting.ts";
import { currency, currencyRow, exchangeRate, exchangeRateRow } from "./currency/currency.ts";
import { journalVoucher, journalVoucherRow } from "./journal-voucher/journal-voucher.ts";
import { accountLedger } from "./reports/account-ledger.ts";
import { trialBalance } from "./reports/trial-balance.ts";
import { CHECKS, COLUMNS, STATEMENTS } from "./statements/statement.rules.ts";
import { taxRate, taxRateRow } from "./tax-rate/tax-rate.ts";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const periods = z.object({
  periods: z.array(
    z.object({
      month,
      state: z.enum(["open", "closed"]),
      changedAt: z.string().nullable(),
      changedBy: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
const base = oc.errors(refusals);
const tags = ["periods"];

const issue = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  path: z.string(),
  params: z.record(z.string(), z.string()),
});
const monthEnd = z.object({
  documents: z.array(
    z.object({
      module: z.string(),
      document: z.string(),
      field: z.string(),
      state: z.string(),
      isDraft: z.boolean(),
      count: z.int(),
    }),
  ),
  waiting: z.array(issue),
  steps: z.array(
    z.object({
      module: z.string(),
      key: z.string(),
      state: z.enum(["done", "todo", "passable", "not_needed"]),
      amount: z.string().nullable(),
      count: z.int().nullable(),
      issues: z.array(issue),
      isRunnable: z.boolean(),
    }),
  ),
  passed: z.array(issue),
});

const period = {
  list: base.route({ method: "GET", path: "/accounting/periods", tags }).output(periods),
  /** The costing run alone, as often as one likes before the close. */
  cost: base
    .route({ method: "POST", path: "/accounting/periods/{month}/cost", tags })
    .input(z.object({ month }))
    .output(z.object({ items: z.int(), postingId: z.uuid().nullable() })),
  /** The revaluation of foreign balances alone, as often as one likes before the close. */
  revalue: base
    .route({ method: "POST", path: "/accounting/periods/{month}/revalue", tags })
    .input(z.object({ month }))
    .output(z.object({ balances: z.int(), gain: z.string() })),
  close: base
    .route({ method: "POST", path: "/accounting/periods/{month}/close", tags })
    .input(z.object({ month, acknowledge: z.array(z.string()).max(50).default([]) }))
    .output(periods),
  /** What is done and what is missing before the month is closed. */
  checklist: base
    .route({ method: "GET", path: "/accounting/periods/{month}/checklist", tags })
    .input(z.object({ month }))
    .output(monthEnd),
  /** Asks the doctor about the company's books. */
  examine: base.route({ method: "GET", path: "/accounting/examination", tags }).output(
    z.object({
      findings: z.array(z.object({ invariant: z.string(), subject: z.string(), detail: z.string() })),
    }),
  ),
  /** Runs one step of the month's end, or all that need no decision, in order. */
  run: base
    .route({ method: "POST", path: "/accounting/periods/{month}/run", tags })
    .input(z.object({ month, step: z.string().max(60).optional() }))
    .output(monthEnd),
  /** Takes back what a step posted into an open month. */
  undo: base
    .route({ method: "POST", path: "/accounting/periods/{month}/undo", tags })
    .input(z.object({ month, step: z.enum(CLOSINGS), reason: z.string().trim().min(1).max(200) }))
    .output(monthEnd),
  reopen: base
    .route({ method: "POST", path: "/accounting/periods/{month}/reopen", tags })
    .input(z.object({ month, reason: z.string().trim().min(1).max(500) }))
    .output(periods),
};

const asked = z.object({ month, compare: z.enum(["none", "month", "year"]).default("none") });
const ofOne = asked.extend({ statement: z.enum(STATEMENTS) });
const statementLine = z.object({
  no: z.int(),
  name: z.string(),
  nameEn: z.string(),
  isSum: z.boolean(),
  isPart: z.boolean(),
  isEmpty: z.boolean(),
  figures: z.array(z.string()),
});
const statementAnswer = z.object({
  month,
  isClosed: z.boolean(),
  statements: z.array(
    z.object({
      name: z.enum(STATEMENTS),
      form: z.string(),
      columns: z.array(z.object({ column: z.enum(COLUMNS), month, isCompared: z.boolean() })),
      lines: z.array(statementLine),
    }),
  ),
  checks: z.array(z.object({ key: z.enum(CHECKS), isGood: z.boolean(), left: z.string(), right: z.string() })),
});
const statementPart = z.object({
  line: z.int().nullable(),
  account: z.string().nullable(),
  partyId: z.uuid().nullable(),
  flow: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  amount: z.string(),
});

const statements = {
  /** Balance sheet, income statement and cash flow of a month, and whether they agree. */
  read: base
    .route({ method: "GET", path: "/accounting/statements", tags: ["statements"] })
    .input(asked)
    .output(statementAnswer),
  /** What a figure is made of. */
  parts: base
    .route({ method: "GET", path: "/accounting/statements/{statement}/{no}", tags: ["statements"] })
    .input(
      z.object({ month, statement: z.enum(STATEMENTS), no: z.coerce.number().int().min(1), column: z.enum(COLUMNS) }),
    )
    .output(z.object({ parts: z.array(statementPart), refs: refLabels })),
  export: base
    .route({
      method: "GET",
      path: "/accounting/statements/{statement}/spreadsheet",
      tags: ["statements"],
      outputStructure: "detailed",
    })
    .input(ofOne)
    .output(fileAnswer),
  print: base
    .route({
      method: "GET",
      path: "/accounting/statements/{statement}/pdf",
      tags: ["statements"],
      outputStructure: "detailed",
    })
    .input(ofOne)
    .output(fileAnswer),
};

export const accountingContract = {
  period,
  statements,
  account: documentContract(account, "/accounting/accounts", accountRow),
  bankAccount: documentContract(bankAccount, "/accounting/bank-accounts", bankAccountRow),
  currency: documentContract(currency, "/accounting/currencies", currencyRow),
  exchangeRate: documentContract(exchangeRate, "/accounting/exchange-rates", exchangeRateRow),
  taxRate: documentContract(taxRate, "/accounting/tax-rates", taxRateRow),
  journalVoucher: documentContract(journalVoucher, "/accounting/journal-vouchers", journalVoucherRow),
  trialBalance: reportContract(trialBalance),
  accountLedger: reportContract(accountLedger),
};
