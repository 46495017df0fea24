/** Writes companies, people, and who of them may do what where. */
import type { Id } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/server/db/database.ts";
import type { RolePreset } from "./roles.ts";

export interface NewCompany {
  readonly companyId: Id;
  readonly name: string;
  readonly nameEn: string | null;
  readonly baseCurrency: string;
  readonly timeZone: string;
}

export interface NewPerson {
  readonly personId: Id;
  readonly companyId: Id;
  readonly login: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly language: string;
}

/** In the scope `identity`. */
export async function insertIdentity(
  tx: Tx,
  company: NewCompany | null,
  people: readonly NewPerson[],
  at: Date,
): Promise<void> {
  if (company)
    await tx.query(
      "insert into company (company_id, name, name_en, base_currency, time_zone, created_at) values ($1, $2, $3, $4, $5, $6)",
      [company.companyId, company.name, company.nameEn, company.baseCurrency, company.timeZone, at.toISOString()],
    );
  await tx.query(
    `insert into person (person_id, company_id, login, name, password_hash, language)
     select p."personId", p."companyId", p.login, p.name, p."passwordHash", p.language
     from json_to_recordset($1::json) as p("personId" uuid, "companyId" uuid, login text, name text, "passwordHash" text, language text)`,
    [JSON.stringify(people)],
  );
}

export async function insertRoles(tx: Tx, orgId: Id, roles: readonly RolePreset[]): Promise<void> {
  await tx.query(
    `insert into role (org_id, role, name, name_en, permissions, approval_limit)
     select $1, r.role, r.name, r."nameEn", r.permissions, r."approvalLimit"
     from json_to_recordset($2::json) as r(role text, name text, "nameEn" text, permissions text[], "approvalLimit" numeric)`,
    [orgId, JSON.stringify(roles.map((it) => ({ ...it, permissions: [...it.permissions] })))],
  );
}

export async function insertMembers(
  tx: Tx,
  orgId: Id,
  members: readonly { memberId: Id; personId: Id; name: string; roles: readonly string[] }[],
): Promise<void> {
  await tx.query(
    `insert into member (org_id, member_id, person_id, name, roles)
     select $1, m."memberId", m."personId", m.name, m.roles
     from json_to_recordset($2::json) as m("memberId" uuid, "personId" uuid, name text, roles text[])`,
    [orgId, JSON.stringify(members)],
  );
}

export async function hasCompany(tx: Tx): Promise<boolean> {
  const rows = await tx.query("select 1 from company limit 1");
  return rows.length > 0;
}
