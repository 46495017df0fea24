/**
 * Who may do what in the database itself. Requests run under a role that sees its own company's rows only, and that cannot
 * change what is append-only: the second lock behind every query's own `org_id`. No triggers: a distributed PostgreSQL has none.
 */
import type { Database } from "./database.ts";
import { COMPANY_ROLE, IDENTITY_ROLE } from "./scope.ts";

interface TableRow {
  readonly name: string;
  readonly comment: string | null;
  readonly has_org: boolean;
}

const TABLES = `
select c.relname as name, obj_description(c.oid) as comment,
  exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped) as has_org
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by c.relname`;

const role = (name: string): string => `
do $$ begin
  if not exists (select from pg_roles where rolname = '${name}') then create role ${name} login; end if;
  execute format('grant ${name} to %I', current_user);
exception when others then
  if not pg_has_role('${name}', 'usage') then raise; end if;
end $$;`;

function companyTable({ name, comment }: TableRow): string {
  const isAppendOnly = comment?.startsWith("append-only") ?? false;
  return `
    alter table "${name}" enable row level security;
    drop policy if exists company on "${name}";
    create policy company on "${name}" using (org_id = current_setting('app.org')::uuid) with check (org_id = current_setting('app.org')::uuid);
    revoke all on "${name}" from ${COMPANY_ROLE};
    grant select, insert${isAppendOnly ? "" : ", update, delete"} on "${name}" to ${COMPANY_ROLE};`;
}

function otherTable({ name, comment }: TableRow): string {
  if (!comment?.startsWith("identity")) return "";
  const seen = name === "company" ? `grant select on "${name}" to ${COMPANY_ROLE};` : "";
  return `grant select, insert, update, delete on "${name}" to ${IDENTITY_ROLE}; ${seen}`;
}

/** Can run again; does it after every migration. */
export async function secure(database: Database): Promise<void> {
  const tables = await database.transaction({ as: "owner" }, (tx) => tx.query<TableRow>(TABLES));
  const rights = tables.map((it) => (it.has_org ? companyTable(it) : otherTable(it)));
  await database.script(
    `${role(COMPANY_ROLE)}${role(IDENTITY_ROLE)}
    grant usage on schema public to ${COMPANY_ROLE}, ${IDENTITY_ROLE};
    ${rights.join("\n")}`,
  );
}
