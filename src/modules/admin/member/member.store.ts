/** Reads and writes who works in a company. Names and roles are the company's; logins and passwords the person's. */
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";

export interface MemberRow {
  readonly memberId: Id;
  readonly personId: Id;
  readonly name: string;
  readonly roles: string[];
  readonly isActive: boolean;
}

export async function membersOf(tx: Tx, orgId: Id): Promise<MemberRow[]> {
  return await tx.query<MemberRow>(
    `select member_id as "memberId", person_id as "personId", name, to_json(roles) as roles, is_active as "isActive"
     from member where org_id = $1 order by name`,
    [orgId],
  );
}

export interface RoleRow {
  readonly role: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly permissions: string[];
  readonly approvalLimit: string | null;
}

export async function rolesOf(tx: Tx, orgId: Id): Promise<RoleRow[]> {
  return await tx.query<RoleRow>(
    `select role, name, name_en as "nameEn", to_json(permissions) as permissions, approval_limit::text as "approvalLimit"
     from role where org_id = $1 order by role`,
    [orgId],
  );
}

export async function saveRole(tx: Tx, orgId: Id, it: RoleRow): Promise<void> {
  await tx.query(
    `insert into role (org_id, role, name, name_en, permissions, approval_limit) values ($1, $2, $3, $4, $5::text[], $6)
     on conflict (org_id, role) do update
       set name = excluded.name, name_en = excluded.name_en, permissions = excluded.permissions, approval_limit = excluded.approval_limit`,
    [orgId, it.role, it.name, it.nameEn, it.permissions, it.approvalLimit],
  );
}

/** @returns the person, if the member is of this company. */
export async function updateMember(tx: Tx, orgId: Id, it: Omit<MemberRow, "personId">): Promise<Id | undefined> {
  const [row] = await tx.query<{ person_id: Id }>(
    "update member set name = $3, roles = $4::text[], is_active = $5 where org_id = $1 and member_id = $2 returning person_id",
    [orgId, it.memberId, it.name, it.roles, it.isActive],
  );
  return row?.person_id;
}

export interface PersonRow {
  readonly personId: Id;
  readonly login: string;
  readonly lockedUntil: string | null;
  readonly passwordHash: string;
}

/** In the scope `identity`. */
export async function personsById(tx: Tx, personIds: readonly Id[]): Promise<Map<Id, PersonRow>> {
  const rows = await tx.query<PersonRow>(
    `select person_id as "personId", login, locked_until as "lockedUntil", password_hash as "passwordHash" from person where person_id = any($1::uuid[])`,
    [[...personIds]],
  );
  return new Map(rows.map((row) => [row.personId, row]));
}

/** In the scope `identity`. Whoever has a session open keeps only the one he is in. */
export async function setPassword(tx: Tx, personId: Id, passwordHash: string, keepToken: string | null): Promise<void> {
  await tx.query("update person set password_hash = $2, failed_logins = 0, locked_until = null where person_id = $1", [
    personId,
    passwordHash,
  ]);
  await tx.query("delete from session where person_id = $1 and token_hash is distinct from $2", [personId, keepToken]);
}
