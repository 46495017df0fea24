/** The command line: `millstock <command>`. */
import { Command } from "commander";
import { Refusal } from "../kernel/refusal.ts";
import { refusalText } from "../platform/server/texts.ts";
import { backup, restore } from "./commands/backup.ts";
import { demo } from "./commands/demo.ts";
import { distributeCommand } from "./commands/distribute.ts";
import { doctor } from "./commands/doctor.ts";
import { writeOpenApi } from "./commands/openapi.ts";
import { start } from "./commands/start.ts";
import { exportWarehouse, rebuildWarehouse } from "./commands/warehouse.ts";

const program = new Command("millstock").description("Purchase, stock and sales of a factory: 工厂进销存");
const at = (command: Command, dataDir: string) =>
  command
    .option("--data <dir>", "the data directory", process.env["MILLSTOCK_DATA"] ?? dataDir)
    .option(
      "--url <url>",
      "a PostgreSQL server (15 or newer) instead of the embedded database",
      process.env["DATABASE_URL"],
    );
const listening = (command: Command) =>
  command
    .option("--port <port>", "the port to listen on", process.env["PORT"] ?? "4180")
    .option("--host <host>", "the address to listen on", process.env["HOST"] ?? "127.0.0.1");

listening(
  at(program.command("start").description("serve; on an empty data directory the set-up wizard opens"), "data/factory"),
).action(start);
listening(
  at(program.command("demo").description("make the demo factory if it is not there, and serve it"), "data/demo"),
)
  .option("--until <day>", "the last day of the demo's year; yesterday if it is left out")
  .option("--fresh", "make it anew")
  .option("--history", "enter the real purchases, work orders and sales of four years instead, and stop")
  .option("--load-only", "make it and stop")
  .action(demo);
at(
  program.command("doctor").description("prove the books; prints what is wrong, and ends with 1 if anything is"),
  "data/factory",
).action(doctor);
at(program.command("backup <file>").description("write everything to one file"), "data/factory").action(backup);
at(
  program.command("restore <file>").description("read a backup into an empty database, and examine it"),
  "data/factory",
).action(restore);
const warehouse = program.command("warehouse").description("the data warehouse that analysis reads");
at(warehouse.command("rebuild").description("make it anew from the books"), "data/factory").action(rebuildWarehouse);
at(warehouse.command("export").description("write it as Parquet files, facts by company and month"), "data/factory")
  .requiredOption("--to <dir>", "an empty directory")
  .action(exportWarehouse);
program
  .command("distribute")
  .description("put the tables of a PostgreSQL database that has Citus onto its workers, by company")
  .requiredOption("--url <url>", "the coordinator", process.env["DATABASE_URL"])
  .action(distributeCommand);
program.command("openapi").description("write docs/openapi.json").action(writeOpenApi);

try {
  await program.parseAsync();
} catch (fault) {
  if (!(fault instanceof Refusal)) throw fault;
  const language = /^zh/i.test(process.env["LC_ALL"] || process.env["LANG"] || "") ? "zh-CN" : "en";
  for (const issue of fault.issues) process.stderr.write(`${refusalText(issue.code, issue.params, language)}\n`);
  process.exitCode = 1;
}
