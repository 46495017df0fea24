/**
 * What the books have that the data warehouse has not. `posting.seq` numbers a company's postings without gaps in the order of their commits: the
 * statement that takes the next number holds the company's counter until it is committed. So whoever sees number n sees all before it, and no
 * smaller one ever comes later (docs/decisions/0019-the-data-warehouse.md).
 */
import type { Id } from "../../../kernel/ids.ts";
import type { Database, Tx } from "../../../platform/server/db/database.ts";
import { DIMENSIONS, SIGNATURES } from "./dimensions.ts";
import { FACTS, type Star } from "./facts.ts";
import type { Company, Watermark } from "./star.ts";

export interface News {
  /** The books have another posting at the watermark: everything is read anew. */
  readonly isOther: boolean;
  /** The last posting of the books. */
  readonly last: string;
  /** How far this news reaches, and the posting there. */
  readonly upTo: string;
  readonly postingId: string | null;
  readonly signatures: Readonly<Record<string, string>>;
  /** Rows as JSON texts, by fact. Empty where there is none. */
  readonly facts: ReadonlyMap<Star, string>;
  /** The changed dimensions, whole. */
  readonly dimensions: ReadonlyMap<Star, string>;
}

/** Figures and big numbers as text. */
function jsonOf({ columns, source }: Star): string {
  const shown = Object.entries(columns).map(([name, type]) =>
    /^(DECIMAL|BIGINT)/.test(type) ? `s.${name}::text as ${name}` : `s.${name}`,
  );
  return `select json_agg(row_to_json(r))::text as rows from (select ${shown.join(", ")} from (${source}) s) r`;
}

const FACT_TEXTS = FACTS.map((fact) => [fact, jsonOf(fact)] as const);
const DIMENSION_TEXTS = DIMENSIONS.map((dimension) => [dimension, jsonOf(dimension)] as const);

async function rowsOf(tx: Tx, text: string, values: readonly string[]): Promise<string> {
  const [found] = await tx.query<{ rows: string | null }>(text, values);
  return found?.rows ?? "";
}

/** @param most postings at once, so that a first feed is many short transactions */
export async function readNews(database: Database, orgId: Id, mark: Watermark, most: number): Promise<News> {
  return await database.transaction({ as: "company", orgId, readOnly: true }, async (tx) => {
    const isOther = !(await hasPosting(tx, orgId, mark));
    const from = isOther ? "0" : mark.seq;
    const last = await lastSeq(tx, orgId);
    const reach = BigInt(from) + BigInt(most);
    const upTo = BigInt(last) < reach ? last : reach.toString();
    const signatures = await signaturesOf(tx, orgId);
    const known = isOther ? {} : mark.signatures;
    const isNew = upTo !== from;
    const readFacts = isNew ? FACT_TEXTS : [];
    const facts = readFacts.map(async ([it, text]) => [it, await rowsOf(tx, text, [orgId, from, upTo])] as const);
    const changed = DIMENSION_TEXTS.filter(([{ name }]) => known[name] !== signatures[name]);
    const dimensions = changed.map(async ([it, text]) => [it, await rowsOf(tx, text, [orgId])] as const);
    return {
      isOther,
      last,
      upTo,
      postingId: isNew ? await postingAt(tx, orgId, upTo) : isOther ? null : mark.postingId,
      signatures,
      facts: new Map(await Promise.all(facts)),
      dimensions: new Map(await Promise.all(dimensions)),
    };
  });
}

async function lastSeq(tx: Tx, orgId: Id): Promise<string> {
  const [row] = await tx.query<{ seq: string }>(
    "select coalesce(max(seq), 0)::text as seq from posting where org_id = $1",
    [orgId],
  );
  return row!.seq;
}

async function postingAt(tx: Tx, orgId: Id, seq: string): Promise<string | null> {
  const [row] = await tx.query<{ posting_id: string }>(
    "select posting_id from posting where org_id = $1 and seq = $2::bigint",
    [orgId, seq],
  );
  return row?.posting_id ?? null;
}

async function hasPosting(tx: Tx, orgId: Id, { seq, postingId }: Watermark): Promise<boolean> {
  return seq === "0" || (await postingAt(tx, orgId, seq)) === postingId;
}

async function signaturesOf(tx: Tx, orgId: Id): Promise<Record<string, string>> {
  const rows = await tx.query<{ name: string; signature: string }>(SIGNATURES, [orgId]);
  return Object.fromEntries(rows.map((row) => [row.name, row.signature]));
}

export async function companiesOf(database: Database): Promise<Company[]> {
  return await database.transaction({ as: "identity" }, (tx) =>
    tx.query<Company & Record<string, unknown>>(
      "select company_id as id, name, name_en, trim(base_currency) as base_currency from company order by company_id",
    ),
  );
}
