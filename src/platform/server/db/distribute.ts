/**
 * Puts the tables of a PostgreSQL database that has Citus onto its workers: a company's rows by `org_id`, all in one place, so
 * that every join of a request is local; the tables without one everywhere. Empty or filled; what is distributed already stays.
 */
import type { Database } from "./database.ts";
import { secure } from "./secure.ts";

interface TableRow {
  readonly name: string;
  readonly has_org: boolean;
  readonly is_distributed: boolean;
}

// Referenced tables first: a foreign key from a distributed table needs its target to be distributed.
const TABLES = `
with recursive own as (
  select c.oid, c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')),
depth as (
  select oid, relname, 0 as step from own
  union select o.oid, o.relname, d.step + 1 from depth d join pg_constraint f on f.confrelid = d.oid and f.contype = 'f' and f.conrelid <> f.confrelid
    join own o on o.oid = f.conrelid where d.step < 20)
select relname as name,
  exists (select from pg_attribute a where a.attrelid = depth.oid and a.attname = 'org_id' and not a.attisdropped) as has_org,
  exists (select from pg_dist_partition p where p.logicalrelid = depth.oid) as is_distributed
from depth group by oid, relname order by max(step), relname`;

export async function distribute(database: Database): Promise<{ distributed: number; references: number }> {
  const tables = await database.transaction({ as: "owner" }, (tx) => tx.query<TableRow>(TABLES));
  const missing = tables.filter((it) => !it.is_distributed);
  const references = missing.filter((it) => !it.has_org);
  const distributed = missing.filter((it) => it.has_org);
  for (const { name } of references) await database.script(`select create_reference_table('"${name}"')`);
  const together = tables.find((it) => it.has_org && it.is_distributed)?.name;
  for (const [i, { name }] of distributed.entries()) {
    const place = together ?? (i === 0 ? "none" : distributed[0]!.name);
    await database.script(`select create_distributed_table('"${name}"', 'org_id', colocate_with => '${place}')`);
  }
  await secure(database);
  return { distributed: distributed.length, references: references.length };
}
