/** Runs a report: one SQL file with named parameters, typed columns, exact totals. */
import { implement } from "@orpc/server";
import { dayAt } from "../kernel/dates.ts";
import { Quantity, sumQuantities } from "../kernel/decimal.ts";
import type { Field, Fields } from "../kernel/field.ts";
import type { Id } from "../kernel/ids.ts";
import { refuse } from "../kernel/refusal.ts";
import { type AnyReport, fileOfReport } from "../kernel/report.ts";
import type { ReportAnswer, reportContract } from "../platform/contract/report-contract.ts";
import { readAsset } from "../platform/server/assets.ts";
import type { SqlValue, Tx } from "../platform/server/db/database.ts";
import type { DuckValue } from "../platform/server/duckdb.ts";
import { type Actor, may } from "./actor.ts";
import { actorOf, type CallContext, reading } from "./context.ts";
import { shown } from "./list.ts";
import { labelsOf, type RefKinds } from "./refs.ts";

/** Under the asset root; `:orgId` and the parameters are named in it. */
const sqlOf = ({ module, name }: AnyReport): string => `modules/${module}/reports/${fileOfReport(name)}.sql`;

const OWN_NAMES: Readonly<Record<string, string>> = { orgId: "uuid", baseCurrency: "text", today: "date" };
/** DuckDB's `numeric` alone has three decimals. */
const NUMERIC = "decimal(38, 6)";
const MOST_ROWS = 5_000;
/** No column is called so. */
const COUNT = "all rows";
const texts = new Map<string, { text: string; names: string[] }>();

/** What a report is asked: its parameters, and how many rows there may be. */
export type Asked = Record<string, unknown> & { first?: number | undefined };

/**
 * `:itemId` → `$2::uuid`; each name once, `:orgId` first; `:baseCurrency` and `:today` are there for all. A double colon is a cast and stays.
 * `:itemId is null` becomes true or false: a statement of its own for each set of filters, which the server keeps with the plan that fits it.
 */
function prepared(definition: AnyReport, isGiven: (name: string) => boolean): { text: string; names: string[] } {
  const path = sqlOf(definition);
  const params = definition.params as Fields;
  const key = [path, ...Object.keys(params).filter(isGiven)].join(" ");
  const known = texts.get(key);
  if (known) return known;
  const names = ["orgId"];
  const text = readAsset(path)
    .replace(/(?<!:):([a-zA-Z]\w*) is (not )?null/g, (_, name: string, not?: string) =>
      String(isGiven(name) === Boolean(not)),
    )
    .replace(/(?<!:):([a-zA-Z]\w*)/g, (_, name: string) => {
      if (!names.includes(name)) names.push(name);
      const cast = OWN_NAMES[name] ?? params[name]?.sql;
      if (!cast) throw new Error(`${path}: no parameter ${name}`);
      return `$${names.indexOf(name) + 1}::${cast === "numeric" && definition.isAnalysis ? NUMERIC : cast}`;
    });
  const it = { text: text.replace(/;\s*$/, ""), names };
  texts.set(key, it);
  return it;
}

const isGivenIn = (asked: Asked) => (name: string) => asked[name] !== null && asked[name] !== undefined;

export async function runReport(
  tx: Tx,
  orgId: Id,
  refs: RefKinds,
  definition: AnyReport,
  { first, ...params }: Asked,
  most: number = MOST_ROWS,
): Promise<ReportAnswer> {
  const columns = definition.columns as Fields;
  const isGiven = isGivenIn(params);
  const { text, names } = prepared(definition, isGiven);
  const values = names.map((name) => (name === "orgId" ? orgId : ((params[name] ?? null) as SqlValue)));
  const shownColumns = Object.entries(columns).map(
    ([name, field]) => `${shown(`report."${name}"`, field)} as "${name}"`,
  );
  // A report over everything takes another way for a day that leaves little than for one that leaves much, so it is planned for its very values.
  const isFiltered = Object.entries(definition.params as Fields).some(([name, { to }]) => to && isGiven(name));
  if (!isFiltered) await tx.query("set local plan_cache_mode = force_custom_plan");
  // Counting needs every row, so a whole report counts what it brings.
  if (first) shownColumns.push(`count(*) over ()::int as "${COUNT}"`);
  const found = await tx.query<Record<string, unknown>>(
    `select ${shownColumns.join(", ")} from (${text}) report limit ${first ?? most + 1}`,
    values,
  );
  return await answerOf(tx, orgId, refs, definition, { found, first, most });
}

