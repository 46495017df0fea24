/**
 * Runs the verbs of documents. A module writes one handler per verb; everything else is here: permission, state, version,
 * warnings and consents, numbers, the audit trail. Always arrays: a screen sends one document, an import ten thousand.
 *
 * Order of a run: load and lock → the handlers, verb by verb (check, compute) → one save (number last) → what the handlers
 * want to write after it (the books).
 */
import { type Day, monthOf } from "../kernel/dates.ts";
import {
  type AnyDocument,
  type DocumentInput,
  type DocumentOf,
  decodeDocument,
  type VerbOf,
} from "../kernel/document.ts";
import { withOwnCurrency } from "../kernel/field.ts";
import { type Id, newId } from "../kernel/ids.ts";
import { error, type Issue, Refusal, refuse } from "../kernel/refusal.ts";
import { postingIds } from "../ledger/postings.store.ts";
import type { Database, Tx } from "../platform/server/db/database.ts";
import { type Actor, may } from "./actor.ts";
import { deleteDraft, type Happened, type Link, loadDocuments, saveDocuments } from "./document.store.ts";
import type { Upstream } from "./upstream.ts";

/** Reads lines by id; unknown ids are left out. */
type ReadLines<T> = (tx: Tx, orgId: Id, ids: readonly Id[], lock: boolean) => Promise<ReadonlyMap<Id, T>>;

export interface Run<D extends AnyDocument> {
  readonly tx: Tx;
  readonly by: Actor;
  readonly documents: DocumentOf<D>[];
  /** Why, for a verb that asks. */
  readonly reason: string | null;
  /** Documents that these rest on, locked until the transaction ends, so that two that rest on one wait for each other; read once a run. */
  locked<O extends AnyDocument>(definition: O, ids: readonly Id[]): Promise<ReadonlyMap<Id, DocumentOf<O>>>;
  /** Lines of documents that these name, as `read` finds them; with `lock` those documents stay as they are. Read once a run. */
  named<T>(read: ReadLines<T>, ids: readonly Id[], lock: boolean): Promise<ReadonlyMap<Id, T>>;
  /** Refuses with every error at once; warnings pass once acknowledged by someone who may. Issues may name their `document`. */
  refuseIf(issues: readonly Issue[]): void;
  /** The warnings that were acknowledged for a document, so that they are kept with its posting. */
  consents(document: number): readonly Issue[];
}

/** What a handler wants written after the documents have their numbers; usually `commit`. */
export type Afterwards = () => Promise<void>;
export type Handler<D extends AnyDocument> = (run: Run<D>) => Promise<Afterwards | void>;
export type Handlers<D extends AnyDocument> = { readonly [V in VerbOf<D>]: Handler<D> };

export interface DocumentActions<D extends AnyDocument = AnyDocument> {
  readonly definition: D;
  readonly handlers: Handlers<D>;
  /** Checks that hold for every save of header and lines, draft or not. */
  readonly check?: (run: Run<D>) => Promise<void>;
  /** What each of the documents was made from. */
  readonly upstream?: (run: Run<D>) => Promise<Upstream[][]>;
}

export function actions<D extends AnyDocument>(
  definition: D,
  handlers: Handlers<D>,
  more: Pick<DocumentActions<D>, "check" | "upstream"> = {},
): DocumentActions<D> {
  return { definition, handlers, ...more };
}

export interface Asked {
  readonly acknowledge?: readonly string[];
  readonly reason?: string | null;
  /** Warnings do not stop a preview. */
  readonly isPreview?: boolean;
}

