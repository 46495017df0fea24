/** Somebody posts into a month while another window closes it, on a server: the posting is in the month, or it is refused; never half of either. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { registry } from "../../src/app/modules.ts";
import type { Month } from "../../src/kernel/dates.ts";
import { closePeriod } from "../../src/modules/accounting/period/period.actions.ts";
import { serverUrl } from "../../src/platform/testing/database.ts";
import { aMaker, type Loose, type Maker } from "../stories/making.ts";
import { closeMonth, PASSED, refusalOf } from "../world.ts";

const MONTH = "2026-11" as Month;
const ROUNDS = 8;

describe.skipIf(!serverUrl)("a month is posted into while it is closed", () => {
  let maker: Maker;
  beforeAll(async () => {
    maker = await aMaker();
    await closeMonth(await maker.world.as("accountant"), "2026-10");
  });
  afterAll(() => maker.world.close());
  afterEach(async () => expect(await maker.world.findings()).toEqual([]));

  /** A fork is moved in the month: made and posted in one request. */
  const move = async () => {
    const { world, ids } = maker;
    const keeper = await world.as("keeper");
    const places = { fromLocationId: ids["usable"], toLocationId: ids["rejected"] };
    const lines = [{ itemId: ids["fork"], quantity: "1", ...places }];
    const document = { movedOn: "2026-11-20", lines } as Loose;
    return await refusalOf(keeper.inventory.transfer.create({ document, then: ["post"] }));
  };
  const state = async () => {
    const { periods } = await (await maker.world.as("accountant")).accounting.period.list();
    return periods.find((it) => it.month === MONTH)!.state;
  };
  const reopen = async () =>
    (await maker.world.as("accountant")).accounting.period.reopen({ month: MONTH, reason: "再来一次" });

  it("who posts waits for who closes, and is told that the month is closed", async () => {
    const { world } = maker;
    await (await world.as("accountant")).accounting.period.run({ month: MONTH });
    const by = world.company.actor("accountant", world.now());
    let posting = Promise.resolve<string[]>([]);
    let isAnswered = false;
    await world.database.transaction({ as: "company", orgId: world.company.orgId }, async (tx) => {
      await closePeriod(tx, by, registry, MONTH, { acknowledge: PASSED });
      posting = move().finally(() => {
        isAnswered = true;
      });
      await sleep(400);
      expect(isAnswered).toBe(false);
    });
    expect(await posting).toEqual(["ledger.period_closed"]);
    expect(await state()).toBe("closed");
    await reopen();
    expect(await move()).toEqual([]);
  });

  it(`at the very same time, ${ROUNDS} times: the month is closed, and what was posted was posted before`, async () => {
    const accountant = await maker.world.as("accountant");
    const outcomes: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await accountant.accounting.period.run({ month: MONTH });
      const close = () => refusalOf(accountant.accounting.period.close({ month: MONTH, acknowledge: PASSED }));
      const [moved, closed] = await Promise.all([sleep(round * 15).then(move), close()]);
      expect(closed).toEqual([]);
      expect([[], ["ledger.period_closed"]]).toContainEqual(moved);
      outcomes.push(moved.length === 0 ? "posted" : "refused");
      expect(await state()).toBe("closed");
      expect(await maker.world.findings()).toEqual([]);
      expect(await move()).toEqual(["ledger.period_closed"]);
      await reopen();
    }
    console.log(`posted while the month was closed: ${outcomes.join(", ")}`);
  });
});
