import type { Database } from "./database.ts";
import { openEmbedded } from "./embedded.ts";
import { openServer } from "./server.ts";

/** The server if there is a URL, else the embedded database in the data directory. */
export async function openDatabase(at: { url?: string | undefined; dataDir: string }): Promise<Database> {
  return at.url ? await openServer(at.url) : await openEmbedded(at.dataDir);
}
