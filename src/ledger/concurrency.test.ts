/** Many at once: nothing is taken twice, nobody sees a deadlock, and the books are sound. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Day } from "../kernel/dates.ts";
import { Amount, Quantity } from "../kernel/decimal.ts";
import type { Database } from "../platform/server/db/database.ts";
import { testDatabase } from "../platform/testing/database.ts";
import { examine, invariants } from "./server/doctor.ts";
import { aFactory, type Factory, METHODS } from "./testing/factory.ts";
import { type Move, play, playVoid } from "./testing/play.ts";

let database: Database;
let factory: Factory;
beforeAll(async () => {
  database = await testDatabase();
  factory = await aFactory(database);
});
afterAll(async () => {
  const ledger = invariants().filter((it) => it.owner === "ledger");
  expect(await database.transaction({ as: "owner" }, (tx) => examine(tx, ledger))).toEqual([]);
  await database.close();
});

const on = "2026-11-10" as Day;
const q = Quantity.of;
const received = async (quantity: string) =>
  (
    await play(factory, [
      { do: "receive", item: "moving_average", at: "main", quantity: q(quantity), value: Amount.of("333.33"), on },
    ])
  )[0]!;
const together = <T>(count: number, work: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));

describe("many at once", () => {
  it("64 storekeepers, 40 pieces: 40 go out, 24 are refused", async () => {
    await received("40");
    const issue: Move = { do: "issue", item: "moving_average", at: "main", quantity: q("1"), on };
    const played = (await together(64, () => play(factory, [issue]))).flat();
    expect(played.filter((it) => it.committed)).toHaveLength(40);
    expect(played.filter((it) => it.refused.includes("ledger.not_enough_stock"))).toHaveLength(24);
  });

  it("a receipt is billed once, though its bill at the estimate's price moves no stock", async () => {
    for (let round = 0; round < 8; round++) {
      const { received: of } = await received("10");
      const played = (
        await together(3, () =>
          play(factory, [{ do: "bill", of: of!, quantity: q("10"), net: Amount.of("333.33"), tax: Amount.zero, on }]),
        )
      ).flat();
      expect(played.filter((it) => it.committed)).toHaveLength(1);
    }
  });

  it("a receipt is voided or billed, not both", async () => {
    for (let round = 0; round < 8; round++) {
      const it_ = await received("10");
      const [refused, [bill]] = await Promise.all([
        playVoid(factory, [it_.documentId], [it_.received!.lineId], on),
        play(factory, [
          { do: "bill", of: it_.received!, quantity: q("10"), net: Amount.of("333.33"), tax: Amount.zero, on },
        ]),
      ]);
      expect([refused.length === 0, bill!.committed !== undefined]).toContain(true);
      expect(refused.length === 0 && bill!.committed !== undefined).toBe(false);
    }
  });

  it("batches that name the same items in any order do not lock each other out", async () => {
    const batch = (n: number): Move[] =>
      [...METHODS.slice(n % 5), ...METHODS.slice(0, n % 5)].map((item) => ({
        do: "receive",
        item,
        at: n % 2 ? "main" : "second",
        quantity: q("3"),
        value: Amount.of("9.99"),
        on,
      }));
    const played = (await together(40, (n) => play(factory, batch(n)))).flat();
    expect(played.filter((it) => it.committed)).toHaveLength(200);
    const seqs = new Set(played.map((it) => it.committed!.seq));
    expect(seqs.size).toBe(200);
  });
});
