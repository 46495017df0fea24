/** Who did what to a document, from the audit trail: separation of duties asks it. */
import type { Id } from "../kernel/ids.ts";
import type { Tx } from "../platform/server/db/database.ts";

/** The members who did one of the verbs to each of the documents. */
export async function whoDid(
  tx: Tx,
  orgId: Id,
  subjectIds: readonly Id[],
  verbs: readonly string[],
): Promise<Map<Id, Set<Id>>> {
  const rows = await tx.query<{ subject_id: Id; member_id: Id }>(
    "select distinct subject_id, member_id from event where org_id = $1 and subject_id = any($2::uuid[]) and verb = any($3::text[])",
    [orgId, [...subjectIds], [...verbs]],
  );
  const did = new Map<Id, Set<Id>>();
  for (const row of rows) did.set(row.subject_id, (did.get(row.subject_id) ?? new Set()).add(row.member_id));
  return did;
}
