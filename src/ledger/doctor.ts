/**
 * The doctor: proves the books. Every invariant is an SQL file that returns the rows that break it; a cache is recomputed from
 * the lines. Nothing found is the only good answer.
 */
import { findAssets, readAsset } from "../platform/server/assets.ts";
import type { Tx } from "../platform/server/db/database.ts";

export interface Finding {
  /** The file's name without its ending. */
  readonly invariant: string;
  readonly orgId: string;
  readonly subject: string;
  readonly detail: string;
}

/** All invariants over all companies; in the scope `owner`. */
export async function examine(tx: Tx): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const path of findAssets(/(^|\/)invariants\/[\w-]+\.sql$/)) {
    const invariant = path.slice(path.lastIndexOf("/") + 1, -4);
    const rows = await tx.query<{ org_id: string; subject: string; detail: string }>(readAsset(path).replace(/;\s*$/, ""));
    findings.push(...rows.map((row) => ({ invariant, orgId: row.org_id, subject: row.subject, detail: row.detail })));
  }
  return findings;
}
