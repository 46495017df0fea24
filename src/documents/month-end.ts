/** Asks every module how a month stands before it is closed. Modules and kinds of documents are the program's, not the data's. */
import { firstDay, lastDay, type Month } from "../kernel/dates.ts";
import { type AnyDocument, columnOf } from "../kernel/document.ts";
import type { Id } from "../kernel/ids.ts";
import type { Issue } from "../kernel/refusal.ts";
import type { Tx } from "../platform/server/db/database.ts";
import type { Actor } from "./actor.ts";
import type { MonthEndLook, MonthEndStep, Registry } from "./registry.ts";

/** What of a month is still undecided. */
export async function undecided(tx: Tx, orgId: Id, registry: Registry, month: Month): Promise<Issue[]> {
  const issues: Issue[] = [];
  for (const { beforeClose } of registry.modules)
    if (beforeClose) issues.push(...(await beforeClose(tx, orgId, month)));
  return issues;
}

export interface OwnedStep extends MonthEndStep {
  readonly module: string;
}

/** The steps of all modules, in order. */
export function monthEndSteps(registry: Registry): OwnedStep[] {
  return registry.modules
    .flatMap(({ name, monthEnd = [] }) => monthEnd.map((step) => ({ ...step, module: name })))
    .sort((a, b) => a.order - b.order);
}

export async function lookAtSteps(
  tx: Tx,
  by: Actor,
  registry: Registry,
  month: Month,
): Promise<(OwnedStep & MonthEndLook)[]> {
  const looks: (OwnedStep & MonthEndLook)[] = [];
  for (const step of monthEndSteps(registry)) looks.push({ ...step, ...(await step.look(tx, by, month)) });
  return looks;
}

/** @param only a step's key; all that can be run, in order, where it is left out */
export async function runSteps(
  tx: Tx,
  by: Actor,
  registry: Registry,
  month: Month,
  only: string | undefined,
): Promise<void> {
  for (const { key, run } of monthEndSteps(registry)) if (run && (only ?? key) === key) await run(tx, by, month);
}

/** The states in which a document has posted nothing yet and still can. */
function openStates({ lifecycle }: AnyDocument): string[] {
  const verbs = Object.values(lifecycle.verbs as AnyDocument["lifecycle"]["verbs"]) as {
    readonly to: string;
    readonly posts?: boolean;
  }[];
  const posted = new Set(verbs.filter((it) => it.posts).map((it) => it.to));
  if (posted.size === 0) return [];
  return Object.entries(lifecycle.states as Record<string, { isFinal?: boolean }>).flatMap(([state, { isFinal }]) =>
    isFinal || posted.has(state) ? [] : [state],
  );
}

export interface OpenDocuments {
  readonly module: string;
  readonly document: string;
  /** The field whose day is the document's. */
  readonly field: string;
  readonly state: string;
  /** Nobody has handed it on yet. */
  readonly isDraft: boolean;
  readonly count: number;
}

/** Documents of a month that post and have not, by kind and state: one statement, whatever the kinds. */
export async function openDocuments(tx: Tx, orgId: Id, registry: Registry, month: Month): Promise<OpenDocuments[]> {
  const kinds = [...registry.documents.values()].flatMap(({ actions: { definition } }) => {
    const states = openStates(definition);
    return definition.dateField && states.length > 0 ? [{ definition, states, field: definition.dateField }] : [];
  });
  if (kinds.length === 0) return [];
  const parts = kinds.map(
    ({ definition, field }, i) =>
      `select '${definition.name}' as document, state, count(*)::int as count from ${definition.name}
       where org_id = $1 and ${columnOf(field)} between $2::date and $3::date and state = any($${i + 4}::text[]) group by state`,
  );
  const rows = await tx.query<{ document: string; state: string; count: number }>(
    `${parts.join(" union all ")} order by 1, 2`,
    [orgId, firstDay(month), lastDay(month), ...kinds.map(({ states }) => states)],
  );
  return rows.map((row) => {
    const { definition, field } = kinds.find((it) => it.definition.name === row.document)!;
    return { ...row, module: definition.module, field, isDraft: row.state === definition.lifecycle.initial };
  });
}
