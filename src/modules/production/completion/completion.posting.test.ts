/** What issues and completions do to the books: have, when, then, as an accountant reads it. Debits positive, credits negative. */
import { describe, expect, it } from "vitest";
import type { Day, Month } from "../../../kernel/dates.ts";
import { Amount, Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import { type Id, NO_ID } from "../../../kernel/ids.ts";
import { Book } from "../../../ledger/book.ts";
import type { AccountRole } from "../../../ledger/book-facts.ts";
import type { Posting } from "../../../ledger/posting.ts";
import type { CostingMethod, Pool } from "../../../ledger/valuation.ts";
import { postMaterialIssue } from "../material-issue/material-issue.posting.ts";
import type { MaterialIssue } from "../material-issue/material-issue.rules.ts";
import type { WorkOrder } from "../work-order/work-order.rules.ts";
import { postCompletion } from "./completion.posting.ts";
import type { Completion } from "./completion.rules.ts";

const id = (name: string) => name as Id;
const quantity = Quantity.of;
const day = "2026-11-10" as Day;
const ROLES: readonly AccountRole[] = [
  "work_in_process",
  "labour",
  "overhead",
  "labour_absorbed",
  "overhead_absorbed",
  "suspense",
  "price_variance",
];

/** An order of 10, which needs 20 forks, with labour 3.00 and overhead 2.00 a piece. 60 forks are there for 600.00. */
class Shop {
  readonly book: Book;
  private readonly order: WorkOrder;
  constructor(issuing: string, made: CostingMethod, price = "10.00") {
    const pools = [pool("fork", "fifo", "60", price), pool("bike", made, "0", price)];
    this.book = new Book({
      periods: new Map([["2026-11" as Month, "open"]]),
      roles: new Map(ROLES.map((role) => [role, role])),
      pools: new Map(pools.map((it) => [it.itemId, it])),
      balances: new Map(),
      openItems: new Map([
        [
          id("order"),
          {
            id: id("order"),
            account: "work_in_process",
            partyId: null,
            balance: Amount.zero,
            currency: null,
            currencyBalance: Amount.zero,
          },
        ],
      ]),
      progress: new Map(),
      uses: new Map(),
      went: [],
    });
    this.order = {
      id: id("order"),
      number: "WO-1",
      itemId: id("bike"),
      quantity: quantity("10"),
      issuing,
      labourCost: UnitPrice.of("3"),
      overheadCost: UnitPrice.of("2"),
      lines: [{ id: id("line"), lineNo: 1, itemId: id("fork"), quantity: quantity("20") }],
    } as unknown as WorkOrder;
  }

  /** `issue 20`, `back 2`, `complete 4`, `complete 4 scrap 1`, `… abnormal`, `… last`. */
  take(text: string): Posting {
    const [verb = "", count = "0", ...more] = text.split(" ");
    if (verb === "complete") return this.complete(count, more);
    const line = { id: id(text), orderLineId: id("line"), itemId: id("fork"), locationId: id("main") };
    const paper = {
      id: id(text),
      number: "MI-1",
      direction: verb === "issue" ? "out" : "back",
      movedOn: day,
      lines: [{ ...line, quantity: quantity(count) }],
    } as unknown as MaterialIssue;
    return postMaterialIssue(paper, this.order, new Map(), this.book);
  }

  private complete(count: string, more: string[]): Posting {
    const scrapped = more[0] === "scrap" ? more[1]! : "0";
    const paper = {
      id: id(`completion ${count} ${more.join(" ")}`),
      number: "WC-1",
      completedOn: day,
      quantity: quantity(count),
      quantityScrapped: quantity(scrapped),
      isScrapAbnormal: more.includes("abnormal"),
      isLast: more.includes("last"),
      locationId: id("main"),
    } as unknown as Completion;
    return postCompletion(paper, this.order, { lotId: NO_ID, usableLocationId: id("main") }, this.book);
  }
}

function pool(name: string, method: CostingMethod, count: string, price: string): Pool {
  const value = Amount.of((Number(count) * Number(price)).toFixed(2));
  const layer = {
    id: id(`${name} layer`),
    lotId: NO_ID,
    quantity: quantity(count),
    value,
    leftQuantity: quantity(count),
    leftValue: method === "fifo" ? value : null,
    returned: Quantity.zero,
  };
  return {
    id: id(name),
    itemId: id(name),
    method,
    account: name,
    standardCost: method === "standard" ? UnitPrice.of("24") : null,
    lastCost: null,
    isLotTracked: false,
    quantity: quantity(count),
    value,
    layers: count === "0" ? [] : [layer],
  };
}

/** Each amount by its account, one account one figure. */
const told = (posting: Posting): string =>
  [
    ...posting.journal.map((entry) => `${entry.account} ${entry.debit.minus(entry.credit)}`),
    ...posting.progress.map((made) => `${made.measure} ${made.quantity}`),
  ].join("; ");

const THROUGH = (labour: string, overhead: string) =>
  `labour ${labour}; labour_absorbed -${labour}; overhead ${overhead}; overhead_absorbed -${overhead}`;

const TABLE: readonly [name: string, have: string, when: string, then: string, made?: CostingMethod][] = [
  ["20 forks go into the order", "", "issue 20", "fork -200.00; work_in_process 200.00; issued 20"],
  ["2 of them come back", "issue 20", "back 2", "fork 20.00; work_in_process -20.00; issued -2"],
  [
    "4 good take 8 of the 20 forks",
    "issue 20",
    "complete 4",
    `${THROUGH("12.00", "8.00")}; bike 100.00; work_in_process -80.00; labour -12.00; overhead -8.00; produced 4`,
  ],
  [
    "normal scrap is borne by the good pieces",
    "issue 20",
    "complete 4 scrap 1",
    `${THROUGH("15.00", "10.00")}; bike 125.00; work_in_process -100.00; labour -15.00; overhead -10.00; produced 4; scrapped 1`,
  ],
  [
    "abnormal scrap is a loss that waits to be decided",
    "issue 20",
    "complete 4 scrap 1 abnormal",
    `${THROUGH("15.00", "10.00")}; bike 100.00; suspense 25.00; work_in_process -100.00; labour -15.00; overhead -10.00; produced 4; scrapped 1`,
  ],
  [
    "all scrapped, abnormal",
    "issue 20",
    "complete 0 scrap 2 abnormal",
    `${THROUGH("6.00", "4.00")}; suspense 50.00; work_in_process -40.00; labour -6.00; overhead -4.00; scrapped 2`,
  ],
  [
    "the last 6 take what is left, with what was issued beyond the bill",
    "issue 20, complete 4, issue 1",
    "complete 6",
    `${THROUGH("18.00", "12.00")}; bike 160.00; work_in_process -130.00; labour -18.00; overhead -12.00; produced 6`,
  ],
  [
    "half of the forks were issued: the pieces take those they need",
    "issue 10",
    "complete 3",
    `${THROUGH("9.00", "6.00")}; bike 75.00; work_in_process -60.00; labour -9.00; overhead -6.00; produced 3`,
  ],
  [
    "more pieces than the issued forks allow take all of them",
    "issue 4",
    "complete 3",
    `${THROUGH("9.00", "6.00")}; bike 55.00; work_in_process -40.00; labour -9.00; overhead -6.00; produced 3`,
  ],
  [
    "8 good, and no more will come",
    "issue 20",
    "complete 8 last",
    `${THROUGH("24.00", "16.00")}; bike 240.00; work_in_process -200.00; labour -24.00; overhead -16.00; produced 8`,
  ],
  [
    "at standard cost the rest is a variance",
    "issue 20",
    "complete 4",
    `${THROUGH("12.00", "8.00")}; bike 96.00; price_variance 4.00; work_in_process -80.00; labour -12.00; overhead -8.00; produced 4`,
    "standard",
  ],
];

describe("an order whose components are issued by list", () => {
  it.each(TABLE)("%s", (_, have, when, then, made = "moving_average") => {
    const shop = new Shop("by_list", made);
    for (const step of have.split(", ").filter(Boolean)) shop.take(step);
    expect(told(shop.take(when))).toBe(then);
  });

  it("leaves no cent when thirds do not divide: 3.33, 3.33, and the rest", () => {
    const shop = new Shop("by_list", "moving_average", "0.10");
    shop.take("issue 20");
    const parts = ["complete 3", "complete 3 ", "complete 4"].map((step) => told(shop.take(step)));
    expect(parts.map((it) => /work_in_process (\S+);/.exec(it)![1])).toEqual(["-0.60", "-0.60", "-0.80"]);
    expect(shop.book.openBalance(id("order")).toString()).toBe("0.00");
  });
});

describe("an order that is backflushed", () => {
  it("takes the components of the pieces, good and scrapped, with the completion", () => {
    expect(told(new Shop("backflush", "moving_average").take("complete 4 scrap 1"))).toBe(
      `fork -100.00; work_in_process 100.00; ${THROUGH("15.00", "10.00")}; bike 125.00; work_in_process -100.00; labour -15.00; overhead -10.00; issued 10; produced 4; scrapped 1`,
    );
  });
});
