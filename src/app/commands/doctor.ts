/** `millstock doctor`: proves the books. */
import { examine, type Finding } from "../../ledger/server/doctor.ts";
import type { Database } from "../../platform/server/db/database.ts";
import { type DataOptions, openThere } from "./open.ts";

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
  const findings = await examineAll(database);
  process.stdout.write(`${verdict(findings)}\n`);
  await database.close();
  if (findings.length > 0) process.exitCode = 1;
}
