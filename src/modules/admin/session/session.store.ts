/** Who can log in, and the open sessions. Identity belongs to no company; what a member may do belongs to one. */
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";

export interface Person {
  readonly personId: Id;
  readonly companyId: Id | null;
  readonly passwordHash: string;
  readonly failedLogins: number;
  readonly lockedUntil: string | null;
}

export async function personByLogin(tx: Tx, login: string): Promise<Person | undefined> {
  const [row] = await tx.query<Person>(
    `select person_id as "personId", company_id as "companyId", password_hash as "passwordHash", failed_logins as "failedLogins",
       locked_until as "lockedUntil"
     from person where login = $1 and is_active`,
    [login],
  );
  return row;
}

/** @returns how many times in a row it failed, this one included. */
export async function countFailure(tx: Tx, personId: Id, lockFrom: number, until: Date): Promise<void> {
  await tx.query(
    `update person set failed_logins = failed_logins + 1, locked_until = case when failed_logins + 1 >= $2::int then $3::timestamptz else locked_until end
     where person_id = $1`,
    [personId, lockFrom, until.toISOString()],
  );
}

export async function openSession(
  tx: Tx,
  it: { tokenHash: string; personId: Id; companyId: Id; at: Date; until: Date },
): Promise<void> {
  await tx.query(
    "update person set failed_logins = 0, locked_until = null where person_id = $1 and (failed_logins > 0 or locked_until is not null)",
    [it.personId],
  );
  await tx.query(
    "insert into session (token_hash, person_id, company_id, created_at, expires_at) values ($1, $2, $3, $4, $5)",
    [it.tokenHash, it.personId, it.companyId, it.at.toISOString(), it.until.toISOString()],
  );
}

export interface OpenSession {
  readonly personId: Id;
  readonly companyId: Id;
  readonly login: string;
  readonly language: "zh-CN" | "en";
  readonly companyName: string;
  readonly companyNameEn: string | null;
  readonly baseCurrency: string;
  readonly timeZone: string;
}

export async function sessionByHash(tx: Tx, tokenHash: string, at: Date): Promise<OpenSession | undefined> {
  const [row] = await tx.query<OpenSession>(
    `select s.person_id as "personId", s.company_id as "companyId", p.login, p.language, c.name as "companyName", c.name_en as "companyNameEn",
       c.base_currency as "baseCurrency", c.time_zone as "timeZone"
     from session s join person p on p.person_id = s.person_id join company c on c.company_id = s.company_id
     where s.token_hash = $1 and s.expires_at > $2 and p.is_active`,
    [tokenHash, at.toISOString()],
  );
  return row;
}

export async function closeSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.query("delete from session where token_hash = $1", [tokenHash]);
}

export async function keepLanguage(tx: Tx, personId: Id, language: string): Promise<void> {
  await tx.query("update person set language = $2 where person_id = $1", [personId, language]);
}

export interface Membership {
  readonly memberId: Id;
  readonly name: string;
  readonly roleNames: string[];
  readonly roleNamesEn: string[];
  readonly permissions: string[];
  readonly approvalLimit: string | null;
  readonly hasUnlimited: boolean;
}

/** What the person is in the company of the transaction; the widest limit of his roles counts. */
export async function membershipOf(tx: Tx, orgId: Id, personId: Id): Promise<Membership | undefined> {
  const [row] = await tx.query<Membership>(
    `select m.member_id as "memberId", m.name,
       coalesce((select json_agg(r.name order by r.role) from role r where r.org_id = $1 and r.role = any(m.roles)), '[]') as "roleNames",
       coalesce((select json_agg(coalesce(r.name_en, r.name) order by r.role) from role r where r.org_id = $1 and r.role = any(m.roles)), '[]') as "roleNamesEn",
       coalesce((select json_agg(distinct p) from role r, unnest(r.permissions) p where r.org_id = $1 and r.role = any(m.roles)), '[]') as permissions,
       (select max(r.approval_limit)::text from role r where r.org_id = $1 and r.role = any(m.roles)) as "approvalLimit",
       coalesce((select bool_or(r.approval_limit is null) from role r where r.org_id = $1 and r.role = any(m.roles)), false) as "hasUnlimited"
     from member m where m.org_id = $1 and m.person_id = $2 and m.is_active`,
    [orgId, personId],
  );
  return row;
}
