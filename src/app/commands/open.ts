/** Opens the database a command works on, at the shape of this program. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { refuse } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/server/db/database.ts";
import { migrate } from "../../platform/server/db/migrate.ts";
import { openDatabase } from "../../platform/server/db/open.ts";

export interface DataOptions {
  readonly data: string;
  readonly url?: string;
}

/** A command that only reads makes no new factory. @throws Refusal if there is none */
export async function openThere(options: DataOptions): Promise<Database> {
  const { data, url } = options;
  if (!url && !existsSync(join(data, "database"))) refuse("platform.no_factory", { dir: resolve(data) }, "not_found");
  return await openMigrated(options);
}

export async function openMigrated({ data, url }: DataOptions): Promise<Database> {
  const database = await openDatabase({ dataDir: data, url });
  await migrate(database);
  return database;
}
