/**
 * Files that are read at run time beside the code: migrations, invariants, texts, the chart of accounts. In development they
 * lie in `src`; the build copies them, same paths, to `dist/assets`.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const shipped = join(here, "assets");
/** The root of the assets: `dist/assets` beside the shipped program, `src` in development. */
export const assetRoot = existsSync(shipped) ? shipped : join(here, "..", "..");

/** Paths under the root, with `/`, that match; sorted. */
export function findAssets(pattern: RegExp): string[] {
  return readdirSync(assetRoot, { recursive: true, encoding: "utf8" })
    .map((path) => path.split(sep).join("/"))
    .filter((path) => pattern.test(path))
    .sort();
}

export function readAsset(path: string): string {
  return readFileSync(join(assetRoot, path), "utf8");
}
