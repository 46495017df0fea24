/** Feeds a data warehouse in small steps until it is killed, and says how far it came. `feeder <data directory or URL> <file> <company>` */
import { writeSync } from "node:fs";
import type { Id } from "../../src/kernel/ids.ts";
import { openStar } from "../../src/modules/insight/server/data-warehouse.ts";
import { feedStep } from "../../src/modules/insight/server/feed.ts";
import { openEmbedded } from "../../src/platform/server/db/embedded.ts";
import { openServer } from "../../src/platform/server/db/server.ts";

const [, , where = "", file = "", orgId = ""] = process.argv;
const say = (line: string) => writeSync(1, `${line}\n`);
const POSTINGS_A_STEP = 7;

async function main(): Promise<void> {
  const database = where.includes("://") ? await openServer(where) : await openEmbedded(where);
  const duck = await openStar(file);
  say("ready");
  for (;;) {
    const { seq, last } = await feedStep(database, duck, orgId as Id, new Date(), POSTINGS_A_STEP);
    say(`fed ${seq}`);
    if (seq === last) break;
  }
  say("whole");
}

main().catch((fault) => {
  say(`fault ${fault}`);
  process.exit(1);
});
