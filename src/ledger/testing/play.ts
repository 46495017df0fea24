/**
 * Plays facts onto the books the way the documents do: read and lock, check, build the postings, commit. A move that a rule
 * refuses is a refusal, named by its code; anything else that goes wrong is a fault and fails the test.
 */
import type { Day } from "../../kernel/dates.ts";
import type { Amount, Quantity } from "../../kernel/decimal.ts";
import { type Id, NO_ID, newId } from "../../kernel/ids.ts";
import { share } from "../../kernel/money.ts";
import type { Tx } from "../../platform/server/db/database.ts";
import { type Book, checkOnHand, checkPeriod } from "../book.ts";
import { type Committed, commit } from "../commit.store.ts";
import { openBook } from "../facts.store.ts";
import type { Posting } from "../posting.ts";
import { checkNothingRests, loadPostings, needsToReverse } from "../postings.store.ts";
import { checkLeaves, reverse } from "../reverse.ts";
import type { CostingMethod } from "../valuation.ts";
import type { Factory } from "./factory.ts";

export type PlaceName = keyof Factory["places"];

interface Where {
  readonly item: CostingMethod;
  readonly at: PlaceName;
  /** For a specific lot. */
  readonly lot?: Id;
}

export type Move = { readonly on: Day } & (
  | ({
      readonly do: "receive";
      readonly quantity: Quantity;
      readonly value: Amount;
      readonly rejected?: Quantity;
    } & Where)
  | ({ readonly do: "open"; readonly quantity: Quantity; readonly value: Amount } & Where)
  | ({ readonly do: "issue"; readonly quantity: Quantity } & Where)
  | ({ readonly do: "transfer"; readonly quantity: Quantity; readonly to: PlaceName } & Where)
  | { readonly do: "return"; readonly of: Received; readonly quantity: Quantity }
  | { readonly do: "return_rejected"; readonly of: Received; readonly quantity: Quantity }
  | {
      readonly do: "bill";
      readonly of: Received;
      readonly quantity: Quantity;
      readonly net: Amount;
      readonly tax: Amount;
    }
  | { readonly do: "freight"; readonly of: Received; readonly amount: Amount }
);

/** A receipt's line, which later facts name. Its id is that of its layer and of its estimate. */
export interface Received extends Where {
  readonly documentId: Id;
  readonly lineId: Id;
  readonly quantity: Quantity;
}

export interface Played {
  readonly documentId: Id;
  readonly refused: string[];
  /** Undefined if it was refused. */
  readonly committed?: Committed;
  readonly posting?: Posting;
  readonly received?: Received;
}

/** Plays moves as one batch of documents in one transaction: each sees those before it, one refused move is left out. */
export async function play(factory: Factory, moves: readonly Move[], at?: Date): Promise<Played[]> {
  return await factory.write(async (tx) => {
    await lockDocuments(
      tx,
      "named",
      moves.flatMap((move) => ("of" in move ? [move.of.documentId] : [])),
    );
    const voided = await voidedAmong(tx, factory, moves);
    const book = await openBook(tx, factory.orgId, needsOf(factory, moves));
    const played = moves.map((move) => playOne(factory, book, move, voided));
    const postings = played.flatMap((it) => it.posting ?? []);
    const committed = await commit(tx, factory.committer(at), book, postings);
    const byPosting = new Map(committed.map((it) => [it.postingId, it]));
    return played.map((it) => (it.posting ? { ...it, committed: byPosting.get(it.posting.id)! } : it));
  });
}

/** Voids documents as a verb would, today: one, or several together. @returns the codes of what refused them */
export async function playVoid(
  factory: Factory,
  documentIds: readonly Id[],
  lineIds: readonly Id[],
  on: Day,
  at?: Date,
): Promise<string[]> {
  return await factory.write(async (tx) => {
    await lockDocuments(tx, "changed", documentIds);
    const originals = await loadPostings(tx, factory.orgId, documentIds);
    if (originals.length === 0) return ["voided_already"];
    const book = await openBook(tx, factory.orgId, needsToReverse(originals, on));
    const issues = [
      ...checkPeriod(book, on, ""),
      ...(await checkNothingRests(tx, factory.orgId, documentIds, lineIds)),
      ...checkLeaves(book, originals),
    ];
    if (issues.length > 0) return issues.map((it) => it.code);
    const reversals = [...originals].reverse().flatMap((it) => reverse(book, it, on, "void"));
    await commit(tx, factory.committer(at), book, reversals);
    return [];
  });
}