/** Creates documents, and takes them through `then` in the same transaction. */
export async function create<D extends AnyDocument>(
  tx: Tx,
  by: Actor,
  it: DocumentActions<D>,
  inputs: readonly DocumentInput<D>[],
  then: readonly VerbOf<D>[] = [],
  asked: Asked = {},
): Promise<DocumentOf<D>[]> {
  const { definition } = it;
  const permission = `${definition.module}.${definition.name}.edit`;
  if (!may(by, permission)) refuse("platform.not_allowed", { permission }, "not_allowed");
  if (inputs.length === 0) return [];
  const documents = inputs.map((input) => fromInput(definition, input, by));
  const run = newRun(tx, by, documents, asked);
  if (it.check) await it.check(run);
  const started = documents.map((document) => event(document.id, "create"));
  await through(run, it, then, { isNew: true, withLines: true, events: started });
  return documents;
}

export interface Pointed {
  readonly id: Id;
  readonly version: number;
}

/** Takes documents that are there through verbs, in order, all in one transaction. */
export async function act<D extends AnyDocument>(
  tx: Tx,
  by: Actor,
  it: DocumentActions<D>,
  pointed: readonly Pointed[],
  verbs: readonly VerbOf<D>[],
  asked: Asked = {},
): Promise<DocumentOf<D>[]> {
  if (pointed.length === 0) return [];
  const documents = await lockAt(tx, by, it.definition, pointed);
  await through(newRun(tx, by, documents, asked), it, verbs, { isNew: false, withLines: false, events: [] });
  return documents;
}

class RolledBack<T> {
  readonly shown: T;
  constructor(shown: T) {
    this.shown = shown;
  }
}

/**
 * Shows what a verb would do: the same path, in a transaction that is rolled back. Who may see the document may see it,
 * whether or not he may do it; the books' own locks are held only as long as `show` reads.
 */
export async function previewing<D extends AnyDocument, T>(
  database: Database,
  by: Actor,
  it: DocumentActions<D>,
  pointed: Pointed,
  verb: VerbOf<D>,
  show: (tx: Tx, document: DocumentOf<D>, before: ReadonlySet<Id>) => Promise<T>,
): Promise<T> {
  const permission = it.definition.lifecycle.verbs[verb]!.permission;
  const allowed = { ...by, permissions: new Set([...by.permissions, permission]) };
  try {
    return await database.transaction({ as: "company", orgId: by.orgId }, async (tx) => {
      const before = new Set(await postingIds(tx, by.orgId, pointed.id));
      const [document] = await act(tx, allowed, it, [pointed], [verb], { isPreview: true, reason: "…" });
      throw new RolledBack(await show(tx, document!, before));
    });
  } catch (thrown) {
    if (thrown instanceof RolledBack) return thrown.shown as T;
    throw thrown;
  }
}

/** Replaces header and lines of documents that their state lets be edited. Lines that keep their id are the same lines. */
export async function update<D extends AnyDocument>(
  tx: Tx,
  by: Actor,
  it: DocumentActions<D>,
  changes: readonly (Pointed & { document: DocumentInput<D> })[],
  then: readonly VerbOf<D>[] = [],
  asked: Asked = {},
): Promise<DocumentOf<D>[]> {
  const { definition } = it;
  const permission = `${definition.module}.${definition.name}.edit`;
  if (!may(by, permission)) refuse("platform.not_allowed", { permission }, "not_allowed");
  if (changes.length === 0) return [];
  const before = await lockAt(tx, by, definition, changes);
  const editable = Object.entries(definition.lifecycle.states).flatMap(([name, state]) =>
    state.isEditable ? [name] : [],
  );
  const wrong = before.filter((document) => !editable.includes(document.state));
  if (wrong.length > 0) wrongState(wrong, "update", editable);
  const documents = changes.map((change, i) => ({
    ...fromInput(definition, change.document, by),
    ...envelopeOf(before[i]!),
  }));
  const run = newRun(tx, by, documents, asked);
  if (it.check) await it.check(run);
  const events = documents.map((document, i) =>
    event(document.id, "update", null, difference(definition, before[i]!, document)),
  );
  await through(run, it, then, { isNew: false, withLines: true, events });
  return documents;
}

