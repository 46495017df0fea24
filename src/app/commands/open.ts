/** Opens the database a command works on, at the shape of this program. */

import type { Database } from "../../platform/server/db/database.ts";
import { migrate } from "../../platform/server/db/migrate.ts";
import { openDatabase } from "../../platform/server/db/open.ts";

export interface DataOptions {
  readonly data: string;
  readonly url?: string;
}

export async function openMigrated({ data, url }: DataOptions): Promise<Database> {
  const database = await openDatabase({ dataDir: data, url });
  await migrate(database);
  return database;
}
