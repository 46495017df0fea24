/** `millstock doctor`: proves the books. */
import { existsSync } from "node:fs";
import { Refusal } from "../../kernel/refusal.ts";
import { examine, type Finding } from "../../ledger/server/doctor.ts";
import { compareWithBooks } from "../../modules/insight/server/compare.ts";
import { openStar } from "../../modules/insight/server/data-warehouse.ts";
import type { Database } from "../../platform/server/db/database.ts";
import { refusalText } from "../../platform/server/texts.ts";
import { type DataOptions, openThere } from "./open.ts";
import { dataWarehousePath } from "./warehouse.ts";

const SHOWN = 50;

export async function examineAll(database: Database): Promise<Finding[]> {
  return await database.transaction({ as: "owner" }, (tx) => examine(tx));
}

/** `doctor: clean`, or what is wrong. */
export function verdict(findings: readonly Finding[]): string {
  if (findings.length === 0) return "doctor: clean";
  const lines = findings.slice(0, SHOWN).map((it) => `  ${it.invariant}: ${it.subject} ${it.detail}`);
  const more = findings.length > SHOWN ? [`  … and ${findings.length - SHOWN} more`] : [];
  return [`doctor: ${findings.length} found`, ...lines, ...more].join("\n");
}

export async function doctor(options: DataOptions): Promise<void> {
  const database = await openThere(options);
  const findings = [...(await examineAll(database)), ...(await examineDataWarehouse(database, options))];
  process.stdout.write(`${verdict(findings)}\n`);
  await database.close();
  if (findings.length > 0) process.exitCode = 1;
}

/** What is not as in the books; nothing where there is no data warehouse. That it cannot be looked at is said, and is no finding. */
async function examineDataWarehouse(database: Database, options: DataOptions): Promise<Finding[]> {
  const path = dataWarehousePath(options);
  if (!existsSync(path)) return [];
  try {
    const duck = await openStar(path);
    return await compareWithBooks(database, duck).finally(() => duck.close());
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    const [issue] = fault.issues;
    process.stderr.write(
      `doctor: the data warehouse was not compared. ${refusalText(issue!.code, issue!.params, "en")}\n`,
    );
    return [];
  }
}
