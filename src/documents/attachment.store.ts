/** Files of documents: kept in base64, because that is what travels alike to every database. */
import type { Id } from "../kernel/ids.ts";
import type { AttachmentView } from "../platform/contract/attachments.ts";
import type { Tx } from "../platform/server/db/database.ts";
import type { Actor } from "./actor.ts";

const VIEW = `a.attachment_id as id, a.name, a.type, a.size, a.added_at as "addedAt", coalesce(m.name, '') as "addedBy"`;

export async function attachmentsOf(tx: Tx, orgId: Id, subjectId: Id): Promise<AttachmentView[]> {
  return await tx.query<AttachmentView>(
    `select ${VIEW} from attachment a left join member m on m.org_id = a.org_id and m.member_id = a.member_id
     where a.org_id = $1 and a.subject_id = $2 and a.removed_at is null order by a.added_at, a.attachment_id`,
    [orgId, subjectId],
  );
}

export interface NewAttachment {
  readonly id: Id;
  readonly subject: string;
  readonly subjectId: Id;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export async function addAttachment(tx: Tx, by: Actor, it: NewAttachment): Promise<void> {
  await tx.query(
    `insert into attachment (org_id, attachment_id, subject, subject_id, name, type, size, sha256, content, member_id, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      by.orgId,
      it.id,
      it.subject,
      it.subjectId,
      it.name,
      it.type,
      it.bytes.length,
      it.sha256,
      Buffer.from(it.bytes).toString("base64"),
      by.memberId,
      by.at.toISOString(),
    ],
  );
}

export interface StoredFile {
  readonly subject: string;
  readonly subjectId: Id;
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

export async function fileOf(tx: Tx, orgId: Id, id: Id): Promise<StoredFile | undefined> {
  const [row] = await tx.query<StoredFile>(
    `select subject, subject_id as "subjectId", name, type, content from attachment where org_id = $1 and attachment_id = $2 and removed_at is null`,
    [orgId, id],
  );
  return row;
}

export async function removeAttachment(tx: Tx, by: Actor, id: Id): Promise<void> {
  await tx.query("update attachment set removed_at = $3 where org_id = $1 and attachment_id = $2", [
    by.orgId,
    id,
    by.at.toISOString(),
  ]);
}
