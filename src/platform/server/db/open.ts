import { refuse } from "../../../kernel/refusal.ts";
import type { Database } from "./database.ts";
import { openEmbedded } from "./embedded.ts";
import { isLost, openServer } from "./server.ts";

/** The server if there is a URL, else the embedded database in the data directory. */
export async function openDatabase(at: { url?: string | undefined; dataDir: string }): Promise<Database> {
  if (!at.url) return await openEmbedded(at.dataDir);
  const server = placeOf(at.url);
  return await openServer(at.url).catch((fault: unknown) => {
    const { cause = fault } = fault as { cause?: unknown };
    const { code = "", message } = cause as { code?: string; message?: string };
    if (isLost(cause)) return refuse("platform.database_unreachable", { server, why: code || (message ?? "") });
    // Classes 28 and 3D: who we are, and which database.
    if (/^(28|3D)/.test(code)) return refuse("platform.database_refuses", { server, why: code });
    throw fault;
  });
}

/** `postgres://me:secret@db:5432/factory` → `db:5432/factory`. @throws Refusal if it is no such address */
function placeOf(url: string): string {
  const it = URL.canParse(url) ? new URL(url) : undefined;
  if (!it || !/^postgres(ql)?:$/.test(it.protocol)) return refuse("platform.database_url_wrong", {});
  return `${it.host}${it.pathname}`;
}