/** DuckDB's figures as text, without trailing zeros where PostgreSQL's have none. */
function shownInAnalysis(name: string, field: Field): string {
  const sql = `report."${name}"`;
  if (field.sql !== "numeric") return field.sql === "integer" ? `${sql}::integer` : `${sql}::varchar`;
  if (field.kind === "amount") return `${sql}::decimal(38, 2)::varchar`;
  return `regexp_replace(${sql}::${NUMERIC}::varchar, '\\.?0+$', '')`;
}

/** The same on the data warehouse. Every statement names the company: the tables themselves are out of a report's reach. */
async function runAnalysis(
  context: CallContext,
  by: Actor,
  definition: AnyReport,
  { first, ...params }: Asked,
  most: number,
): Promise<ReportAnswer> {
  const warehouse = context.dataWarehouse ?? refuse("platform.no_analysis", {}, "conflict");
  const { text, names } = prepared(definition, isGivenIn(params));
  if (!text.includes("$1::uuid") || /\b(fact|dim)_/.test(text))
    throw new Error(`${definition.name} reads more than its company`);
  const freshAt = await warehouse.fresh(by.orgId);
  const values = names.map((name) => (name === "orgId" ? by.orgId : ((params[name] ?? null) as DuckValue)));
  const fields = Object.entries(definition.columns as Fields);
  const shownColumns = fields.map(([name, field]) => `${shownInAnalysis(name, field)} as "${name}"`);
  if (first) shownColumns.push(`(count(*) over ())::integer as "${COUNT}"`);
  const found = await warehouse.query(
    `select ${shownColumns.join(", ")} from (${text}) report limit ${first ?? most + 1}`,
    values,
  );
  const answer = await reading(context, by, (tx) =>
    answerOf(tx, by.orgId, context.registry.refs, definition, { found, first, most }),
  );
  return { ...answer, freshAt };
}

interface Found {
  readonly found: readonly Readonly<Record<string, unknown>>[];
  readonly first: number | undefined;
  readonly most: number;
}

async function answerOf(
  tx: Tx,
  orgId: Id,
  refs: RefKinds,
  definition: AnyReport,
  { found, first, most }: Found,
): Promise<ReportAnswer> {
  const count = first ? Number.parseInt(String(found[0]?.[COUNT] ?? 0), 10) : Math.min(found.length, most);
  const rows = found.slice(0, most).map(({ [COUNT]: _, ...row }) => row);
  const wanted = new Map<string, Set<string>>();
  for (const [name, { to }] of Object.entries(definition.columns as Fields))
    if (to)
      wanted.set(
        to,
        new Set([...(wanted.get(to) ?? []), ...rows.flatMap((row) => (row[name] ? [String(row[name])] : []))]),
      );
  const totals = Object.fromEntries(
    (first ? [] : ((definition.sums ?? []) as string[])).map((name) => [
      name,
      sumQuantities(rows.map((row) => Quantity.of(String(row[name] ?? "0")))).toString(),
    ]),
  );
  return {
    rows: rows as never,
    totals,
    refs: await labelsOf(tx, orgId, refs, wanted),
    count,
    isCut: found.length > most,
    freshAt: null,
  };
}

/** What the member may not see is empty, and has no sum. */
function withoutHidden(answer: ReportAnswer, definition: AnyReport, by: Actor): ReportAnswer {
  const needs = Object.entries((definition.needs ?? {}) as Record<string, string>);
  const hidden = needs.flatMap(([name, permission]) => (may(by, permission) ? [] : [name]));
  if (hidden.length === 0) return answer;
  const empty = Object.fromEntries(hidden.map((name) => [name, null]));
  return {
    ...answer,
    rows: answer.rows.map((row) => ({ ...row, ...empty })) as never,
    totals: Object.fromEntries(Object.entries(answer.totals).filter(([name]) => !hidden.includes(name))),
  };
}

/** A report as a member asks for it. @throws Refusal if he may not */
export async function askReport(
  context: CallContext,
  definition: AnyReport,
  input: Asked,
  most: number = MOST_ROWS,
): Promise<ReportAnswer> {
  const by = actorOf(context, definition.permission);
  const asked = { ...input, baseCurrency: by.baseCurrency, today: dayAt(by.at, by.timeZone) };
  const answer = definition.isAnalysis
    ? await runAnalysis(context, by, definition, asked, most)
    : await reading(context, by, (tx) => runReport(tx, by.orgId, context.registry.refs, definition, asked, most));
  return withoutHidden(answer, definition, by);
}

export function reportRouter(
  contract: ReturnType<typeof reportContract<Record<never, never>, Record<never, never>>>,
  definition: AnyReport,
) {
  return implement(contract)
    .$context<CallContext>()
    .handler(async ({ context, input }) => (await askReport(context, definition, input)) as never);
}
