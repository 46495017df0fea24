/**
 * Known answers in a form an accountant reads. `have` and `when` are facts, the last of which is looked at; `then` says all it wrote.
 *
 *   have  receive AVERAGE main 100 @ 10.00 as R1
 *   when  issue AVERAGE main 30
 *   then  stock    AVERAGE main -30 = -300.00
 *         journal  production            300.00 Dr
 *         journal  inventory AVERAGE     300.00 Cr
 *         use      R1 30 = 300.00
 *         now      AVERAGE 70 = 700.00
 *
 * `back 10 of S1` brings back goods that went out as S1. `void R1` takes a named fact back; what it wrote is then shown. A red entry is negative on its own side.
 */
import type { Day, Month } from "../../kernel/dates.ts";
import { Amount, Quantity, UnitPrice } from "../../kernel/decimal.ts";
import { type Id, NO_ID, newId } from "../../kernel/ids.ts";
import { extend, share } from "../../kernel/money.ts";
import { Book, type Place, type PostingBuilder } from "../book.ts";
import type { AccountRole } from "../book-facts.ts";
import type { Posting } from "../posting.ts";
import { reverse } from "../reverse.ts";
import type { CostingMethod, Pool } from "../valuation.ts";

const ITEMS: Readonly<Record<string, CostingMethod>> = {
  FIFO: "fifo",
  AVERAGE: "moving_average",
  MONTH: "month_average",
  LOT: "specific_lot",
  STANDARD: "standard",
};
const ROLES = [
  "received_not_billed",
  "payable",
  "freight_payable",
  "input_vat",
  "cost_of_sales",
  "price_variance",
] as const;
const ON = "2026-11-10" as Day;
const SUPPLIER = newId();

interface Received {
  readonly item: string;
  readonly place: Id;
  readonly lotId: Id;
  readonly lineId: Id;
  readonly quantity: Quantity;
}

/** One book in memory, and the names that the text gave. */
class Story {
  readonly book: Book;
  private readonly received = new Map<string, Received>();
  private readonly facts = new Map<string, Posting>();
  private readonly issued = new Map<string, Place & { usedFor: Id }>();
  private readonly names = new Map<Id, string>();
  private readonly lots = new Map<string, Id>();

  constructor() {
    const pools = Object.entries(ITEMS).map(([name, method]) => [name as Id, poolOf(name as Id, method)] as const);
    this.book = new Book({
      periods: new Map([["2026-11" as Month, "open"]]),
      roles: new Map(ROLES.map((role) => [role, role])),
      pools: new Map(pools),
      balances: new Map(),
      openItems: new Map(),
      progress: new Map(),
      uses: new Map(),
    });
  }

  /** Takes one line of the text. @returns the postings it made */
  take(line: string): Posting[] {
    const [, fact = "", name = ""] = /^(.*?)(?: as (\w+))?$/.exec(line)!;
    const words = fact.split(" ").filter((word) => !["@", "of", "on", "to", "at", "tax", "and"].includes(word));
    if (words[0] === "void") return reverse(this.book, this.facts.get(words[1]!)!, ON, "void");
    const builder = this.book.posting({
      documentType: "story",
      documentId: newId(),
      number: null,
      postedOn: ON,
      summary: line,
    });
    this.write(builder, words, name);
    const posting = builder.done();
    if (name) this.facts.set(name, posting);
    return [posting];
  }

  private write(posting: PostingBuilder, words: readonly string[], name: string): void {
    const [verb = "", a = "", b = "", c = "", d = "", lot = ""] = words;
    if (verb === "receive")
      this.receive(
        posting,
        { item: a, place: b as Id, lotId: this.lot(lot), lineId: newId(), quantity: Quantity.of(c) },
        UnitPrice.of(d),
        name,
      );
    else if (verb === "issue") {
      const place = { itemId: a as Id, locationId: b as Id, lotId: this.lot(d), isOwned: true };
      const usedFor = newId();
      if (name) this.issued.set(name, { ...place, usedFor });
      posting.debit("production", posting.stockOut({ ...place, quantity: Quantity.of(c), usedFor }));
    } else if (verb === "transfer")
      posting.transfer(
        { itemId: a as Id, locationId: b as Id, lotId: this.lot(lot), isOwned: true },
        d as Id,
        Quantity.of(c),
      );
    else if (verb === "reject")
      posting.notOwned({ itemId: a as Id, locationId: b as Id, lotId: NO_ID }, Quantity.of(c));
    else if (verb === "return") this.back(posting, this.receipt(b), Quantity.of(a));
    else if (verb === "bill") this.bill(posting, words.slice(1));
    else if (verb === "back") this.fromUse(posting, Quantity.of(a), b, name);
    else if (verb === "late") this.late(posting, this.receipt(b), Amount.of(a));
    else throw new Error(`unknown verb ${verb}`);
  }

  private receipt(name: string): Received {
    const it = this.received.get(name);
    if (!it) throw new Error(`nothing is called ${name}`);
    return it;
  }

  private lot(name: string): Id {
    if (!name) return NO_ID;
    const known = this.lots.get(name) ?? newId();
    this.lots.set(name, known);
    return known;
  }

  private role(role: AccountRole): string {
    return this.book.account(role);
  }

