/** Runs a report: one SQL file with named parameters, typed columns, exact totals. */
import { implement } from "@orpc/server";
import { dayAt } from "../kernel/dates.ts";
import { Quantity, sumQuantities } from "../kernel/decimal.ts";
import type { Fields } from "../kernel/field.ts";
import type { Id } from "../kernel/ids.ts";
import { type AnyReport, fileOfReport } from "../kernel/report.ts";
import type { ReportAnswer, reportContract } from "../platform/contract/report-contract.ts";
import { readAsset } from "../platform/server/assets.ts";
import type { SqlValue, Tx } from "../platform/server/db/database.ts";
import { actorOf, type CallContext, reading } from "./context.ts";
import { shown } from "./list.ts";
import { labelsOf, type RefKinds } from "./refs.ts";

/** Under the asset root; `:orgId` and the parameters are named in it. */
const sqlOf = ({ module, name }: AnyReport): string => `modules/${module}/reports/${fileOfReport(name)}.sql`;

const OWN_NAMES: Readonly<Record<string, string>> = { orgId: "uuid", baseCurrency: "text", today: "date" };
const MOST_ROWS = 5_000;
/** No column is called so. */
const COUNT = "all rows";
const texts = new Map<string, { text: string; names: string[] }>();

/**
 * `:itemId` → `$2::uuid`; each name once, `:orgId` first; `:baseCurrency` and `:today` are there for all. A double colon is a cast and stays.
 * `:itemId is null` becomes true or false: a statement of its own for each set of filters, which the server keeps with the plan that fits it.
 */
function prepared(path: string, params: Fields, isGiven: (name: string) => boolean): { text: string; names: string[] } {
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
      return `$${names.indexOf(name) + 1}::${cast}`;
    });
  const it = { text: text.replace(/;\s*$/, ""), names };
  texts.set(key, it);
  return it;
}

export async function runReport(
  tx: Tx,
  orgId: Id,
  refs: RefKinds,
  definition: AnyReport,
  { first, ...params }: Record<string, unknown> & { first?: number | undefined },
): Promise<ReportAnswer> {
  const columns = definition.columns as Fields;
  const isGiven = (name: string) => params[name] !== null && params[name] !== undefined;
  const { text, names } = prepared(sqlOf(definition), definition.params as Fields, isGiven);
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
    `select ${shownColumns.join(", ")} from (${text}) report limit ${first ?? MOST_ROWS + 1}`,
    values,
  );
  const count = first ? Number.parseInt(String(found[0]?.[COUNT] ?? 0), 10) : Math.min(found.length, MOST_ROWS);
  const rows = found.slice(0, MOST_ROWS).map(({ [COUNT]: _, ...row }) => row);
  const wanted = new Map<string, Set<string>>();
  for (const [name, { to }] of Object.entries(columns))
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
    isCut: found.length > MOST_ROWS,
  };
}

export function reportRouter(
  contract: ReturnType<typeof reportContract<Record<never, never>, Record<never, never>>>,
  definition: AnyReport,
) {
  return implement(contract)
    .$context<CallContext>()
    .handler(async ({ context, input }) => {
      const by = actorOf(context, definition.permission);
      return (await reading(context, by, (tx) =>
        runReport(tx, by.orgId, context.registry.refs, definition, {
          ...input,
          baseCurrency: by.baseCurrency,
          today: dayAt(by.at, by.timeZone),
        }),
      )) as never;
    });
}
