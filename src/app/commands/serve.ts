/** Serves a database until the process is told to stop. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { refuse } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/server/db/database.ts";
import { listen } from "../server/server.ts";

export interface ListenOptions {
  readonly port: string;
  readonly host: string;
}

/** Before anything is made. @throws Refusal if it is no port */
export function checkPort({ port }: ListenOptions): void {
  if (!/^\d{1,5}$/.test(port) || Number.parseInt(port, 10) > 65_535) refuse("platform.port_wrong", { port });
}

/** The browser's files: beside the shipped program. */
const webDir = fileURLToPath(new URL("./web", import.meta.url));

/** @returns the address, once it listens. Ctrl+C or SIGTERM finish what is under way and close the database. */
export async function serve(database: Database, options: ListenOptions, setupKey?: string): Promise<string> {
  const running = await listen({
    database,
    port: Number.parseInt(options.port, 10),
    host: options.host,
    logLevel: process.env["LOG_LEVEL"] ?? "warn",
    isSecure: process.env["MILLSTOCK_HTTPS"] === "1",
    ...(existsSync(webDir) ? { webDir } : {}),
    ...(setupKey ? { setupKey } : {}),
  });
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    void running.stop().then(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return `http://${options.host}:${options.port}`;
}
