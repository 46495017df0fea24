/** What reading costs on full books, and whether writing to them got slower. */
import { examine } from "../src/ledger/server/doctor.ts";
import type { SqlValue } from "../src/platform/server/db/database.ts";
import { freshDatabase } from "./database.ts";
import { aFactory, type Factory, receiptOf, TODAY } from "./factory.ts";
import { fillBooks, fillList } from "./fill.ts";
import { duration, figure, inTurns, type Options, type Row, timed } from "./harness.ts";
import { type Caller, type Surface, surfaceOf } from "./http.ts";
import { limitText } from "./raw.ts";
import { receive } from "./writes.ts";

const PAST = "2026-06-30";

export async function reads(options: Options): Promise<Row[]> {
  const { isQuick, url, tell } = options;
  const size = isQuick ? { items: 220, orders: 20 } : { items: 2_000, orders: 1_500 };
  const [manyDocuments, fewDocuments] = isQuick ? [300, 30] : [100_000, 1_000];
  const empty = await aFactory(await freshDatabase(url), size);
  const full = await aFactory(await freshDatabase(url), size);
  let surfaces: Surface[] = [];
  try {
    await fillBooks(empty, isQuick ? 2_000 : 4_000, () => undefined);
    const lines = await fillBooks(full, options.lines, (part) =>
      tell(`filling the books: ${Math.trunc(part * 100)} %`),
    );
    await fillList(empty, fewDocuments!);
    await fillList(full, manyDocuments!);
    surfaces = [await surfaceOf(empty), await surfaceOf(full)];
    const [few, many] = [await surfaces[0]!.inside("admin"), await surfaces[1]!.inside("admin")];
    const on = `on ${lines.toLocaleString("en")} stock lines: `;
    const rounds = isQuick ? 2 : 40;
    return [
      await sameReceipt(empty, full, on, isQuick ? 3 : 150),
      ...(await overHttp(full, many, on, rounds)),
      ...(await wholeBooks(full, many, on, isQuick ? 2 : 9)),
      await statements(full, many, on, isQuick ? 2 : 9),
      await doctor(full, on),
      await longList(few, many, fewDocuments!, manyDocuments!, rounds),
    ];
  } finally {
    for (const surface of surfaces) await surface.close();
    await full.database.close();
    await empty.database.close();
  }
}

async function sameReceipt(empty: Factory, full: Factory, on: string, rounds: number): Promise<Row> {
  const receipts = (factory: Factory) => {
    let nth = 0;
    return () => {
      const order = factory.orders[nth++ % factory.orders.length]!;
      return factory.transaction((tx) => receive(tx, factory, [receiptOf(factory, order, nth)]));
    };
  };
  const [onEmpty, onFull] = await inTurns(rounds, [receipts(empty), receipts(full)]);
  return duration(`${on}a receipt of 10 lines, and on empty books [ms]`, onFull!, onEmpty!, "<= 1.3");
}

/** The hand-written query in the frame of a request's reading transaction. */
function query(factory: Factory, name: string, values: readonly SqlValue[]): () => Promise<unknown> {
  const text = limitText(name);
  const scope = { as: "company", orgId: factory.company.orgId, readOnly: true } as const;
  return () => factory.database.transaction(scope, (tx) => tx.query(text, [factory.company.orgId, ...values]));
}

/** May take the query and twice an empty request of somebody signed in. */
async function overHttp(factory: Factory, caller: Caller, on: string, rounds: number): Promise<Row[]> {
  const itemId = factory.itemIds[21]!;
  const reports = "/api/inventory/reports";
  const asked: [string, string, string, SqlValue[]][] = [
    ["stock on hand of a page of 50 items", "/api/items/items?limit=50", "stock-on-hand", []],
    [
      "a page of a stock card (a month)",
      `${reports}/stock-card?itemId=${itemId}&from=2026-06-01&to=${PAST}`,
      "stock-card",
      [itemId, "2026-06-01", PAST],
    ],
    ["an item at a past date", `${reports}/stock-on-hand?itemId=${itemId}&on=${PAST}`, "item-at-date", [itemId, PAST]],
    [
      "trial balance",
      "/api/accounting/reports/trial-balance?from=2026-03&to=2026-11",
      "trial-balance",
      ["2026-03", "2026-11"],
    ],
  ];
  const rows: Row[] = [];
  for (const [name, path, limit, values] of asked) {
    const works = [() => caller.get(path), query(factory, limit, values), () => caller.get("/api/session")];
    const [ours, sql, empty] = await inTurns(rounds, works);
    rows.push(duration(`${on}${name}, beside the query + 2 empty requests [ms]`, ours!, sql! + 2 * empty!, "<= 1"));
  }
  return rows;
}

/** Reads of everything, where the request itself hardly counts. */
async function wholeBooks(factory: Factory, caller: Caller, on: string, rounds: number): Promise<Row[]> {
  const asked: [string, string, string, SqlValue[]][] = [
    ["all items at a past date", `/api/inventory/reports/stock-on-hand?on=${PAST}`, "items-at-date", [PAST]],
    ["ageing of what is owed", `/api/finance/reports/payables-ageing?on=${TODAY}`, "ageing", [TODAY]],
  ];
  const rows: Row[] = [];
  for (const [name, path, limit, values] of asked) {
    const [ours, sql] = await inTurns(rounds, [() => caller.get(path), query(factory, limit, values)], 1);
    rows.push(duration(`${on}${name}, beside the query [ms]`, ours!, sql!, "<= 1.5"));
  }
  return rows;
}

/** The three statements of the last full month in one request; the query may take half as long again. */
async function statements(factory: Factory, caller: Caller, on: string, rounds: number): Promise<Row> {
  const days = ["2026-01", "2026-10", "2026-01-01", "2026-10-01", "2026-10-31"];
  const works = [
    () => caller.get("/api/accounting/statements?month=2026-10"),
    query(factory, "statements", days),
    () => caller.get("/api/session"),
  ];
  const [ours, sql, empty] = await inTurns(rounds, works, 1);
  const name = `${on}the three statements of a month, beside 1.5 times the query + 2 empty requests [ms]`;
  return duration(name, ours!, 1.5 * sql! + 2 * empty!, "<= 1");
}

async function doctor(factory: Factory, on: string): Promise<Row> {
  let findings = 0;
  const ms = await timed(async () => {
    findings = (await factory.database.transaction({ as: "owner" }, (tx) => examine(tx))).length;
  });
  if (findings > 0) throw new Error(`the doctor found ${findings} faults in the books of the bench`);
  return figure(`${on}the doctor's whole run [s]`, ms / 1000, "");
}

async function longList(
  few: Caller,
  many: Caller,
  fewDocuments: number,
  manyDocuments: number,
  rounds: number,
): Promise<Row> {
  const path = "/api/procurement/goods-receipts?limit=50";
  const [short, long] = await inTurns(rounds, [() => few.get(path), () => many.get(path)]);
  const name = `a page of a list of ${manyDocuments.toLocaleString("en")} documents, and of ${fewDocuments.toLocaleString("en")} [ms]`;
  return duration(name, long!, short!, "<= 1.3");
}
