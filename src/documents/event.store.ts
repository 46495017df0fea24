/** Writes the audit trail of what is no document. */
import { type Id, newId } from "../kernel/ids.ts";
import type { Tx } from "../platform/server/db/database.ts";
import type { Actor } from "./actor.ts";

export async function noteEvent(
  tx: Tx,
  by: Actor,
  subject: string,
  subjectId: Id,
  verb: string,
  changes: Record<string, [string | null, string | null]> | null = null,
): Promise<void> {
  await tx.query(
    `insert into event (org_id, event_id, subject, subject_id, verb, happened_at, member_id, reason, changes, request_id)
     values ($1, $2, $3, $4, $5, $6, $7, null, $8::jsonb, $9)`,
    [
      by.orgId,
      newId(),
      subject,
      subjectId,
      verb,
      by.at.toISOString(),
      by.memberId,
      changes && JSON.stringify(changes),
      by.requestId,
    ],
  );
}