/** Deletes a draft; it never had a number, so none is missing. */
export async function remove(tx: Tx, by: Actor, definition: AnyDocument, it: Pointed): Promise<void> {
  const permission = `${definition.module}.${definition.name}.edit`;
  if (!may(by, permission)) refuse("platform.not_allowed", { permission }, "not_allowed");
  const [document] = await lockAt(tx, by, definition, [it]);
  if (document!.state !== definition.lifecycle.initial)
    wrongState([document!], "remove", [definition.lifecycle.initial]);
  if (!(await deleteDraft(tx, by, definition, it.id, it.version))) refuse("platform.changed_meanwhile", {}, "conflict");
}

async function through<D extends AnyDocument>(
  run: Run<D>,
  it: DocumentActions<D>,
  verbs: readonly VerbOf<D>[],
  save: { isNew: boolean; withLines: boolean; events: Happened[] },
): Promise<void> {
  const { definition } = it;
  const afterwards: Afterwards[] = [];
  for (const name of verbs) {
    const verb = definition.lifecycle.verbs[name]!;
    if (!may(run.by, verb.permission)) refuse("platform.not_allowed", { permission: verb.permission }, "not_allowed");
    const wrong = run.documents.filter((document) => !verb.from.includes(document.state));
    if (wrong.length > 0) wrongState(wrong, name, verb.from);
    if (verb.asksReason && !run.reason) refuse("platform.reason_needed", {});
    const after = await it.handlers[name](run);
    if (after) afterwards.push(after);
    for (const document of run.documents) document.state = verb.to as never;
    save.events.push(...run.documents.map((document) => event(document.id, name, verb.asksReason ? run.reason : null)));
  }
  const missed = await saveDocuments(run.tx, run.by, definition, {
    ...save,
    documents: run.documents,
    numbers: numbersFor(definition, run.documents),
    links: save.withLines ? await linksOf(it, run) : [],
  });
  if (missed.length > 0) refuse("platform.changed_meanwhile", {}, "conflict");
  for (const write of afterwards) await write();
}

function newRun<D extends AnyDocument>(tx: Tx, by: Actor, documents: DocumentOf<D>[], asked: Asked): Run<D> {
  const acknowledged = new Set(asked.acknowledge ?? []);
  const given: Issue[] = [];
  const held = new Map<AnyDocument, Map<Id, unknown>>();
  const seen = new Map<unknown, { lines: Map<Id, unknown>; isLocked: boolean }>();
  return {
    tx,
    by,
    documents,
    reason: asked.reason ?? null,
    async locked<O extends AnyDocument>(definition: O, ids: readonly Id[]) {
      const known = (held.get(definition) ?? new Map()) as Map<Id, DocumentOf<O>>;
      held.set(definition, known);
      const unknown = ids.filter((id) => !known.has(id));
      for (const it of await loadDocuments(tx, by.orgId, definition, unknown, true)) known.set(it.id, it);
      return known;
    },
    async named<T>(read: ReadLines<T>, ids: readonly Id[], lock: boolean) {
      const before = seen.get(read);
      // What was read without a lock may have changed since.
      const known = before && (before.isLocked || !lock) ? before : { lines: new Map(), isLocked: lock };
      seen.set(read, known);
      const lines = known.lines as Map<Id, T>;
      const unknown = ids.filter((id) => !lines.has(id));
      for (const [id, line] of await read(tx, by.orgId, unknown, known.isLocked)) lines.set(id, line);
      return lines;
    },
    refuseIf(issues) {
      const stop = issues.flatMap((issue) => {
        if (issue.severity === "warning" && asked.isPreview) return [];
        if (issue.severity === "error" || !acknowledged.has(issue.code)) return [issue];
        if (issue.consent && !may(by, issue.consent))
          return [
            error(
              "platform.consent_needed",
              { ...issue.params, permission: issue.consent, warning: issue.code },
              issue.path,
            ),
          ];
        given.push(issue);
        return [];
      });
      if (stop.length > 0) throw new Refusal(stop);
    },
    consents: (document) => given.filter((issue) => (issue.document ?? 0) === document),
  };
}

