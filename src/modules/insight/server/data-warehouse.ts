/**
 * The one owner of the data warehouse in a process: opens its file when it is first asked for, feeds it, and lets reports read. Where it cannot be
 * opened (another process has it, the engine is missing), whoever asks is told so, and the next who asks tries again.
 */
import { chmodSync } from "node:fs";
import { dirname } from "node:path";
import type { Id } from "../../../kernel/ids.ts";
import { refuse } from "../../../kernel/refusal.ts";
import type { DataWarehouse } from "../../../platform/server/data-warehouse.ts";
import type { Database } from "../../../platform/server/db/database.ts";
import { makeDirectory } from "../../../platform/server/db/directory.ts";
import { type Duck, openDuck } from "../../../platform/server/duckdb.ts";
import { type Fed, feedStep } from "./feed.ts";
import { companiesOf } from "./news.ts";
import { keepCompanies, makeStar, watermarkOf } from "./star.ts";

export const DATA_WAREHOUSE_FILE = "warehouse.duckdb";

export interface OwnedDataWarehouse extends DataWarehouse {
  /** Everything of all companies that is new. */
  feed(): Promise<void>;
  close(): Promise<void>;
}

export interface DataWarehouseOptions {
  readonly database: Database;
  /** The file, or `:memory:`. */
  readonly path: string;
  readonly clock: () => Date;
  /** How old facts may be before a report feeds them. */
  readonly staleMs?: number;
  /** How long a report waits for that. */
  readonly patienceMs?: number;
}

const STALE_MS = 60_000;
const PATIENCE_MS = 5_000;

/** @throws Refusal if it cannot be opened */
export async function openStar(path: string): Promise<Duck> {
  if (path !== ":memory:") makeDirectory(dirname(path));
  const duck = await openDuck(path);
  // The same figures as the books', so nobody else's either.
  if (path !== ":memory:") chmodSync(path, 0o600);
  await makeStar(duck);
  return duck;
}

export function dataWarehouseOf(options: DataWarehouseOptions): OwnedDataWarehouse {
  const { path, staleMs = STALE_MS, patienceMs = PATIENCE_MS } = options;
  let opened: Promise<Duck> | undefined;
  const open = (): Promise<Duck> => {
    opened ??= openStar(path).catch((fault) => {
      opened = undefined;
      throw fault;
    });
    return opened;
  };
  const feeder = feederOf(options, open);
  return {
    async fresh(orgId) {
      const duck = await open();
      const isStale = options.clock().getTime() - feeder.checkedAt(orgId) >= staleMs;
      const fed = isStale ? await soon(feeder.feed(orgId), patienceMs) : undefined;
      if (fed instanceof Error) throw fed;
      const { freshAt, seq } = await watermarkOf(duck.query, orgId);
      if (freshAt === null) refuse("insight.preparing", { done: seq }, "conflict");
      const checked = feeder.checkedAt(orgId);
      return checked > Date.parse(freshAt) ? new Date(checked).toISOString() : freshAt;
    },
    query: async (text, values) => await (await open()).query(text, values),
    async feed() {
      const companies = await companiesOf(options.database);
      await keepCompanies(await open(), companies);
      for (const { id } of companies) await feeder.feed(id);
    },
    async close() {
      await feeder.stop();
      await (await opened?.catch(() => undefined))?.close();
      opened = undefined;
    },
  };
}

/** One feed at a time; who asks for a company that is being fed waits for that feed. */
function feederOf({ database, clock }: DataWarehouseOptions, open: () => Promise<Duck>) {
  const checked = new Map<Id, number>();
  const running = new Map<Id, Promise<Fed>>();
  let last: Promise<unknown> = Promise.resolve();
  let isStopped = false;
  const steps = async (orgId: Id): Promise<Fed> => {
    const duck = await open();
    for (;;) {
      const at = clock();
      const fed = await feedStep(database, duck, orgId, at);
      if (fed.seq === fed.last) checked.set(orgId, at.getTime());
      if (fed.seq === fed.last || isStopped) return fed;
    }
  };
  return {
    /** When nothing was missing last, as milliseconds; zero: not in this process. */
    checkedAt: (orgId: Id): number => checked.get(orgId) ?? 0,
    feed(orgId: Id): Promise<Fed> {
      const known = running.get(orgId);
      if (known) return known;
      const turn = last.then(() => steps(orgId)).finally(() => running.delete(orgId));
      last = turn.catch(() => undefined);
      running.set(orgId, turn);
      return turn;
    },
    async stop() {
      isStopped = true;
      await last;
    },
  };
}

/** What the work came to, or its fault; undefined if it takes longer. It goes on in any case. */
async function soon<T>(work: Promise<T>, ms: number): Promise<T | Error | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  const ended = work.catch((fault: unknown) => (fault instanceof Error ? fault : new Error(String(fault))));
  try {
    return await Promise.race([ended, patience]);
  } finally {
    clearTimeout(timer);
  }
}
