/**
 * The doctor: proves the books. Every invariant is an SQL file, in the ledger or in the module whose tables it reads, that asks one
 * question over all companies and returns the rows that break it; every cache is recomputed from the lines. Nothing found is the only
 * good answer.
 */
import { findAssets, readAsset } from "../../platform/server/assets.ts";
import type { Tx } from "../../platform/server/db/database.ts";

export interface Finding {
  /** The file's name without its ending. */
  readonly invariant: string;
  readonly orgId: string;
  readonly subject: string;
  readonly detail: string;
}

export interface Invariant {
  readonly name: string;
  /** `ledger`, or the module it belongs to. */
  readonly owner: string;
  /** What must hold and why: the comment the file begins with. */
  readonly claim: string;
  readonly sql: string;
}

export interface Examination {
  readonly findings: Finding[];
  /** How long each question took, slowest first. */
  readonly timings: readonly { readonly invariant: string; readonly ms: number }[];
}

const PATH = /(?:^|\/)([\w-]+)\/invariants\/([\w-]+)\.sql$/;

export function invariants(): Invariant[] {
  return findAssets(PATH).map((path) => {
    const [, owner = "", name = ""] = PATH.exec(path)!;
    const text = readAsset(path);
    const [comment = ""] = /^(--.*\n)+/.exec(text) ?? [];
    const claim = comment.replace(/^-- ?/gm, "").replace(/\n/g, " ").trim();
    return { name, owner, claim, sql: text.replace(/;\s*$/, "") };
  });
}

/** Asks all of them, one by one. In the scope `owner`, so that no company is left out. */
export async function examineTimed(tx: Tx, all: readonly Invariant[] = invariants()): Promise<Examination> {
  const findings: Finding[] = [];
  const timings: { invariant: string; ms: number }[] = [];
  for (const { name, sql } of all) {
    const start = performance.now();
    const rows = await tx.query<{ org_id: string; subject: string; detail: string }>(sql);
    findings.push(
      ...rows.map((row) => ({ invariant: name, orgId: row.org_id, subject: row.subject, detail: row.detail })),
    );
    timings.push({ invariant: name, ms: performance.now() - start });
  }
  return { findings, timings: timings.sort((a, b) => b.ms - a.ms) };
}

export async function examine(tx: Tx, all: readonly Invariant[] = invariants()): Promise<Finding[]> {
  return (await examineTimed(tx, all)).findings;
}