  private receive(posting: PostingBuilder, it: Received, price: UnitPrice, name: string): void {
    this.received.set(name, it);
    this.names.set(it.lineId, name);
    (this.book.facts.openItems as Map<Id, object>).set(it.lineId, {
      id: it.lineId,
      account: "",
      partyId: SUPPLIER,
      balance: Amount.zero,
      currency: null,
      currencyBalance: Amount.zero,
    });
    const value = extend(it.quantity, price);
    const place = { itemId: it.item as Id, locationId: it.place, lotId: it.lotId, isOwned: true };
    posting
      .stockIn({ ...place, quantity: it.quantity, value, layerId: it.lineId })
      .credit(this.role("received_not_billed"), value, { partyId: SUPPLIER, openItemId: it.lineId });
  }

  /** `back 10 of S1`: of what went out as S1. */
  private fromUse(posting: PostingBuilder, quantity: Quantity, issue: string, name: string): void {
    const layerId = newId();
    this.names.set(layerId, name);
    posting.debit("production", posting.stockFromUse({ ...this.issued.get(issue)!, quantity, layerId }).negated());
  }

  private back(posting: PostingBuilder, it: Received, quantity: Quantity): void {
    const value = share(this.book.openBalance(it.lineId).negated(), quantity, this.notBilled(it));
    posting
      .stockBack({
        itemId: it.item as Id,
        locationId: it.place,
        lotId: it.lotId,
        isOwned: true,
        quantity,
        value,
        layerId: it.lineId,
      })
      .credit(this.role("received_not_billed"), value.negated(), { partyId: SUPPLIER, openItemId: it.lineId })
      .progress(it.lineId, "returned", quantity);
  }

  /** `1 of R1 @ 3.33 tax 0 and 2 of R2 @ 5.00 tax 0.65`: the words of each line, four and four. */
  private bill(posting: PostingBuilder, words: readonly string[]): void {
    let owed = Amount.zero;
    for (let i = 0; i < words.length; i += 4) {
      const [quantity = "", name = "", net = "", tax = ""] = words.slice(i, i + 4);
      owed = owed.plus(this.billLine(posting, this.receipt(name), Quantity.of(quantity), Amount.of(net)));
      owed = owed.plus(Amount.of(tax));
      posting.debit(this.role("input_vat"), Amount.of(tax));
    }
    posting.credit(this.role("payable"), owed, { partyId: SUPPLIER });
  }

  private billLine(posting: PostingBuilder, it: Received, quantity: Quantity, net: Amount): Amount {
    const estimate = share(this.book.openBalance(it.lineId).negated(), quantity, this.notBilled(it));
    posting
      .debit(this.role("received_not_billed"), estimate, { partyId: SUPPLIER, openItemId: it.lineId })
      .lateCost(it.item as Id, it.lineId, net.minus(estimate))
      .progress(it.lineId, "billed", quantity);
    return net;
  }

  private late(posting: PostingBuilder, it: Received, amount: Amount): void {
    posting
      .lateCost(it.item as Id, it.lineId, amount)
      .credit(this.role("freight_payable"), amount, { partyId: SUPPLIER });
  }

  private notBilled(it: Received): Quantity {
    return it.quantity.minus(this.book.progress(it.lineId, "returned")).minus(this.book.progress(it.lineId, "billed"));
  }

  /** What postings wrote, line by line. */
  told(postings: readonly Posting[]): string[] {
    const lines = postings.flatMap((posting) => [
      ...(posting.kind === "residue" ? ["residue"] : []),
      ...posting.stock.map((it) => {
        const place = it.locationId === NO_ID ? "" : ` ${it.locationId}`;
        return `stock ${it.itemId}${place}${it.isOwned ? "" : " not ours"} ${it.quantity} = ${it.value}`;
      }),
      ...posting.journal.map((it) => {
        const account = it.account.startsWith("inventory") ? `inventory ${it.itemId}` : it.account;
        return it.credit.isZero() ? `journal ${account} ${it.debit} Dr` : `journal ${account} ${it.credit} Cr`;
      }),
      ...posting.uses.map((it) => `use ${this.names.get(it.layerId)} ${it.quantity} = ${it.value}`),
      ...posting.progress.map((it) => `progress ${this.names.get(it.targetId)} ${it.measure} ${it.quantity}`),
    ]);
    const items = new Set(postings.flatMap((it) => it.stock.map((line) => line.itemId)));
    return [
      ...lines,
      ...[...items].map((item) => `now ${item} ${this.book.pool(item).quantity} = ${this.book.pool(item).value}`),
    ];
  }
}

function poolOf(id: Id, method: CostingMethod): Pool {
  const standardCost = method === "standard" ? UnitPrice.of("10.00") : null;
  return {
    id,
    itemId: id,
    method,
    account: `inventory_${method}`,
    standardCost,
    lastCost: null,
    isLotTracked: false,
    quantity: Quantity.zero,
    value: Amount.zero,
    layers: [],
  };
}

export interface Told {
  readonly expected: string;
  readonly actual: string;
}

/** Plays the text, and gives both sides to compare. */
export function play(text: string): Told {
  const story = new Story();
  let part = "";
  let postings: Posting[] = [];
  const expected: string[] = [];
  for (const raw of text.trim().split("\n")) {
    const [, head = "", rest = ""] = /^\s*(?:(have|when|then)\s+)?(.*)$/.exec(raw)!;
    part = head || part;
    const line = rest.trim().replace(/\s+/g, " ");
    if (part === "then") expected.push(line);
    else postings = story.take(line);
  }
  return { expected: expected.join("\n"), actual: story.told(postings).join("\n") };
}
