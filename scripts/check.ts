/**
 * `npm run check`: format and lint, types, unused code, house rules. Each tool's output as it is, then one line each.
 * `npm run check -- layers glossary` runs only these house rules.
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { runChecks } from "../checks/all.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

interface Result {
  readonly name: string;
  readonly isGood: boolean;
  readonly output: string;
  readonly seconds: string;
}

async function timed(name: string, work: () => Promise<{ isGood: boolean; output: string }>): Promise<Result> {
  const start = process.hrtime.bigint();
  const result = await work();
  const tenths = (process.hrtime.bigint() - start) / 100_000_000n;
  return { name, ...result, seconds: `${tenths / 10n}.${tenths % 10n} s` };
}

function tool(name: string, command: string, args: readonly string[]): Promise<Result> {
  return timed(name, () => {
    const child = spawn(`${ROOT}/node_modules/.bin/${command}`, args, {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: "1" },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (part: Buffer) => (output += part.toString("utf8")));
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve({ isGood: code === 0, output }));
    });
  });
}

function house(only: readonly string[]): Promise<Result> {
  return timed("house rules", async () => {
    const told = await runChecks(ROOT, only);
    return {
      isGood: told.every((it) => it.faults === 0),
      output: told.flatMap((it) => (it.text ? [it.text] : [])).join("\n\n"),
    };
  });
}

const only = process.argv.slice(2);
const tools = () => [
  tool("biome", "biome", ["check", "."]),
  tool("types", "tsc", ["-p", "."]),
  tool("knip", "knip", ["--no-progress"]),
];
const results = await Promise.all([...(only.length > 0 ? [] : tools()), house(only)]);
for (const { name, isGood, output } of results) if (!isGood) console.log(`\n── ${name}\n${output.trimEnd()}`);
console.log("");
for (const { name, isGood, seconds } of results) console.log(`${isGood ? "good" : "BAD "}  ${name}  ${seconds}`);
process.exitCode = results.every((it) => it.isGood) ? 0 : 1;
