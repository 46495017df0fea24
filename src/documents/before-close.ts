/** Asks every module what of a month is still undecided. Their number is the program's, not the data's. */
import type { Month } from "../kernel/dates.ts";
import type { Id } from "../kernel/ids.ts";
import type { Issue } from "../kernel/refusal.ts";
import type { Tx } from "../platform/server/db/database.ts";
import type { Registry } from "./registry.ts";

export async function undecided(tx: Tx, orgId: Id, registry: Registry, month: Month): Promise<Issue[]> {
  const issues: Issue[] = [];
  for (const { beforeClose } of registry.modules)
    if (beforeClose) issues.push(...(await beforeClose(tx, orgId, month)));
  return issues;
}
