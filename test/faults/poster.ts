/** Posts documents until it is killed, and says of each when it was acknowledged. `poster <data directory or URL> <company> [<room in MB> [<receipts at once>]]` */
import { writeSync } from "node:fs";
import type { Day } from "../../src/kernel/dates.ts";
import { Amount, Quantity } from "../../src/kernel/decimal.ts";
import type { Id } from "../../src/kernel/ids.ts";
import { Refusal } from "../../src/kernel/refusal.ts";
import { factoryOf } from "../../src/ledger/testing/factory.ts";
import { type Move, play, playVoid, type Received } from "../../src/ledger/testing/play.ts";
import { openEmbedded } from "../../src/platform/server/db/embedded.ts";
import { openServer } from "../../src/platform/server/db/server.ts";

const [, , where = "", plan = "{}", roomMb, receipts = "1"] = process.argv;
const say = (line: string) => writeSync(1, `${line}\n`);

async function main(): Promise<void> {
  const database = where.includes("://")
    ? await openServer(where)
    : await openEmbedded(where, roomMb ? { roomMb: BigInt(roomMb) } : {});
  const factory = factoryOf(database, JSON.parse(plan));
  const on = "2026-11-10" as Day;
  let last: Received | undefined;
  say("ready");
  for (let n = 1; ; n++) {
    const quantity = Quantity.of(`${10 + (n % 7)}`);
    const more = Array.from(
      { length: Number.parseInt(receipts, 10) - 1 },
      () => ({ do: "receive", item: "month_average", at: "second", quantity, value: Amount.of("1.11"), on }) as const,
    );
    const moves: Move[] = [
      { do: "receive", item: "fifo", at: "main", quantity, value: Amount.of(`${n % 90}.17`), on },
      { do: "receive", item: "moving_average", at: "main", quantity, value: Amount.of(`${n % 70}.31`), on },
      { do: "issue", item: "fifo", at: "main", quantity: Quantity.of("9"), on },
      ...(last
        ? [{ do: "bill", of: last, quantity: Quantity.of("2"), net: Amount.of("3.33"), tax: Amount.zero, on } as const]
        : []),
      ...more,
    ];
    const played = await play(factory, moves);
    for (const it of played) if (it.committed) say(`posted ${it.committed.postingId}`);
    last = played[1]!.received;
    if (n % 5 === 0) await playVoid(factory, [played[2]!.documentId as Id], [], on);
  }
}

main().catch((fault) => {
  say(fault instanceof Refusal ? `refused ${fault.issues[0]!.code}` : `fault ${fault}`);
  process.exit(1);
});
