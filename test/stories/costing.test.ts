/**
 * The costing run through a work order, level by level: forks on month-end average go into bicycles, half of which are made, and some of those are
 * gone. What the forks cost in the end stands in process, in the bicycles and in what was taken of them. The doctor is clean after each.
 */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aMaker, type Loose, type Maker } from "./making.ts";

let m: Maker;
beforeEach(async () => {
  m = await aMaker();
});
afterEach(async () => {
  expect(await m.world.findings()).toEqual([]);
  await m.world.close();
});

/** 10 tubes at 9.00 are there, 10 go into an order of 10 frames; 5 frames are made; 10 more tubes come at 11.00, so each was 10.00. */
async function played(costing: string): Promise<void> {
  const admin = await m.world.as("admin");
  const item = async (code: string, kind: string, method: string) => {
    const document = { code, name: code, kind, unit: "个", costing: method, lines: [] } as Loose;
    m.ids[code] = (await admin.items.item.create({ document })).document.id;
  };
  await item("tube", "component", "month_average");
  await item("frame", "finished", costing);
  await move("in", "tube", "10", "9");
  const lines = [{ itemId: m.ids["tube"], quantity: "10" }];
  const order = await m.order("10", { itemId: m.ids["frame"], isAsBill: false, lines });
  m.ids["order"] = order.id;
  await m.issue(order, { tube: "10" });
  await m.complete(order, "5");
  await move("in", "tube", "10", "11");
}

async function move(direction: string, code: string, quantity: string, price?: string): Promise<void> {
  const admin = await m.world.as("admin");
  const line = { itemId: m.ids[code], locationId: m.ids["usable"], quantity, ...(price ? { price } : {}) };
  const account = direction === "in" ? "530103" : "560205";
  const document = { direction, movedOn: "2026-11-04", account, reason: "试验", lines: [line] } as Loose;
  await admin.inventory.otherMovement.create({ document, then: ["post"] });
}

/** What the run posts: account and debit, red where it is less. */
async function run(): Promise<string[]> {
  const admin = await m.world.as("admin");
  await admin.accounting.period.cost({ month: "2026-11" });
  const rows = await m.world.database.transaction({ as: "owner" }, (tx) =>
    tx.query<{ text: string }>(
      `select j.account || ' ' || sum(j.debit - j.credit) as text from journal_line j join posting p using (org_id, posting_id)
       where p.document_type = 'costing_run' and p.org_id = $1 group by j.account having sum(j.debit - j.credit) <> 0 order by 1`,
      [m.world.company.orgId],
    ),
  );
  return rows.map((it) => it.text);
}

describe("tubes that cost 10.00 in the end, 9.00 so far", () => {
  it("frames by FIFO: half in process, half a late cost of the frames", async () => {
    await played("fifo");
    // Tubes −10.00: in process +5.00, frames here +5.00.
    const expected = ["140303 -10.00", "140501 5.00", "40010101 5.00"];
    expect(await run()).toEqual(expected);
    expect(await m.orderRow(m.ids["order"]!)).toMatchObject({ inProcess: "50.00" });
    expect(await run()).toEqual(expected);
  });

  it("frames by FIFO, 2 of 5 gone: their part is cost of sales", async () => {
    await played("fifo");
    await move("out", "frame", "2");
    expect(await run()).toEqual(["140303 -10.00", "140501 3.00", "40010101 5.00", "540101 2.00"]);
  });

  it("frames on month-end average, 2 of 5 gone: they are corrected where they went, and again nothing", async () => {
    await played("month_average");
    await move("out", "frame", "2");
    const expected = ["140303 -10.00", "140501 3.00", "40010101 5.00", "560205 2.00"];
    expect(await run()).toEqual(expected);
    expect(await run()).toEqual(expected);
  });

  it("the order is finished and a new price comes: all of it goes to the frames", async () => {
    await played("moving_average");
    const order = await m.orderRow(m.ids["order"]!);
    await m.complete({ id: order.id }, "5");
    expect(await run()).toEqual(["140303 -10.00", "140501 10.00"]);
    await move("in", "tube", "10", "16");
    // (90 + 110 + 160) ÷ 30 = 12.00 a tube: 30.00 more than at first.
    expect(await run()).toEqual(["140303 -30.00", "140501 30.00"]);
    const { document } = await (await m.world.as("planner")).production.workOrder.get({ id: order.id });
    expect(document.state).toBe("released");
  });
});
