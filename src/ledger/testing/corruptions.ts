/** What may be done to the books by hand, on the company `$1` with the history of `history.ts`; the doctor's tests do it. */
const post = (kind: string, type: string) =>
  `(select posting_id from posting where org_id = $1 and document_type = '${type}' and kind = '${kind}' order by seq limit 1)`;
const free = (table: string, constraint: string) => `alter table ${table} drop constraint ${constraint}`;
const a = (table: string, where = "true", order = "ctid") =>
  `(select ctid from ${table} where org_id = $1 and ${where} order by ${order} limit 1)`;

/** What is done to the books, and which invariants must name it. */
export const CORRUPTIONS: readonly (readonly [what: string, sql: readonly string[], named: readonly string[]])[] = [
  [
    "a debit is a cent more",
    [`update journal_line set debit = debit + 0.01 where ctid = ${a("journal_line", "account = '400102'", "seq")}`],
    ["account-balance", "posting-balanced", "seal", "void-cancels"],
  ],
  [
    "header and line of a posting are a cent more, on one side",
    [
      free("posting", "posting_balanced_check"),
      `update posting set debit_total = debit_total + 0.01 where org_id = $1 and seq = 3`,
    ],
    ["posting-balanced", "seal"],
  ],
  [
    "a line is moved to another account",
    [`update journal_line set account = '560303' where ctid = ${a("journal_line", "account = '400102'", "seq")}`],
    ["account-balance", "seal", "void-cancels"],
  ],
  [
    "an entry of inventory names another item",
    [
      `update journal_line set item_id = (select item_id from cost_pool where org_id = $1 and method = 'standard') where ctid = ${a("journal_line", "account = '140303' and item_id <> (select item_id from cost_pool where org_id = $1 and method = 'standard')", "seq")}`,
    ],
    ["inventory-account", "inventory-line", "seal"],
  ],
  [
    "an entry of inventory loses its item",
    [`update journal_line set item_id = null where ctid = ${a("journal_line", "account = '140301'", "seq")}`],
    ["inventory-account", "inventory-line", "seal"],
  ],
  [
    "an entry of a supplier loses its open item",
    [`update journal_line set open_item_id = null where ctid = ${a("journal_line", "account = '220202'", "seq")}`],
    ["control-account", "open-item", "seal"],
  ],
  [
    "an entry of a supplier names another",
    [
      `update journal_line set party_id = member_id from (select member_id from posting where org_id = $1 limit 1) m where journal_line.ctid = ${a("journal_line", "account = '220202'", "seq")}`,
    ],
    ["control-account", "open-item", "seal"],
  ],
  [
    "an entry stands on an account with others below it",
    [`update account set is_leaf = false where org_id = $1 and code = '540101'`],
    ["account-postable"],
  ],
  [
    "a journal line is cut out",
    [`delete from journal_line where ctid = ${a("journal_line", "account = '400102'", "seq")}`],
    ["account-balance", "posting-balanced", "seal", "void-cancels"],
  ],
  [
    "the last two lines of a posting are cut out",
    [`delete from journal_line where org_id = $1 and posting_id = ${post("post", "test_bill")} and line_no in (1, 4)`],
    ["account-balance", "control-account", "line-numbers", "open-item", "posting-balanced", "seal", "void-cancels"],
  ],
  [
    "a stock line is one more",
    [
      `update stock_line set quantity = quantity + 1 where ctid = ${a("stock_line", "quantity > 0 and value > 0", "seq")}`,
    ],
    ["cost-layer-opened", "cost-pool", "layer-flow", "seal", "stock-balance"],
  ],
  [
    "a stock line is worth a cent more",
    [`update stock_line set value = value + 0.01 where ctid = ${a("stock_line", "quantity < 0 and value < 0", "seq")}`],
    ["cost-pool", "inventory-line", "layer-use-line", "seal", "void-cancels"],
  ],
  [
    "goods come back from where they never went",
    [
      `update stock_line set used_for = posting_id where ctid = ${a("stock_line", "quantity > 0 and value > 0", "seq")}`,
    ],
    ["seal", "use-below-zero"],
  ],
  [
    "goods were moved to another place",
    [
      `update stock_line set location_id = '${"0".repeat(8)}-0000-0000-0000-${"0".repeat(12)}' where ctid = ${a("stock_line", "quantity = 30", "seq")}`,
    ],
    ["seal", "stock-balance", "stock-never-below-zero"],
  ],
  [
    "goods that are not ours became ours",
    [`update stock_line set is_owned = true where ctid = ${a("stock_line", "not is_owned", "seq")}`],
    ["cost-pool", "layer-flow", "seal", "stock-balance", "stock-never-below-zero"],
  ],
  [
    "a stock line is cut out",
    [
      `delete from layer_use where org_id = $1 and posting_id = ${post("post", "test_issue")}`,
      `delete from stock_line where org_id = $1 and posting_id = ${post("post", "test_issue")}`,
    ],
    ["cost-layer-left", "cost-pool", "inventory-line", "layer-not-twice", "seal", "stock-balance", "void-cancels"],
  ],
  [
    "a balance of stock is one less",
    [
      `update stock_balance set quantity = quantity - 1 where ctid = ${a("stock_balance", "is_owned and quantity > 1")}`,
    ],
    ["pool-places", "stock-balance"],
  ],
  [
    "a balance of goods not ours is one more",
    [`update stock_balance set quantity = quantity + 1 where ctid = ${a("stock_balance", "not is_owned")}`],
    ["stock-balance"],
  ],
  [
    "a balance of stock is gone",
    [`delete from stock_balance where ctid = ${a("stock_balance", "is_owned and quantity > 1")}`],
    ["pool-places", "stock-balance"],
  ],
  [
    "a balance of stock was added",
    [
      `insert into stock_balance select org_id, item_id, gen_random_uuid(), lot_id, true, 3 from stock_balance where ctid = ${a("stock_balance", "is_owned and quantity > 1")}`,
    ],
    ["pool-places", "stock-balance"],
  ],
  [
    "a balance of stock is below zero",
    [
      free("stock_balance", "stock_balance_quantity_check"),
      `update stock_balance set quantity = -1 where ctid = ${a("stock_balance", "is_owned and quantity > 1")}`,
    ],
    ["pool-places", "stock-balance"],
  ],
  [
    "a pool is worth a cent less",
    [`update cost_pool set value = value - 0.01 where org_id = $1 and method = 'moving_average'`],
    ["cost-pool", "inventory-account"],
  ],
  [
    "a pool has one more",
    [`update cost_pool set quantity = quantity + 1 where org_id = $1 and method = 'moving_average'`],
    ["cost-layer-pool", "cost-pool", "pool-places"],
  ],
  [
    "a pool has another last cost",
    [`update cost_pool set last_cost = last_cost + 1 where org_id = $1 and method = 'fifo'`],
    ["cost-pool"],
  ],
  [
    "a pool at standard cost is not worth its quantity at the standard",
    [`update cost_pool set standard_cost = 9.51 where org_id = $1 and method = 'standard'`],
    ["standard-cost"],
  ],
  [
    "a pool is another item's",
    [`update cost_pool set item_id = gen_random_uuid() where org_id = $1 and method = 'specific_lot'`],
    ["cost-pool-item", "inventory-account", "pool-places"],
  ],
  [
    "more is left of a layer",
    [
      `update cost_layer set left_quantity = left_quantity + 1 where ctid = ${a("cost_layer", "left_quantity < quantity and left_value is null", "seq")}`,
    ],
    ["cost-layer-left", "cost-layer-pool"],
  ],
  [
    "what is left of a layer is worth a cent more",
    [
      `update cost_layer set left_value = left_value + 0.01 where ctid = ${a("cost_layer", "left_quantity > 0 and left_value is not null", "seq")}`,
    ],
    ["cost-layer-left", "cost-layer-pool"],
  ],
  [
    "a layer that keeps no value has one",
    [
      `update cost_layer set left_value = value where ctid = ${a("cost_layer", "left_quantity > 0 and left_value is null", "seq")}`,
    ],
    ["cost-layer-left"],
  ],
  [
    "a layer brought more",
    [
      `update cost_layer set quantity = quantity + 1, left_quantity = left_quantity + 1 where ctid = ${a("cost_layer", "left_value is null and left_quantity > 0", "seq")}`,
    ],
    ["cost-layer-opened", "cost-layer-pool", "layer-flow", "seal"],
  ],
  [
    "a layer is of another lot",
    [
      `update cost_layer set lot_id = gen_random_uuid() where org_id = $1 and item_id = (select item_id from cost_pool where org_id = $1 and method = 'specific_lot')`,
    ],
    ["cost-layer-opened", "cost-layer-pool", "seal"],
  ],
  [
    "a use took from another layer of the item",
    [
      `update layer_use set layer_id = (select layer_id from cost_layer where org_id = $1 and quantity = 50 and opened_on = '2026-10-20') where org_id = $1 and layer_id = (select layer_id from cost_layer where org_id = $1 and item_id = (select item_id from cost_pool where org_id = $1 and method = 'month_average') order by seq limit 1)`,
    ],
    ["cost-layer-left", "layer-not-twice", "seal"],
  ],
  [
    "a use is a cent less",
    [`update layer_use set value = value - 0.01 where ctid = ${a("layer_use", "kind = 'issue' and value > 0")}`],
    ["cost-layer-left", "layer-use-line", "seal"],
  ],
  [
    "a use is cut out",
    [`delete from layer_use where ctid = ${a("layer_use", "kind = 'revalue'")}`],
    ["layer-use-line", "seal"],
  ],
  [
    "the turnover of an account is a cent more",
    [`update account_balance set debit = debit + 0.01 where ctid = ${a("account_balance")}`],
    ["account-balance", "period-balanced"],
  ],
  [
    "the turnover of an account is gone",
    [`delete from account_balance where org_id = $1 and account = '1404'`],
    ["account-balance", "period-balanced"],
  ],
  [
    "an open item is a cent less",
    [`update open_item set balance = balance + 0.01 where ctid = ${a("open_item", "balance <> 0")}`],
    ["control-account", "open-item"],
  ],
  [
    "an open item is another supplier's",
    [`update open_item set party_id = gen_random_uuid() where ctid = ${a("open_item", "balance <> 0")}`],
    ["control-account", "open-item"],
  ],
  [
    "an open item is due on another day",
    [`update open_item set due_on = due_on + 30 where ctid = ${a("open_item", "due_on is not null")}`],
    ["open-item"],
  ],
  [
    "an open item is a cent more in its currency",
    [`update open_item set currency_balance = currency_balance - 0.01 where org_id = $1 and currency = 'USD'`],
    ["open-item"],
  ],
  [
    "an open item is closed in its currency and open in the base currency",
    [`update open_item set currency_balance = 0 where org_id = $1 and currency = 'USD'`],
    ["open-item", "open-item-currency"],
  ],
  [
    "an open item forgets its currency",
    [`update open_item set currency = null, currency_balance = null where org_id = $1 and currency = 'USD'`],
    ["open-item"],
  ],
  [
    "an entry of a supplier forgets its currency",
    [
      `update journal_line set currency = null where ctid = ${a("journal_line", "currency = 'USD' and account = '220201'", "seq")}`,
    ],
    ["open-item", "seal"],
  ],
  [
    "an entry of a supplier says a cent less in its currency",
    [
      `update journal_line set currency_amount = currency_amount - 0.01 where ctid = ${a("journal_line", "currency = 'USD' and account = '220201'", "seq")}`,
    ],
    ["open-item", "seal"],
  ],
  [
    "an open item is gone",
    [`delete from open_item where ctid = ${a("open_item", "balance <> 0")}`],
    ["control-account", "open-item"],
  ],
  [
    "an order line came further",
    [`update progress set quantity = quantity + 1 where ctid = ${a("progress", "measure = 'billed'")}`],
    ["progress"],
  ],
  [
    "what happened to an order line is cut out",
    [`delete from progress_line where ctid = ${a("progress_line", "measure = 'returned'")}`],
    ["progress", "seal"],
  ],
  [
    "what happened to an order line was undone before it happened",
    [
      `update progress_line set quantity = -quantity where ctid = ${a("progress_line", "measure = 'billed' and quantity > 0")}`,
    ],
    ["progress", "progress-never-below-zero", "seal", "void-cancels"],
  ],
  [
    "a posting is cut out",
    [
      free("journal_line", "journal_line_posting_fkey"),
      free("stock_line", "stock_line_posting_fkey"),
      free("layer_use", "layer_use_posting_fkey"),
      free("progress_line", "progress_line_posting_fkey"),
      free("cost_layer", "cost_layer_posting_fkey"),
      free("consent", "consent_posting_fkey"),
      `delete from posting where org_id = $1 and seq = 11`,
    ],
    ["posting-sequence", "seal", "voucher-numbers"],
  ],
  [
    "the last posting is cut out",
    [
      free("journal_line", "journal_line_posting_fkey"),
      free("stock_line", "stock_line_posting_fkey"),
      free("layer_use", "layer_use_posting_fkey"),
      free("progress_line", "progress_line_posting_fkey"),
      free("cost_layer", "cost_layer_posting_fkey"),
      free("consent", "consent_posting_fkey"),
      `delete from posting where org_id = $1 and seq = (select max(seq) from posting where org_id = $1)`,
    ],
    ["posting-sequence", "seal", "voucher-numbers"],
  ],
  ["the counter stands too high", [`update ledger_counter set seq = seq + 1 where org_id = $1`], ["posting-sequence"]],
  ["the counter is gone", [`delete from ledger_counter where org_id = $1`], ["posting-sequence"]],
  [
    "a voucher has another number",
    [`update posting set voucher_number = 900 where org_id = $1 and seq = 9`],
    ["seal", "voucher-numbers"],
  ],
  [
    "a voucher has none",
    [`update posting set voucher_series = null, voucher_number = null where org_id = $1 and seq = 9`],
    ["seal", "voucher-numbers"],
  ],
  [
    "a voucher is of another month",
    [`update posting set posted_on = '2026-11-09' where org_id = $1 and seq = 9`],
    ["posting-lines", "seal", "voucher-numbers"],
  ],
  [
    "the series of vouchers forgot one",
    [`update number_series set last = last - 1 where ctid = ${a("number_series", "series like '2026-10%'", "series")}`],
    ["voucher-numbers"],
  ],
  [
    "a line is dated differently from its posting",
    [
      `update journal_line set posted_on = posted_on + 1 where ctid = ${a("journal_line", "posted_on = '2026-10-05'", "seq")}`,
    ],
    ["posting-lines", "seal"],
  ],
  [
    "a posting was entered after its month was closed",
    [`update period_event set after_seq = 1 where org_id = $1 and month = '2026-09'`],
    ["period-closed"],
  ],
  [
    "a closed month was opened by hand",
    [`update period set state = 'open' where org_id = $1 and month = '2026-09'`],
    ["period-closed"],
  ],
  ["a month is gone", [`delete from period where org_id = $1 and month = '2026-10'`], ["period-closed"]],
  [
    "a void takes back half",
    [
      `update journal_line set debit = debit / 2, credit = credit / 2 where org_id = $1 and posting_id = ${post("void", "test_bill")}`,
    ],
    [
      "account-balance",
      "control-account",
      "inventory-account",
      "inventory-line",
      "open-item",
      "posting-balanced",
      "seal",
      "void-cancels",
    ],
  ],
  [
    "a void takes back another posting",
    [
      `update posting set reverses_id = ${post("post", "test_transfer")} where org_id = $1 and posting_id = ${post("void", "test_bill")}`,
    ],
    ["seal", "void-cancels", "void-header"],
  ],
  [
    "a void takes back nothing",
    [`update posting set reverses_id = null where org_id = $1 and posting_id = ${post("void", "test_bill")}`],
    ["seal", "void-header"],
  ],
  [
    "the words of a posting were changed",
    [`update posting set summary = 'something else' where org_id = $1 and seq = 5`],
    ["seal"],
  ],
  ["a consent was taken away", [`delete from consent where org_id = $1`], ["seal"]],
  ["a seal was taken away", [`delete from seal where org_id = $1 and seq = 5`], ["seal"]],
  ["a seal was altered", [`update seal set chain = sha256(chain) where org_id = $1 and seq = 5`], ["seal"]],
];
