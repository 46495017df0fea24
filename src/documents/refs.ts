/** What a screen shows for the id of another record, and how a picker finds one. One statement, whatever the kinds. */
import type { AnyDocument } from "../kernel/document.ts";
import type { Fields } from "../kernel/field.ts";
import type { Id } from "../kernel/ids.ts";
import { NO_ID } from "../kernel/ids.ts";
import { type Issue, refuse } from "../kernel/refusal.ts";
import type { RefLabel } from "../platform/contract/page.ts";
import type { PostingView } from "../platform/contract/posting-view.ts";
import type { Database, Tx } from "../platform/server/db/database.ts";

/** Where the labels of a kind of record come from: SQL over the table's row `r`. */
export interface RefKind {
  readonly kind: string;
  readonly from: string;
  readonly id: string;
  /** The type of the id; a uuid unless it says otherwise. */
  readonly idType?: "uuid" | "text";
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly spec?: string;
  readonly unit?: string;
  /** An array of the other units, or null. */
  readonly units?: string;
  /** Texts in which a picker looks. */
  readonly search: readonly string[];
  /** The column of the record that a picker may be limited to: a location's warehouse. */
  readonly within?: string;
  /** What a picker offers; labels are given for all. */
  readonly offered?: string;
  /** The permission that a picker's search needs; without one everybody of the company may. */
  readonly permission?: string;
}

export type RefKinds = ReadonlyMap<string, RefKind>;
export type WantedRefs = ReadonlyMap<string, ReadonlySet<string>>;

const fields = (it: RefKind): string =>
  `${it.id}::text as id, coalesce(${it.code}, '') as code, ${it.name} as name, ${it.nameEn ?? "null::text"} as "nameEn", ${it.spec ?? "null::text"} as spec, ${it.unit ?? "null::text"} as unit, ${it.units ?? "null::text[]"} as units, ${it.within ?? "null"}::text as within`;

type LabelRow = Omit<RefLabel, "units" | "within"> & {
  readonly units: string[] | null;
  readonly within: string | null;
};

/** Most records have no units and belong to no other; their labels do not mention it. */
const labelIn = ({ units, within, ...label }: LabelRow): RefLabel => ({
  ...label,
  ...(units ? { units } : {}),
  ...(within ? { within } : {}),
});

/** Labels by id, of as many kinds as asked. Unknown kinds are left out. */
export async function labelsOf(
  tx: Tx,
  orgId: Id,
  kinds: RefKinds,
  wanted: WantedRefs,
): Promise<Record<string, RefLabel>> {
  const known = [...wanted].flatMap(([kind, ids]) =>
    kinds.has(kind) && ids.size > 0 ? [{ it: kinds.get(kind)!, ids: [...ids] }] : [],
  );
  if (known.length === 0) return {};
  const parts = known.map(
    ({ it }, i) =>
      `select ${fields(it)} from ${it.from} where r.org_id = $1 and ${it.id} = any($${i + 2}::${it.idType ?? "uuid"}[])`,
  );
  const rows = await tx.query<LabelRow>(parts.join(" union all "), [orgId, ...known.map(({ ids }) => ids)]);
  return Object.fromEntries(rows.map((row) => [row.id, labelIn(row)]));
}

const FOUND_AT_MOST = 20;

/** What a picker offers for what was typed; what begins with it comes first. */
export async function searchRefs(
  tx: Tx,
  orgId: Id,
  kinds: RefKinds,
  {
    kind,
    search: text,
    within,
  }: { readonly kind: string; readonly search: string; readonly within?: string | undefined },
): Promise<RefLabel[]> {
  const it = kinds.get(kind);
  if (!it) refuse("platform.unknown_kind", { kind }, "not_found");
  const like = text.replace(/[\\%_]/g, "\\$&");
  const hit = it.search.map((sql) => `${sql} ilike $2`).join(" or ");
  const rows = await tx.query<LabelRow>(
    `select ${fields(it)} from ${it.from} where r.org_id = $1 and ${it.offered ?? "true"} and (${hit})
       and ($4::uuid is null or ${it.within ?? "null::uuid"} = $4)
     order by ${it.code} not ilike $3, ${it.code} limit ${FOUND_AT_MOST}`,
    [orgId, `%${like}%`, `${like}%`, within ?? null],
  );
  return rows.map(labelIn);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A rule knows an `item` by its id, a reader by its code: a parameter called like a kind of record is told by the record's code. */
export async function withCodes(
  database: Database,
  orgId: Id,
  kinds: RefKinds,
  issues: readonly Issue[],
): Promise<readonly Issue[]> {
  const isId = (name: string, value: string) => kinds.has(name) && UUID.test(value);
  const wanted = new Wanted();
  for (const { params } of issues)
    for (const [name, value] of Object.entries(params)) if (isId(name, value)) wanted.add(name, value);
  if (wanted.kinds.size === 0) return issues;
  const scope = { as: "company", orgId, readOnly: true } as const;
  const labels = await database.transaction(scope, (tx) => labelsOf(tx, orgId, kinds, wanted.kinds));
  const told = (name: string, value: string) => (isId(name, value) ? (labels[value]?.code ?? "–") : value);
  return issues.map((issue) => ({
    ...issue,
    params: Object.fromEntries(Object.entries(issue.params).map(([name, value]) => [name, told(name, value)])),
  }));
}

class Wanted {
  readonly kinds = new Map<string, Set<string>>();
  add(kind: string, id: unknown): void {
    if (typeof id !== "string" || id === NO_ID) return;
    const ids = this.kinds.get(kind) ?? new Set();
    this.kinds.set(kind, ids.add(id));
  }
}

function addFields(wanted: Wanted, defined: Fields, values: Record<string, unknown>): void {
  for (const [name, field] of Object.entries(defined)) if (field.to) wanted.add(field.to, values[name]);
}

/** Every record that documents of a definition and their postings name. */
export function refsIn(
  definition: AnyDocument,
  documents: readonly { lines: readonly object[] }[],
  postings: readonly PostingView[],
): WantedRefs {
  const wanted = new Wanted();
  for (const document of documents) {
    addFields(wanted, definition.header, document as never);
    for (const line of document.lines) addFields(wanted, definition.lines, line as never);
  }
  for (const posting of postings) {
    for (const line of posting.journal) {
      wanted.add("account", line.account);
      wanted.add("item", line.itemId);
      wanted.add("party", line.partyId);
    }
    for (const line of posting.stock) {
      wanted.add("item", line.itemId);
      wanted.add("location", line.locationId);
    }
  }
  return wanted.kinds;
}