function fromInput<D extends AnyDocument>(definition: D, input: DocumentInput<D>, by: Actor): DocumentOf<D> {
  const lines = input.lines.map((line, i) => ({ ...line, id: line.id ?? newId(), lineNo: i + 1 }));
  const envelope = { id: newId(), number: null, state: definition.lifecycle.initial, version: 1 };
  const header = withOwnCurrency(definition.header, input, by.baseCurrency);
  return decodeDocument(definition, { ...header, ...envelope, lines } as never);
}

function envelopeOf<D extends AnyDocument>({ id, number, state, version }: DocumentOf<D>) {
  return { id, number, state, version };
}

async function lockAt<D extends AnyDocument>(
  tx: Tx,
  by: Actor,
  definition: D,
  pointed: readonly Pointed[],
): Promise<DocumentOf<D>[]> {
  const documents = await loadDocuments(
    tx,
    by.orgId,
    definition,
    pointed.map((it) => it.id),
    true,
  );
  if (documents.length !== pointed.length) refuse("platform.not_found", {}, "not_found");
  const stale = documents.filter((document, i) => document.version !== pointed[i]!.version);
  if (stale.length > 0)
    throw new Refusal(
      stale.map((document) => error("platform.changed_meanwhile", { number: document.number ?? "" })),
      "conflict",
    );
  return documents;
}

function wrongState(
  documents: readonly { number: string | null; state: string }[],
  verb: string,
  allowed: readonly string[],
): never {
  throw new Refusal(
    documents.map((it) =>
      error("platform.wrong_state", { number: it.number ?? "", state: it.state, verb, allowed: allowed.join(", ") }),
    ),
    "conflict",
  );
}

function numbersFor<D extends AnyDocument>(definition: D, documents: readonly DocumentOf<D>[]) {
  const { dateField, lifecycle, numberPrefix } = definition;
  if (!numberPrefix || !dateField) return [];
  return documents
    .filter((document) => document.number === null && document.state !== lifecycle.initial)
    .map((document) => ({
      id: document.id,
      month: monthOf((document as Record<string, unknown>)[dateField] as Day).replace("-", ""),
    }));
}

async function linksOf<D extends AnyDocument>(it: DocumentActions<D>, run: Run<D>): Promise<Link[]> {
  const upstream = (await it.upstream?.(run)) ?? [];
  return upstream.flatMap((ups, i) =>
    ups.map((up) => ({ fromType: up.type, fromId: up.id, toType: it.definition.name, toId: run.documents[i]!.id })),
  );
}

function event(
  subjectId: Id,
  verb: string,
  reason: string | null = null,
  changes: Happened["changes"] = null,
): Happened {
  return { subjectId, eventId: newId(), verb, reason, changes };
}

/** Header fields that differ, and lines by number: what the timeline shows. */
function difference<D extends AnyDocument>(
  definition: D,
  before: DocumentOf<D>,
  after: DocumentOf<D>,
): Happened["changes"] {
  const changes: Record<string, [string | null, string | null]> = {};
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
  const compare = (path: string, fields: object, a: object | undefined, b: object | undefined) => {
    for (const name of Object.keys(fields)) {
      const pair: [string | null, string | null] = [text(a?.[name as never]), text(b?.[name as never])];
      if (pair[0] !== pair[1]) changes[`${path}${name}`] = pair;
    }
  };
  compare("", definition.header, before, after);
  const ids = new Set([...before.lines, ...after.lines].map((line) => line.id));
  for (const id of ids) {
    const a = before.lines.find((line) => line.id === id);
    const b = after.lines.find((line) => line.id === id);
    compare(`lines.${(b ?? a)!.lineNo}.`, definition.lines, a, b);
  }
  return Object.keys(changes).length > 0 ? changes : null;
}
