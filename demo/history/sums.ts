/** Check sums: what the data says beside what the database says, by name. */
import { UnitPrice } from "../../src/kernel/decimal.ts";
import type { Database } from "../../src/platform/server/db/database.ts";

/** Figures as plain decimals. */
export type Sums = Readonly<Record<string, string>>;

/** @param sql answers with rows of `name` and `figure` @returns a line for each figure that either side knows */
export async function compared(database: Database, title: string, wanted: Sums, sql: string): Promise<string> {
  const rows = await database.transaction({ as: "owner" }, (tx) =>
    tx.query<{ name: string; figure: string | null }>(sql),
  );
  const here = new Map(rows.map((it) => [it.name, it.figure ?? ""]));
  const names = [...new Set([...Object.keys(wanted), ...here.keys()])];
  const lines = names.map((name) => {
    const [is, should] = [here.get(name) ?? "", wanted[name] ?? ""];
    const same = is !== "" && should !== "" && UnitPrice.of(is).equals(UnitPrice.of(should));
    return `  ${name.padEnd(18)} ${is.padStart(18)}   data ${should.padStart(18)}   ${same ? "agree" : "DIFFER"}`;
  });
  return [title, ...lines].join("\n");
}
