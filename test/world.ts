/** A company on a fresh database, and its people at the API: what stories are told with. */
import { createORPCClient, createORPCErrorFromJson } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { contract } from "../src/app/contract.ts";
import { application } from "../src/app/server/server.ts";
import { type Company, setUpCompany } from "../src/app/setup.ts";
import type { Month } from "../src/kernel/dates.ts";
import { newId } from "../src/kernel/ids.ts";
import { examine } from "../src/ledger/server/doctor.ts";
import { dataWarehouseOf } from "../src/modules/insight/server/data-warehouse.ts";
import type { Database } from "../src/platform/server/db/database.ts";
import { testDatabase } from "../src/platform/testing/database.ts";
import { PASSWORD, PEOPLE, type Person } from "./people.ts";

export type Api = ContractRouterClient<typeof contract>;

export interface World {
  readonly database: Database;
  readonly company: Company;
  readonly app: Awaited<ReturnType<typeof application>>["app"];
  /** The API as somebody who is signed in. */
  as(person: Person): Promise<Api>;
  /** Sets the clock: midday of the day, in the company's zone. */
  today(day: string): void;
  now(): Date;
  /** What the doctor finds wrong. */
  findings(): Promise<string[]>;
  close(): Promise<void>;
}

export async function aWorld(
  options: { firstMonth?: string; months?: number; database?: Database; baseCurrency?: string; webDir?: string } = {},
): Promise<World> {
  const database = options.database ?? (await testDatabase());
  let now = new Date("2026-11-02T04:00:00Z");
  const company = await setUpCompany(
    database,
    {
      name: "锦程自行车厂",
      nameEn: "Jincheng Bicycles",
      firstMonth: (options.firstMonth ?? "2026-10") as Month,
      months: options.months ?? 3,
      ...(options.baseCurrency ? { baseCurrency: options.baseCurrency } : {}),
      people: Object.values(PEOPLE).map((it) => ({ ...it, password: PASSWORD })),
      warehouses: [{ code: "W1", name: "一号原料仓", nameEn: "Materials" }],
    },
    now,
  );
  const clock = () => now;
  const dataWarehouse = dataWarehouseOf({ database, path: ":memory:", clock, staleMs: 0, patienceMs: 60_000 });
  const { app, stop } = await application({
    database,
    dataWarehouse,
    clock,
    logLevel: "silent",
    ...(options.webDir ? { webDir: options.webDir } : {}),
  });
  const clients = new Map<Person, Api>();
  return {
    database,
    company,
    app,
    async as(person) {
      const known = clients.get(person);
      if (known) return known;
      const client = apiOf((request) => app.fetch(request), await cookieOf(app, PEOPLE[person].login));
      clients.set(person, client);
      return client;
    },
    today(day) {
      now = new Date(`${day}T04:00:00Z`);
      // Sessions last a working day.
      clients.clear();
    },
    now: () => now,
    async findings() {
      const found = await database.transaction({ as: "owner" }, (tx) => examine(tx));
      return found.map((it) => `${it.invariant}: ${it.subject} ${it.detail}`);
    },
    async close() {
      await dataWarehouse.close();
      await stop();
      await database.close();
    },
  };
}

export async function cookieOf(app: World["app"], username: string, password = PASSWORD): Promise<string> {
  const answer = await app.fetch(
    new Request("http://test/api/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username, password }),
    }),
  );
  if (!answer.ok) throw new Error(`could not sign in: ${answer.status} ${await answer.text()}`);
  return answer.headers.get("set-cookie")!.split(";")[0]!;
}

/** The typed client, as the browser has it, with a cookie of its own. */
export function apiOf(fetch: (request: Request) => Response | Promise<Response>, cookie: string, language = "en"): Api {
  const link = new OpenAPILink(contract, {
    url: "http://test/api",
    headers: () => ({ cookie, "accept-language": language, "idempotency-key": newId() }),
    fetch: async (request) => {
      const answer = await fetch(request);
      const headers = new Headers(answer.headers);
      if (headers.get("content-type")?.startsWith("application/problem+json"))
        headers.set("content-type", "application/json");
      return new Response(answer.body, { status: answer.status, headers });
    },
    customErrorResponseBodyDecoder: (body) => {
      const it = body as { code?: string; status?: number; message?: string; data?: unknown };
      return it?.code
        ? createORPCErrorFromJson({
            defined: true,
            code: it.code,
            status: it.status ?? 500,
            message: `${it.message} ${JSON.stringify(it.data)}`,
            data: it.data,
          } as never)
        : null;
    },
  });
  return createORPCClient(link);
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-/;

/** The codes of a refusal, in the order they were given. @throws Error if a reader would meet an id or a gap in it */
export async function refusalOf(promise: Promise<unknown>): Promise<string[]> {
  try {
    await promise;
  } catch (thrown) {
    const { data } = thrown as { data?: { issues?: { code: string; text: string; params: object }[] } };
    const bad = data?.issues?.find(
      (it) => ID.test(JSON.stringify(it.params)) || ID.test(it.text) || /\{\{/.test(it.text),
    );
    if (bad) throw new Error(`${bad.code} is told as: ${bad.text} ${JSON.stringify(bad.params)}`);
    if (data?.issues) return data.issues.map((it) => it.code);
    throw thrown;
  }
  return [];
}

/** The debits and credits of a document's last posting: `220202 0.00 4607.50`. */
export const entriesOf = (answer: {
  postings: { journal: { account: string; debit: string; credit: string }[] }[];
}): string[] => answer.postings.at(-1)!.journal.map((line) => `${line.account} ${line.debit} ${line.credit}`);

/** The company's first warehouse, and where usable and rejected goods stand in it. */
export async function storeOf(api: Api): Promise<{ warehouse: string; usable: string; rejected: string }> {
  const [warehouse] = (await api.inventory.warehouse.list({})).rows;
  const { document } = await api.inventory.warehouse.get({ id: warehouse!.id });
  return { warehouse: warehouse!.id, usable: document.usableLocationId!, rejected: document.rejectedLocationId! };
}

/** What a month may be closed with knowingly. */
export const PASSED = [
  "accounting.drafts_left",
  "accounting.received_not_billed",
  "accounting.delivered_not_invoiced",
  "accounting.overhead_left",
];

/** Runs the steps of a month's end and closes it, whatever may be passed. */
export async function closeMonth(api: Api, month: string) {
  await api.accounting.period.run({ month });
  return await api.accounting.period.close({ month, acknowledge: PASSED });
}

/** The bank account on a ledger account: a company starts with `1001` and `100201`. */
export async function bankAccountId(api: Api, code = "100201"): Promise<string> {
  const { rows } = await api.accounting.bankAccount.list({ where: { code } });
  return rows.find((it) => it.code === code)!.id;
}

type Suggestion = Awaited<ReturnType<Api["planning"]["requirements"]["list"]>>["suggestions"][number];

/** Suggestions as they are sent to be ordered, each from its first offer. */
export function orderedLines(suggestions: readonly Suggestion[], warehouseId: string) {
  return suggestions.map(({ itemId, plannedOn, stockQuantity, quantity, dueOn, offers }) => {
    const { supplierId = null, unit = null, price, taxRate } = offers[0] ?? {};
    const money = price && taxRate ? { price, taxRate } : {};
    return { itemId, plannedOn, suggested: stockQuantity, warehouseId, supplierId, unit, quantity, dueOn, ...money };
  });
}
