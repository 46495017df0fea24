/** What planning costs: every requirement of a factory of five levels, beside reading what it is made of and writing what comes of it. */

import { registry } from "../src/app/modules.ts";
import { act, create } from "../src/documents/verbs.ts";
import { addDays, type Day } from "../src/kernel/dates.ts";
import type { Id } from "../src/kernel/ids.ts";
import { billOfMaterialActions } from "../src/modules/items/bill-of-material/bill-of-material.actions.ts";
import { customerActions } from "../src/modules/parties/customer/customer.actions.ts";
import { planFor } from "../src/modules/planning/requirements/requirements.actions.ts";
import { openMoves, plannedItems, validBills } from "../src/modules/planning/requirements/requirements.store.ts";
import { suggestionsOf } from "../src/modules/planning/requirements/suggestions.actions.ts";
import { salesOrderActions } from "../src/modules/sales/sales-order/sales-order.actions.ts";
import type { Tx } from "../src/platform/server/db/database.ts";
import { freshDatabase } from "./database.ts";
import { aFactory, type Factory, TODAY } from "./factory.ts";
import { duration, inTurns, type Options, type Row } from "./harness.ts";

const LEVELS = 5;
const COMPONENTS = 3;
const LINES_OF_AN_ORDER = 100;
const ASKED = { daysPerLot: 7 };

export async function planning(options: Options): Promise<Row[]> {
  const { isQuick, url, tell } = options;
  const size = isQuick ? { items: 250, demands: 500 } : { items: 10_000, demands: 50_000 };
  const factory = await aFactory(await freshDatabase(url), { items: size.items, orders: 0 });
  try {
    tell("making the bills of material and the orders of the requirements");
    await makeBills(factory);
    await makeDemands(factory, size.demands);
    await factory.database.script("vacuum analyze");
    const by = factory.by("admin");
    const scope = { orgId: by.orgId, warehouseId: null, today: TODAY as Day };
    const read = <T>(work: (tx: Tx) => Promise<T>) =>
      factory.database.transaction({ as: "company", orgId: by.orgId, readOnly: true }, work);
    const plan = () =>
      read(async (tx) => suggestionsOf(await planFor(tx, by, registry, ASKED), { search: "", first: 5_000 }));
    const answer = await plan();
    const ours = async () => JSON.stringify(await plan());
    const limit = async () => {
      await read(async (tx) => {
        await plannedItems(tx, scope);
        await openMoves(tx, registry, scope);
        await validBills(tx, scope);
      });
      return JSON.stringify(answer);
    };
    const [planned, readAndWritten] = await inTurns(isQuick ? 2 : 7, [ours, limit], 1);
    const told = `${size.items.toLocaleString("en")} items, ${LEVELS} levels, ${size.demands.toLocaleString("en")} demands`;
    return [duration(`requirements of ${told}, beside reading and writing [ms]`, planned!, readAndWritten!, "<= 4")];
  } finally {
    await factory.database.close();
  }
}

/** Each item is made of some of the next level; the last level is bought. */
async function makeBills(factory: Factory): Promise<void> {
  const { itemIds } = factory;
  const perLevel = itemIds.length / LEVELS;
  const made = itemIds.slice(0, perLevel * (LEVELS - 1));
  const inputs = made.map((itemId, i) => {
    const level = Math.floor(i / perLevel) + 1;
    const component = (nth: number) => itemIds[level * perLevel + ((i * 7 + nth * 13) % perLevel)]!;
    return {
      itemId,
      revision: "1",
      validFrom: "2026-01-01",
      quantity: "1",
      remark: null,
      lines: Array.from({ length: COMPONENTS }, (_, nth) => ({
        componentId: component(nth),
        quantity: String(nth + 1),
        scrapPercent: nth === 0 ? "5" : "0",
      })),
    };
  });
  await factory.transaction((tx) => create(tx, factory.by("admin"), billOfMaterialActions, inputs));
}

/** Lines of the first level's items, promised for the sixty days after the first month. */
async function makeDemands(factory: Factory, count: number): Promise<void> {
  const [admin, buyer] = [factory.by("admin"), factory.by("buyer")];
  const finished = factory.itemIds.slice(0, factory.itemIds.length / LEVELS);
  const customerId = await aCustomer(factory);
  const line = (nth: number) => ({
    itemId: finished[nth % finished.length]!,
    unit: null,
    unitQuantity: "1",
    unitStockQuantity: "1",
    quantity: String(1 + (nth % 9)),
    price: "100",
    taxRate: "13",
    promisedOn: addDays(TODAY as Day, 30 + ((nth * 17) % 60)),
  });
  const inputs = Array.from({ length: count / LINES_OF_AN_ORDER }, (_, i) => ({
    customerId,
    orderedOn: TODAY,
    customerOrderNumber: null,
    salespersonId: null,
    warehouseId: factory.warehouseId,
    shipTo: null,
    currency: "CNY",
    rate: "1",
    remark: null,
    lines: Array.from({ length: LINES_OF_AN_ORDER }, (_, nth) => line(i * LINES_OF_AN_ORDER + nth)),
  }));
  await factory.transaction(async (tx) => {
    const seller = { ...admin, memberId: buyer.memberId };
    const submitted = await create(tx, seller, salesOrderActions, inputs, ["submit"]);
    await act(tx, admin, salesOrderActions, submitted, ["approve"]);
  });
}

async function aCustomer(factory: Factory): Promise<Id> {
  const none = Object.fromEntries(Object.keys(customerActions.definition.header).map((name) => [name, null]));
  const terms = { currency: "CNY", taxRate: "13", termStart: "invoice", termDays: 30 };
  const input = { ...none, ...terms, code: "C1", name: "远大车行", lines: [] } as never;
  const [customer] = await factory.transaction((tx) => create(tx, factory.by("admin"), customerActions, [input]));
  return customer!.id;
}
