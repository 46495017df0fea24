/** All documents and records of the program, as the composition root gathers them from the modules. */
import type { Month } from "../kernel/dates.ts";
import type { Amount } from "../kernel/decimal.ts";
import type { AnyDocument } from "../kernel/document.ts";
import type { Id } from "../kernel/ids.ts";
import type { Issue } from "../kernel/refusal.ts";
import type { Tx } from "../platform/server/db/database.ts";
import type { Actor } from "./actor.ts";
import type { ImportKind } from "./import.ts";
import type { ListSource } from "./list.ts";
import type { PaperSource } from "./print.ts";
import type { RefKind, RefKinds } from "./refs.ts";
import type { DocumentActions } from "./verbs.ts";

/** What of a document's lines the books know: `received` 300 of 500. */
export interface ProgressSource {
  readonly measures: readonly string[];
  /** The column of the line that is the whole. */
  readonly of: string;
  /** What the books know of the document itself: `produced` 4 of the 10 that its field says. */
  readonly whole?: { readonly measures: readonly string[]; readonly of: string };
  /** For lines that are not counted in stock units: SQL over `l`, and what it joins, of how many of the line's unit one stock unit is. */
  readonly perStockUnit?: { readonly join?: string; readonly dividend: string; readonly divisor: string };
}

// biome-ignore lint/suspicious/noExplicitAny: any definition's actions
export interface DocumentServer<D extends AnyDocument = any> {
  readonly actions: DocumentActions<D>;
  readonly list: ListSource;
  readonly progress?: ProgressSource;
  /** It is an open item itself (a bill, a payment in advance), so the books know how much of it is settled. */
  readonly isOpenItem?: boolean;
  /** What stands on its paper; all its fields unless this says so. */
  readonly paper?: PaperSource;
}

/** A step of a month's end as it stands. */
export interface MonthEndLook {
  /** `passable`: not done, and a month may be closed so by who takes it upon himself. */
  readonly state: "done" | "todo" | "passable" | "not_needed";
  /** What it is about, in base currency; null where it is no amount. */
  readonly amount: Amount | null;
  /** How many of what it is about. */
  readonly count: number | null;
  /** What closing is told while it is `todo` (errors) or `passable` (warnings). */
  readonly issues: readonly Issue[];
}

/** A step of a month's end. Looking and running are a constant number of statements, whatever the month holds. */
export interface MonthEndStep {
  /** Its text is `<module>.month_end.<key>`. */
  readonly key: string;
  /** Its place among the steps of all modules. */
  readonly order: number;
  /** The months are locked when closing looks, and not when a screen does. */
  readonly look: (tx: Tx, by: Actor, month: Month) => Promise<MonthEndLook>;
  /** Does what can be done without a decision; again, it does what is missing. */
  readonly run?: (tx: Tx, by: Actor, month: Month) => Promise<unknown>;
}

/** A module's server half. */
export interface ServerModule {
  readonly name: string;
  readonly documents: readonly DocumentServer[];
  /** What must be decided before a month is closed. */
  readonly beforeClose?: (tx: Tx, orgId: Id, month: Month) => Promise<Issue[]>;
  /** Its steps of a month's end. */
  readonly monthEnd?: readonly MonthEndStep[];
  /**
   * What will come into stock: SQL with the columns item_id, warehouse_id, due_on, quantity (in stock units; not above zero:
   * nothing), is_firm (false: planned with, but nobody is promised it yet), document_type, document_id. $1 company, $2 items; null: all.
   */
  readonly supply?: string;
  /** What will go out of it and is not kept for anybody yet, as `supply`. */
  readonly demand?: string;
  // biome-ignore lint/suspicious/noExplicitAny: any definition's import
  readonly imports?: readonly ImportKind<any>[];
  readonly refs: readonly RefKind[];
  /** Named constraints of the database that are a refusal: constraint → code. */
  readonly constraints?: Readonly<Record<string, string>>;
}

export interface Registry {
  readonly modules: readonly ServerModule[];
  readonly documents: ReadonlyMap<string, DocumentServer>;
  readonly refs: RefKinds;
  readonly imports: ReadonlyMap<string, ImportKind>;
  readonly constraints: ReadonlyMap<string, string>;
}

export function registryOf(modules: readonly ServerModule[]): Registry {
  return {
    modules,
    documents: new Map(
      modules.flatMap((it) => it.documents.map((document) => [document.actions.definition.name, document] as const)),
    ),
    refs: new Map(modules.flatMap((it) => it.refs.map((kind) => [kind.kind, kind] as const))),
    imports: new Map(modules.flatMap((it) => (it.imports ?? []).map((kind) => [kind.key, kind] as const))),
    constraints: new Map(modules.flatMap((it) => Object.entries(it.constraints ?? {}))),
  };
}

/** The label of a record: its code and names stand in its own table. */
export function recordRef(definition: AnyDocument, more: Partial<RefKind> = {}): RefKind {
  const { name } = definition;
  return {
    kind: name,
    from: `${name} r`,
    id: `r.${name}_id`,
    code: "r.code",
    name: "r.name",
    nameEn: "r.name_en",
    search: ["r.code", "r.name", "r.initials", "r.name_en"],
    offered: "r.state = 'active'",
    ...more,
  };
}
