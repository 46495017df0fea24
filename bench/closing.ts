/** The end of a month: how many statements it takes to run its steps and to close it, and how long. */
import { modules } from "../src/app/modules.ts";
import { registryOf } from "../src/documents/registry.ts";
import { create } from "../src/documents/verbs.ts";
import { addDays, type Day, type Month } from "../src/kernel/dates.ts";
import { closePeriod, runMonthEnd } from "../src/modules/accounting/period/period.actions.ts";
import { otherMovementActions } from "../src/modules/inventory/other-movement/other-movement.actions.ts";
import { goodsReceiptActions } from "../src/modules/procurement/goods-receipt/goods-receipt.actions.ts";
import { counting, freshDatabase } from "./database.ts";
import { aFactory, type Factory, FIRST_MONTH, receiptOf } from "./factory.ts";
import { figure, type Options, type Row, same, timed } from "./harness.ts";

const BATCH = 100;
const COST_OF_SALES = "540101";
const PASSED = ["accounting.received_not_billed"];
const registry = registryOf(modules);

export async function closing({ isQuick, lines, url, tell }: Options): Promise<Row[]> {
  // Two rounds at least: what comes after the first issues changes what they cost.
  const fewest = 4 * BATCH;
  const postings = Math.max(Math.min(Math.ceil(lines / 20), 50_000), fewest);
  const items = isQuick ? 220 : 5_000;
  const small = await closed(url, { items: 210, postings: fewest }, () => undefined);
  const large = await closed(url, { items, postings }, (part) => tell(`filling a month: ${Math.trunc(part * 100)} %`));
  const what = `a month of ${large.postings.toLocaleString("en")} postings with ${items.toLocaleString("en")} items on month-end average`;
  return [
    same(`SQL statements of running the steps of ${what}`, large.run.statements, small.run.statements),
    same(`SQL statements of closing ${what}`, large.close.statements, small.close.statements),
    figure(`running the steps of ${what} [s]`, large.run.seconds, ""),
    figure(`closing ${what} [s]`, large.close.seconds, ""),
  ];
}

async function closed(
  url: string | undefined,
  { items, postings }: { readonly items: number; readonly postings: number },
  onPart: (part: number) => void,
) {
  const factory = await aFactory(await freshDatabase(url), { items, orders: Math.ceil(items / 7) });
  try {
    await onMonthAverage(factory);
    const made = await fillMonth(factory, postings, onPart);
    const { database, taken } = counting(factory.database);
    const scope = { as: "company", orgId: factory.company.orgId } as const;
    const by = factory.by("admin");
    const counted = async (work: () => Promise<unknown>) => {
      taken();
      const ms = await timed(work);
      return { statements: taken(), seconds: ms / 1000 };
    };
    const run = await counted(() =>
      database.transaction(scope, (tx) => runMonthEnd(tx, by, registry, FIRST_MONTH as Month, undefined)),
    );
    const close = await counted(() =>
      database.transaction(scope, (tx) => closePeriod(tx, by, registry, FIRST_MONTH, { acknowledge: PASSED })),
    );
    return { postings: made, run, close };
  } finally {
    await factory.database.close();
  }
}

/** Before anything moves, so that no cost was reckoned otherwise. */
async function onMonthAverage(factory: Factory): Promise<void> {
  await factory.database.transaction({ as: "owner" }, async (tx) => {
    await tx.query("update item set costing = 'month_average' where costing <> 'month_average'");
    await tx.query("update cost_pool set method = 'month_average'");
  });
}

/** Receipts of ten lines, and issues of most of each into cost of sales, over the days of the month. @returns how many postings there are */
async function fillMonth(factory: Factory, postings: number, onPart: (part: number) => void): Promise<number> {
  const rounds = Math.ceil(postings / (2 * BATCH));
  for (let round = 0; round < rounds; round++) {
    const day = addDays(`${FIRST_MONTH}-05` as Day, Math.floor((round * 25) / rounds));
    const at = new Date(`${day}T04:00:00Z`);
    const inputs = Array.from({ length: BATCH }, (_, i) => {
      const nth = round * BATCH + i;
      return receiptOf(factory, factory.orders[nth % factory.orders.length]!, nth, day);
    });
    await factory.transaction((tx) =>
      create(tx, factory.by("inspector", at), goodsReceiptActions, inputs, ["arrive", "post"]),
    );
    const issues = inputs.map((receipt) => ({
      direction: "out" as const,
      movedOn: day,
      account: COST_OF_SALES,
      reason: "销售",
      remark: null,
      lines: receipt.lines.map(({ itemId, locationId, quantityAccepted }) => ({
        itemId,
        locationId,
        lotCode: null,
        quantity: quantityAccepted.replace(".5", ""),
        price: null,
      })),
    }));
    await factory.transaction((tx) => create(tx, factory.by("admin", at), otherMovementActions, issues, ["post"]));
    if ((round & (round - 1)) === 0) await factory.database.script("analyze");
    onPart((round + 1) / rounds);
  }
  await factory.database.script("vacuum analyze");
  return rounds * 2 * BATCH;
}
