/** Serves a database until the process is told to stop. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { refuse } from "../../kernel/refusal.ts";
import { dataWarehouseOf } from "../../modules/insight/server/data-warehouse.ts";
import type { Database } from "../../platform/server/db/database.ts";
import { listen } from "../server/server.ts";
import type { DataOptions } from "./open.ts";
import { dataWarehousePath } from "./warehouse.ts";

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
export async function serve(
  database: Database,
  options: ListenOptions & DataOptions,
  setupKey?: string,
): Promise<string> {
  const dataWarehouse = dataWarehouseOf({ database, path: dataWarehousePath(options), clock: () => new Date() });
  const running = await listen({
    database,
    dataWarehouse,
    port: Number.parseInt(options.port, 10),
    host: options.host,
    logLevel: process.env["LOG_LEVEL"] ?? "warn",
    isSecure: process.env["MILLSTOCK_HTTPS"] === "1",
    ...(existsSync(webDir) ? { webDir } : {}),
    ...(setupKey ? { setupKey } : {}),
  });
  const feeding = feedEveryMinute(
    () => dataWarehouse.feed(),
    (err) => running.log.warn({ err }, "the data warehouse was not fed"),
  );
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    clearInterval(feeding);
    void dataWarehouse
      .close()
      .then(() => running.stop())
      .then(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return `http://${options.host}:${options.port}`;
}

const MINUTE_MS = 60_000;

/** The same trouble is told once. */
function feedEveryMinute(feed: () => Promise<void>, tell: (fault: unknown) => void): ReturnType<typeof setInterval> {
  let told = "";
  let isFeeding = false;
  return setInterval(() => {
    if (isFeeding) return;
    isFeeding = true;
    void feed()
      .then(() => {
        told = "";
      })
      .catch((fault: Error) => {
        if (fault.message !== told) tell(fault);
        told = fault.message;
      })
      .finally(() => {
        isFeeding = false;
      });
  }, MINUTE_MS).unref();
}