/** Documents are locked before the books: shared if they are only named. Here no table has them, so their ids are locked. */
async function lockDocuments(tx: Tx, as: "named" | "changed", ids: readonly Id[]): Promise<void> {
  const lock = as === "named" ? "pg_advisory_xact_lock_shared" : "pg_advisory_xact_lock";
  await tx.query(
    `select ${lock}(k) from (select distinct hashtextextended(id, 0) as k from unnest($1::text[]) as id order by 1) keys`,
    [ids],
  );
}

async function voidedAmong(tx: Tx, factory: Factory, moves: readonly Move[]): Promise<ReadonlySet<Id>> {
  const ids = moves.flatMap((move) => ("of" in move ? [move.of.documentId] : []));
  const rows = await tx.query<{ document_id: Id }>(
    "select document_id from posting where org_id = $1 and document_id = any($2::uuid[]) and kind = 'void'",
    [factory.orgId, ids],
  );
  return new Set(rows.map((row) => row.document_id));
}

const itemOf = (move: Move): CostingMethod => ("of" in move ? move.of.item : move.item);

function needsOf(factory: Factory, moves: readonly Move[]) {
  const lines = moves.flatMap((move) => ("of" in move ? [move.of.lineId] : []));
  return {
    dates: moves.map((move) => move.on),
    items: moves.map((move) => factory.items[itemOf(move)]),
    leaving: moves.flatMap((move) =>
      move.do === "receive" || move.do === "open" ? [] : [factory.items[itemOf(move)]],
    ),
    layers: lines,
    openItems: lines,
    progressOf: lines,
  };
}

function playOne(factory: Factory, book: Book, move: Move, voided: ReadonlySet<Id>): Played {
  const documentId = newId();
  const refused = checkPeriod(book, move.on, "").map((it) => it.code);
  if ("of" in move && voided.has(move.of.documentId)) refused.push("receipt_voided");
  if (refused.length > 0) return { documentId, refused };
  const kind = {
    receive: "test_receipt",
    open: "opening",
    issue: "test_issue",
    transfer: "test_transfer",
    return: "test_return",
    return_rejected: "test_return",
    bill: "test_bill",
    freight: "test_bill",
  }[move.do];
  const posting = () =>
    book.posting({
      documentType: kind,
      documentId,
      number: null,
      postedOn: move.on,
      summary: move.do,
      isOpening: move.do === "open",
    });
  const context = { factory, book, documentId, posting };
  const done = write(context, move);
  return { documentId, refused: [], ...done };
}

interface Context {
  readonly factory: Factory;
  readonly book: Book;
  readonly documentId: Id;
  readonly posting: () => ReturnType<Book["posting"]>;
}
type Done = Partial<Played>;

function placeOf({ factory }: Context, it: Where) {
  return { itemId: factory.items[it.item], locationId: factory.places[it.at], lotId: it.lot ?? NO_ID, isOwned: true };
}

function missing(context: Context, it: Where, quantity: Quantity, isOwned = true): string[] {
  return checkOnHand(context.book, [{ ...placeOf(context, it), isOwned, quantity, path: "" }]).map(
    (issue) => issue.code,
  );
}

function write(context: Context, move: Move): Done {
  if (move.do === "receive" || move.do === "open") return receive(context, move);
  if (move.do === "issue") return issue(context, move);
  if (move.do === "transfer") return transfer(context, move);
  if (move.do === "return") return back(context, move);
  if (move.do === "return_rejected") return rejectedBack(context, move);
  return move.do === "bill" ? bill(context, move) : freight(context, move);
}

type Of<V extends Move["do"]> = Extract<Move, { do: V }>;

function receive(context: Context, move: Of<"receive"> | Of<"open">): Done {
  const { factory, book, documentId } = context;
  const lineId = newId();
  const place = placeOf(context, move);
  const posting = context.posting();
  if (move.quantity.isPositive()) {
    posting.stockIn({ ...place, quantity: move.quantity, value: move.value, layerId: lineId });
    if (move.do === "open") posting.credit("3001", move.value);
    else
      posting.credit(book.account("received_not_billed"), move.value, {
        partyId: factory.supplierId,
        openItemId: lineId,
        itemId: place.itemId,
      });
  }
  if (move.do === "receive" && move.rejected?.isPositive())
    posting
      .notOwned({ itemId: place.itemId, locationId: factory.places.rejected, lotId: place.lotId }, move.rejected)
      .progress(lineId, "rejected", move.rejected);
  const received = {
    item: move.item,
    at: move.at,
    documentId,
    lineId,
    quantity: move.quantity,
    ...(move.lot ? { lot: move.lot } : {}),
  };
  return { posting: posting.done(), received };
}

