import { testDatabase } from "./src/platform/testing/database.ts";
const t=performance.now();
const db = await testDatabase("citus");
console.log("made", performance.now()-t);
const q=async(s:string)=>console.log(s.slice(0,80), JSON.stringify(await db.transaction({as:"owner"}, tx=>tx.query(s))));
await q("select partmethod, count(*) from pg_dist_partition group by 1");
await q("select conrelid::regclass::text, count(*) from pg_constraint where contype='f' and connamespace='public'::regnamespace group by 1 order by 1 limit 5");
await q("select tablename, policyname, qual from pg_policies limit 2");
await q("select has_table_privilege('millstock_company','posting','update') u, has_table_privilege('millstock_company','posting','insert') i");
import { distribute } from "./src/platform/server/db/distribute.ts";
console.log(await distribute(db));
import { migrate, migrations, migrationOf } from "./src/platform/server/db/migrate.ts";
console.log(await migrate(db));
const more = migrationOf("9999_x.sql", `create table x_note (
  org_id  uuid not null,
  x_note_id uuid not null,
  posting_id uuid not null,
  primary key (org_id, x_note_id),
  constraint x_note_posting_fkey foreign key (org_id, posting_id) references posting
);
comment on table x_note is 'append-only: a try';
alter table supplier add column fancy text;`);
console.log(await migrate(db,[...migrations(), more]));
await q("select conname from pg_constraint where conname='x_note_posting_fkey'");
await q("select partmethod from pg_dist_partition where logicalrelid='x_note'::regclass");
await q("select has_table_privilege('millstock_company','x_note','update') u, has_table_privilege('millstock_company','x_note','insert') i");
await db.close();
