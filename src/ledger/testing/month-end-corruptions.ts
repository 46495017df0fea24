/** What may be done by hand to the entries of money and of a month's end, on the history of `history.ts`, and how a corruption is said. */
export const post = (kind: string, type: string) =>
  `(select posting_id from posting where org_id = $1 and document_type = '${type}' and kind = '${kind}' order by seq limit 1)`;
export const free = (table: string, constraint: string) => `alter table ${table} drop constraint ${constraint}`;
export const a = (table: string, where = "true", order = "ctid") =>
  `(select ctid from ${table} where org_id = $1 and ${where} order by ${order} limit 1)`;

/** What is done, on the company `$1`, and which invariants must name it. */
export type Corruption = readonly [what: string, sql: readonly string[], named: readonly string[]];

export const MONTH_END_CORRUPTIONS: readonly Corruption[] = [
  [
    "an entry of money loses its item of the cash-flow statement",
    [`update journal_line set cash_flow = null where ctid = ${a("journal_line", "account = '100201'", "seq")}`],
    ["cash-flow", "seal"],
  ],
  [
    "an entry that moves no money says an item of the cash-flow statement",
    [`update journal_line set cash_flow = '3' where ctid = ${a("journal_line", "account = '220202'", "seq")}`],
    ["cash-flow", "seal"],
  ],
  [
    "a month's profit and loss was not carried forward",
    [
      `update account_balance set credit = 0 where org_id = $1 and account = '540101' and month = '2026-10'`,
      `update account_balance set debit = 0 where org_id = $1 and account = '3103' and month = '2026-10'`,
    ],
    ["account-balance", "closed-profit"],
  ],
  [
    "a month that was closed owes VAT",
    [
      `insert into account_balance (org_id, month, account, debit, credit) values ($1, '2026-09', '22210107', 0, 5000)`,
      `insert into account_balance (org_id, month, account, debit, credit) values ($1, '2026-09', '100201', 5000, 0)`,
    ],
    ["account-balance", "closed-vat"],
  ],
  [
    "a year was closed with a profit left",
    [
      `insert into period (org_id, month, state) values ($1, '2026-12', 'closed') on conflict (org_id, month) do update set state = 'closed'`,
      `insert into period_event (org_id, event_id, month, number, verb, happened_at, member_id, after_seq, passed)
       select org_id, gen_random_uuid(), '2026-12', 9, 'close', now(), member_id, 99999, '[]' from posting where org_id = $1 limit 1`,
    ],
    ["closed-profit", "closed-year"],
  ],
  [
    "a closing entry stands on an account that is no profit and loss",
    [
      `update journal_line set account = '40010101' where org_id = $1 and account = '540101' and posting_id = ${post("post", "profit_closing")}`,
    ],
    ["account-balance", "closing-entries", "seal"],
  ],
  [
    "a closing entry is dated before the last day",
    [
      `update posting set posted_on = '2026-10-30' where org_id = $1 and posting_id = ${post("post", "profit_closing")}`,
    ],
    ["closing-entries", "posting-lines", "seal"],
  ],
  [
    "an account with a balance stands in no line of the statements",
    [
      `insert into account (org_id, account_id, state, version, code, name, class, normal_balance, is_leaf) values ($1, gen_random_uuid(), 'active', 1, '1999', '其他', 'asset', 'debit', true)`,
      `insert into account_balance (org_id, month, account, debit, credit) values ($1, '2026-08', '1999', 5, 0)`,
      `insert into account_balance (org_id, month, account, debit, credit) values ($1, '2026-08', '3001', 0, 5)`,
    ],
    ["account-balance", "statement-accounts"],
  ],
];
