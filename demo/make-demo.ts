/** Makes the demo factory and plays its year. */

import { addMonths, type Day, monthOf } from "../src/kernel/dates.ts";
import type { Id } from "../src/kernel/ids.ts";
import { readStatements } from "../src/modules/accounting/statements/statement.actions.ts";
import type { Database } from "../src/platform/server/db/database.ts";
import { readData } from "./data.ts";
import { datesUntil, demandOf } from "./demand.ts";
import { loadMasters } from "./load.ts";
import { mastersOf } from "./masters.ts";
import { type Played, playYear } from "./play.ts";

interface Made {
  readonly orgId: Id;
  /** By login. */
  readonly passwords: ReadonlyMap<string, string>;
  readonly played: Played;
}

/** @param onDay told how far it is, from 0 to 1 */
export async function makeDemo(database: Database, until: Day, onDay: (part: number) => void): Promise<Made> {
  const data = readData();
  const demand = demandOf(data);
  const masters = mastersOf(data, demand);
  const [first] = datesUntil(until, demand.days.length);
  const loaded = await loadMasters(database, masters, first!, until);
  const played = await playYear(database, data, demand, masters, loaded, until, onDay);
  return { orgId: loaded.company.orgId, passwords: loaded.passwords, played };
}

/** The lines that tell how a factory does: statement, line of the official form, what it is. */
const TOLD = [
  ["balance", 30, "assets"],
  ["balance", 53, "liabilities and equity"],
  ["balance", 1, "cash"],
  ["balance", 4, "receivables"],
  ["balance", 9, "inventories"],
  ["income", 1, "revenue of the year"],
  ["income", 2, "cost of sales"],
  ["income", 32, "net profit"],
] as const;

/** The statements of the last month that is closed, in short. */
export async function statementsInShort(database: Database, orgId: Id, until: Day): Promise<string> {
  const month = addMonths(monthOf(until), -1);
  const asked = { month, compare: "none" as const };
  const { statements, checks, isClosed } = await database.transaction({ as: "company", orgId }, (tx) =>
    readStatements(tx, orgId, asked),
  );
  const rows = TOLD.map(([name, no, what]) => {
    const figure = statements.find((it) => it.name === name)!.lines.find((it) => it.no === no)!.figures[0]!;
    return `  ${what.padEnd(24)} ${figure.replace(/\B(?=(\d{3})+(?=\.))/g, ",").padStart(18)}`;
  });
  const verdict = checks.every((it) => it.isGood) ? "the statements agree" : "THE STATEMENTS DIFFER";
  return [`Statements of ${month}, ${isClosed ? "closed" : "OPEN"}: ${verdict}`, ...rows].join("\n");
}
