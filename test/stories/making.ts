/** A company that makes bicycles: 30 forks at 10.00, 40 wheels at 5.00; a bicycle is a fork and two wheels, labour 3.00 and overhead 2.00. */
import type { Database } from "../../src/platform/server/db/database.ts";
import { aWorld, storeOf, type World } from "../world.ts";

// biome-ignore lint/suspicious/noExplicitAny: what is left out has a preset
export type Loose = any;

export async function aMaker(database?: Database) {
  const world = await aWorld(database ? { database } : {});
  const admin = await world.as("admin");
  const ids: Record<string, string> = { ...(await storeOf(admin)) };
  const item = async (code: string, kind: string, costing: string) => {
    const document = { code, name: code, kind, unit: "个", costing, lines: [] } as Loose;
    ids[code] = (await admin.items.item.create({ document })).document.id;
  };
  await item("fork", "component", "fifo");
  await item("wheel", "component", "moving_average");
  await item("bike", "finished", "fifo");
  await admin.items.billOfMaterial.create({
    document: {
      itemId: ids["bike"],
      validFrom: "2026-01-01",
      labourCost: "3",
      overheadCost: "2",
      lines: [
        { componentId: ids["fork"], quantity: "1" },
        { componentId: ids["wheel"], quantity: "2" },
      ],
    } as Loose,
  });
  const stock = (code: string, quantity: string, debit: string) => ({
    what: "stock",
    itemId: ids[code],
    locationId: ids["usable"],
    quantity,
    debit,
  });
  const lines = [
    stock("fork", "30", "300.00"),
    stock("wheel", "40", "200.00"),
    { what: "account", account: "3001", credit: "500.00" },
  ];
  await admin.finance.opening.create({ document: { openedOn: "2026-10-31", lines } as Loose, then: ["post"] });
  return { world, ids, ...steps(world, ids) };
}

export type Maker = Awaited<ReturnType<typeof aMaker>>;

function steps(world: World, ids: Record<string, string>) {
  return {
    async order(quantity: string, more: object = {}) {
      const planner = await world.as("planner");
      const head = {
        itemId: ids["bike"],
        quantity,
        startOn: "2026-11-02",
        dueOn: "2026-11-20",
        warehouseId: ids["warehouse"],
      };
      const document = { ...head, lines: [], ...more } as Loose;
      return (await planner.production.workOrder.create({ document, then: ["release"] })).document;
    },
    /** Moves components of an order by their codes: `{ fork: "10" }`. */
    async issue(order: Loose, what: Record<string, string>, more: object = {}, acknowledge: string[] = []) {
      const keeper = await world.as("keeper");
      const lines = Object.entries(what).map(([code, quantity]) => {
        const line = order.lines.find((it: Loose) => it.itemId === ids[code]);
        return { orderLineId: line?.id ?? order.id, itemId: ids[code], quantity, locationId: ids["usable"] };
      });
      const document = { workOrderId: order.id, movedOn: "2026-11-03", lines, ...more } as Loose;
      return await keeper.production.materialIssue.create({ document, then: ["post"], acknowledge });
    },
    async complete(order: Loose, quantity: string, more: object = {}, acknowledge: string[] = []) {
      const keeper = await world.as("keeper");
      const head = { workOrderId: order.id, completedOn: "2026-11-05", locationId: ids["usable"], quantity };
      const document = { ...head, lines: [], ...more } as Loose;
      return await keeper.production.completion.create({ document, then: ["post"], acknowledge });
    },
    async orderRow(id: string) {
      const planner = await world.as("planner");
      return (await planner.production.workOrder.list({})).rows.find((it) => it.id === id)!;
    },
  };
}
