/** Builds `dist`: the program, the browser's files, and the files read at run time. Quick when nothing changed. */
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build as bundle } from "esbuild";
import { build as buildWeb } from "vite";

const ASSET = /(^|[\\/])(migrations|invariants|locales|chart|reports|statements)[\\/][^\\/]+\.(sql|json|csv)$/;

/** Changes when any source does. */
function fingerprint(): string {
  const hash = createHash("sha256");
  for (const root of ["src", "demo", "scripts", "package.json", "vite.config.ts"]) {
    const paths = statSync(root).isDirectory()
      ? readdirSync(root, { recursive: true, encoding: "utf8" }).map((it) => join(root, it))
      : [root];
    for (const path of paths.sort()) {
      const at = statSync(path);
      if (at.isFile()) hash.update(`${path} ${at.size} ${at.mtimeMs}\n`);
    }
  }
  return hash.digest("hex");
}

function copyAssets(): void {
  for (const path of readdirSync("src", { recursive: true, encoding: "utf8" }).filter((it) => ASSET.test(it))) {
    const to = join("dist", "assets", path);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(join("src", path), to);
  }
  if (existsSync("demo/data")) cpSync("demo/data", "dist/data", { recursive: true });
}

const stamp = "dist/.built-from";
const now = fingerprint();
if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) process.exit(0);
process.stderr.write("Building … ");
rmSync("dist", { recursive: true, force: true });
await buildWeb({ logLevel: "error" });
await bundle({
  entryPoints: ["src/app/cli.ts"],
  outfile: "dist/cli.js",
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  sourcemap: true,
  banner: { js: "#!/usr/bin/env node" },
  logLevel: "error",
});
copyAssets();
writeFileSync(stamp, now);
process.stderr.write("done\n");