function issue(context: Context, move: Of<"issue">): Done {
  const refused = missing(context, move, move.quantity);
  if (refused.length > 0) return { refused };
  const posting = context.posting();
  const cost = posting.stockOut({ ...placeOf(context, move), quantity: move.quantity });
  return {
    posting: posting.debit("400102", cost, { itemId: context.factory.items[move.item] }).done(),
  };
}

function transfer(context: Context, move: Of<"transfer">): Done {
  const refused = missing(context, move, move.quantity);
  if (refused.length > 0) return { refused };
  return {
    posting: context.posting().transfer(placeOf(context, move), context.factory.places[move.to], move.quantity).done(),
  };
}

/** Of the receipt, neither billed nor sent back. */
function notBilled(book: Book, of: Received): Quantity {
  return of.quantity.minus(book.progress(of.lineId, "returned")).minus(book.progress(of.lineId, "billed"));
}

/** Goods that are not billed yet go back: the estimate shrinks by its share. */
function back(context: Context, move: Of<"return">): Done {
  const { book, factory } = context;
  const { of } = move;
  if (notBilled(book, of).lessThan(move.quantity)) return { refused: ["returned_too_much"] };
  const refused = missing(context, of, move.quantity);
  if (refused.length > 0) return { refused };
  const value = share(book.openBalance(of.lineId).negated(), move.quantity, notBilled(book, of));
  const posting = context
    .posting()
    .stockBack({ ...placeOf(context, of), quantity: move.quantity, value, layerId: of.lineId })
    .credit(book.account("received_not_billed"), value.negated(), {
      partyId: factory.supplierId,
      openItemId: of.lineId,
    })
    .progress(of.lineId, "returned", move.quantity);
  return { posting: posting.done() };
}

function rejectedBack(context: Context, move: Of<"return_rejected">): Done {
  const { of } = move;
  const refused = missing(context, { ...of, at: "rejected" }, move.quantity, false);
  if (
    context.book
      .progress(of.lineId, "rejected")
      .minus(context.book.progress(of.lineId, "returned_rejected"))
      .lessThan(move.quantity)
  )
    refused.push("returned_too_much");
  if (refused.length > 0) return { refused };
  const { itemId, lotId } = placeOf(context, of);
  const posting = context
    .posting()
    .notOwned({ itemId, lotId, locationId: context.factory.places.rejected }, move.quantity.negated());
  return { posting: posting.progress(of.lineId, "returned_rejected", move.quantity).done() };
}

function bill(context: Context, move: Of<"bill">): Done {
  const { book, factory, documentId } = context;
  const { of } = move;
  if (notBilled(book, of).lessThan(move.quantity)) return { refused: ["billed_too_much"] };
  const estimate = share(book.openBalance(of.lineId).negated(), move.quantity, notBilled(book, of));
  const posting = context
    .posting()
    .debit(book.account("received_not_billed"), estimate, {
      partyId: factory.supplierId,
      openItemId: of.lineId,
      itemId: factory.items[of.item],
    })
    .lateCost(factory.items[of.item], of.lineId, move.net.minus(estimate))
    .debit(book.account("input_vat"), move.tax)
    .progress(of.lineId, "billed", move.quantity)
    .credit(book.account("payable"), move.net.plus(move.tax), {
      partyId: factory.supplierId,
      openItemId: documentId,
      dueOn: move.on,
    });
  return { posting: posting.done() };
}

function freight(context: Context, move: Of<"freight">): Done {
  const { book, factory, documentId } = context;
  const posting = context
    .posting()
    .lateCost(factory.items[move.of.item], move.of.lineId, move.amount)
    .credit(book.account("freight_payable"), move.amount, {
      partyId: factory.supplierId,
      openItemId: documentId,
      dueOn: move.on,
    });
  return { posting: posting.done() };
}
