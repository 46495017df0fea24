/**
 * Who may do what in the database itself. Requests run under a role that sees its own company's rows only, and that cannot
 * change what is append-only: the second lock behind every query's own `org_id`. No triggers: a distributed PostgreSQL has none.
 */
import type { Tx } from "./database.ts";
import { COMPANY_ROLE, IDENTITY_ROLE } from "./scope.ts";

interface Table {
  readonly name: string;
  readonly is_view: boolean;
  readonly comment: string;
  readonly has_org: boolean;
  readonly is_fenced: boolean;
  /** `<role> <privilege>` as they are. */
  readonly granted: readonly string[];
}

const FENCE = "org_id = current_setting('app.org')::uuid";
/** The same as the server shows it. */
const SHOWN_FENCE = "(org_id = (current_setting(''app.org''::text))::uuid)";

// A server below 16 knows membership only; from 16 on a member may be one that must not set the role.
const MAY_SET = (role: string) =>
  `pg_has_role(current_user, '${role}', case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end)`;

// Roles belong to the whole server, so another database's start may make them at the same moment. LOGIN, or a distributed
// PostgreSQL's workers refuse the role.
const ROLES = [COMPANY_ROLE, IDENTITY_ROLE]
  .map(
    (role) => `
do $$ begin
  if not exists (select from pg_roles where rolname = '${role}') then create role ${role} login; end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not ${MAY_SET(role)} then execute format('grant ${role} to %I', current_user); end if;
end $$;`,
  )
  .join("");

const TABLES = `
select c.relname as name, c.relkind = 'v' as is_view, coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
  exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped) as has_org,
  c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'company'
    and pg_get_expr(p.polqual, c.oid) = '${SHOWN_FENCE}' and pg_get_expr(p.polwithcheck, c.oid) = '${SHOWN_FENCE}') as is_fenced,
  array(select r || ' ' || p from unnest(array['${COMPANY_ROLE}', '${IDENTITY_ROLE}']) r, unnest(array['select', 'insert', 'update', 'delete', 'truncate']) p
    where has_table_privilege(r, c.oid, p)) as granted
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by c.relname`;

const ALL = ["select", "insert", "update", "delete"];
const READ = ["select"];

/** Role → privileges, by what the table says of itself. */
function wanted({ name, comment, has_org, is_view }: Table): ReadonlyMap<string, readonly string[]> {
  // A view is read with the rights of who asks (`security_invoker`), so the fence of its tables holds.
  if (is_view) return new Map([[COMPANY_ROLE, READ]]);
  if (has_org) return new Map([[COMPANY_ROLE, comment.startsWith("append-only") ? ["select", "insert"] : ALL]]);
  if (comment.startsWith("identity"))
    return new Map([[IDENTITY_ROLE, ALL], ...(name === "company" ? [[COMPANY_ROLE, READ] as const] : [])]);
  if (comment.startsWith("reference"))
    return new Map([
      [IDENTITY_ROLE, READ],
      [COMPANY_ROLE, READ],
    ]);
  return new Map();
}

function fence(name: string): string {
  return `alter table "${name}" enable row level security;
    drop policy if exists company on "${name}";
    create policy company on "${name}" using (${FENCE}) with check (${FENCE});`;
}

/** What must be said so that a table is as it should be; empty if it is. */
function amends(table: Table): string {
  const { name } = table;
  const rights = [...wanted(table)];
  const shown = rights.flatMap(([role, privileges]) => privileges.map((it) => `${role} ${it}`));
  const isGranted = shown.length === table.granted.length && shown.every((it) => table.granted.includes(it));
  const grants = rights.map(([role, privileges]) => `grant ${privileges.join(", ")} on "${name}" to ${role};`);
  return [
    table.has_org && !table.is_view && !table.is_fenced ? fence(name) : "",
    isGranted ? "" : `revoke all on "${name}" from ${COMPANY_ROLE}, ${IDENTITY_ROLE}; ${grants.join(" ")}`,
  ].join("");
}

/** Can run again: says only what is not so yet, since every word of it would lock a table out of use. In the scope `owner`. */
export async function secure(tx: Tx): Promise<void> {
  await tx.script(`${ROLES} grant usage on schema public to ${COMPANY_ROLE}, ${IDENTITY_ROLE};`);
  const tables = await tx.query<Table>(TABLES);
  const all = tables.map(amends).filter(Boolean);
  if (all.length > 0) await tx.script(all.join("\n"));
}
