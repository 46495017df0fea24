/** `npm run bench`: prints every figure beside its limit, measured in the same run. README.md says what each row means. */
import { parseArgs } from "node:util";
import { closing } from "./closing.ts";
import { documents } from "./documents.ts";
import { head, lineOf, type Options, type Row } from "./harness.ts";
import { insight } from "./insight.ts";
import { planning } from "./planning.ts";
import { reads } from "./reads.ts";
import { web } from "./web.ts";
import { writes } from "./writes.ts";

const GROUPS: Readonly<Record<string, (options: Options) => Promise<Row[]>>> = {
  writes,
  documents,
  reads,
  closing,
  planning,
  insight,
  web,
};

const HELP = `npm run bench -- [--json] [--only writes,documents,reads,closing,planning,insight,web] [--lines 1000000] [--quick]
  on the embedded database; on a server as well when DATABASE_URL is given (it makes a database of its own there)`;

export async function bench(
  args: readonly string[],
  print: (line: string) => void,
  tell: (text: string) => void,
): Promise<Row[]> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: "boolean", default: false },
      quick: { type: "boolean", default: false },
      only: { type: "string", default: Object.keys(GROUPS).join(",") },
      lines: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    print(HELP);
    return [];
  }
  const only = values.only.split(",");
  const unknown = only.filter((name) => !(name in GROUPS));
  if (unknown.length > 0)
    throw new Error(`no group ${unknown.join(", ")}; there are ${Object.keys(GROUPS).join(", ")}`);
  const lines = Number.parseInt(values.lines ?? (values.quick ? "4000" : "1000000"), 10);
  const rows: Row[] = [];
  for (const line of head(values.json)) print(line);
  for (const url of [undefined, ...(process.env["DATABASE_URL"] ? [process.env["DATABASE_URL"]] : [])])
    for (const name of only) {
      // What the browser loads does not depend on the database.
      if (url && name === "web") continue;
      const found = await GROUPS[name]!({ isQuick: values.quick, lines, url, tell });
      const named = found.map((row) =>
        name === "web" ? row : { ...row, name: `${url ? "server" : "embedded"}: ${row.name}` },
      );
      for (const row of named) print(lineOf(row, values.json));
      rows.push(...named);
    }
  return rows;
}

/** On a terminal one line that is written over; else nothing, so that a log holds the table alone. */
function tell(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text.padEnd(60)}\r`);
}

if (process.argv[1]?.endsWith("run.ts")) {
  // Interrupted, the process still ends by `exit`, which removes the temporary databases.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
  await bench(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`), tell);
}
