/** `millstock warehouse`: makes the data warehouse anew, or writes it out for other engines to read. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { refuse } from "../../kernel/refusal.ts";
import { DATA_WAREHOUSE_FILE, dataWarehouseOf, openStar } from "../../modules/insight/server/data-warehouse.ts";
import { writeParquet } from "../../modules/insight/server/star.ts";
import { makeDirectory } from "../../platform/server/db/directory.ts";
import { type DataOptions, openThere } from "./open.ts";

export const dataWarehousePath = ({ data }: DataOptions): string => join(data, DATA_WAREHOUSE_FILE);

/** Everything from zero. @throws Refusal if another process has the file */
export async function rebuildWarehouse(options: DataOptions): Promise<void> {
  const path = dataWarehousePath(options);
  const database = await openThere(options);
  // Whoever has the file open would go on writing to what is no longer there.
  if (existsSync(path)) await (await openStar(path).catch(unlessUnreadable))?.close();
  for (const it of [path, `${path}.wal`]) rmSync(it, { force: true });
  const warehouse = dataWarehouseOf({ database, path, clock: () => new Date() });
  await warehouse.feed().finally(() => warehouse.close());
  await database.close();
  process.stdout.write(`the data warehouse is made anew: ${path}\n`);
}

/** What cannot be read is exactly what is to be made anew. */
function unlessUnreadable(fault: { issues?: readonly { code: string }[] }): undefined {
  if (fault.issues?.[0]?.code !== "platform.data_warehouse_unreadable") throw fault;
}

/** Brings it up to now, then writes Parquet. @throws Refusal if the directory holds anything, or another process has the data warehouse */
export async function exportWarehouse(options: DataOptions & { readonly to: string }): Promise<void> {
  const to = resolve(options.to);
  makeDirectory(to);
  if (readdirSync(to).length > 0) refuse("insight.directory_not_empty", { dir: to }, "conflict");
  const database = await openThere(options);
  const path = dataWarehousePath(options);
  const warehouse = dataWarehouseOf({ database, path, clock: () => new Date() });
  await warehouse.feed().finally(() => warehouse.close());
  await database.close();
  const duck = await openStar(path);
  const written = await writeParquet(duck, to).finally(() => duck.close());
  process.stdout.write(`${written.length} tables written to ${to}\n`);
}
