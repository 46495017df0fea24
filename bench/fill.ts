/** Fills the books through the verbs, because nothing else may: receipts of ten lines, and issues that take almost all of it. */
import { create } from "../src/documents/verbs.ts";
import { addDays, type Day } from "../src/kernel/dates.ts";
import { otherMovementActions } from "../src/modules/inventory/other-movement/other-movement.actions.ts";
import { goodsReceiptActions } from "../src/modules/procurement/goods-receipt/goods-receipt.actions.ts";
import { type Factory, receiptOf, TODAY } from "./factory.ts";

const BATCH = 100;
const FIRST_DAY = "2026-01-05" as Day;
const DAYS = 300;
const PRODUCTION = "400102";

/** Stock lines until there are so many: half of them come in, half go out. @returns how many there are. */
export async function fillBooks(factory: Factory, lines: number, onPart: (part: number) => void): Promise<number> {
  const perRound = BATCH * 20;
  const rounds = Math.ceil(lines / perRound);
  for (let round = 0; round < rounds; round++) {
    await oneRound(factory, round, addDays(FIRST_DAY, Math.floor((round * DAYS) / rounds)));
    // The server's autovacuum does it by itself; the embedded database has none, and would keep the plans of small tables.
    if (isPowerOfTwo(round)) await factory.database.script("analyze");
    onPart((round + 1) / rounds);
  }
  await factory.database.script("vacuum analyze");
  return rounds * perRound;
}

const isPowerOfTwo = (n: number): boolean => n > 0 && (n & (n - 1)) === 0;

async function oneRound(factory: Factory, round: number, day: Day): Promise<void> {
  const at = new Date(`${day}T04:00:00Z`);
  const inputs = Array.from({ length: BATCH }, (_, i) => {
    const nth = round * BATCH + i;
    return receiptOf(factory, factory.orders[nth % factory.orders.length]!, nth, day);
  });
  await factory.transaction((tx) =>
    create(tx, factory.by("inspector", at), goodsReceiptActions, inputs, ["arrive", "post"]),
  );
  // A little of each stays, as in a factory that buys what it uses.
  const issues = inputs.map((receipt) => ({
    direction: "out" as const,
    movedOn: day,
    account: PRODUCTION,
    reason: "领料",
    remark: null,
    lines: receipt.lines.map((line) => ({
      itemId: line.itemId,
      locationId: line.locationId,
      lotCode: null,
      quantity: line.quantityAccepted.replace(".5", ""),
      price: null,
    })),
  }));
  await factory.transaction((tx) => create(tx, factory.by("admin", at), otherMovementActions, issues, ["post"]));
}

/** Drafts of one line until the list of receipts has so many documents. */
export async function fillList(factory: Factory, documents: number): Promise<void> {
  const [row] = await factory.transaction((tx) =>
    tx.query<{ count: string }>("select count(*)::text as count from goods_receipt where org_id = $1", [
      factory.company.orgId,
    ]),
  );
  for (let count = Number(row!.count); count < documents; count += 500) {
    const inputs = Array.from({ length: Math.min(500, documents - count) }, (_, i) => {
      const day = addDays(TODAY as Day, -((count + i) % DAYS));
      return receiptOf(factory, factory.shortOrder, i, day);
    });
    await factory.transaction((tx) => create(tx, factory.by("inspector"), goodsReceiptActions, inputs));
  }
  await factory.database.script("vacuum analyze");
}
