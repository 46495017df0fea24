/** Where a file stands: its layer by its folder, its side by its suffix. One table, used by the checks of imports. */

/** Lower layers first. A layer may import itself and what is before it. */
export const LAYERS = ["kernel", "platform", "ledger", "documents", "modules", "app"] as const;
export type Layer = (typeof LAYERS)[number];

export function layerOf(path: string): Layer | undefined {
  const name = /^src\/([^/]+)\//.exec(path)?.[1];
  return LAYERS.find((layer) => layer === name);
}

export type Side = "web" | "server" | "shared" | "test";

/** Folders and suffixes of a side; what matches none is shared: pure, for both. */
const SIDES: readonly (readonly [RegExp, Side])[] = [
  [/\.test\.tsx?$|\/testing\//, "test"],
  [/\.tsx$|\/web\/|\/client\.ts$|\/web\.ts$/, "web"],
  [/\/server\/|\.store\.ts$|\.actions\.ts$|\.router\.ts$|\/api\.ts$|\/server\.ts$/, "server"],
  [/^src\/documents\//, "server"],
  [/^src\/app\/(?!contract\.ts)/, "server"],
];

export function sideOf(path: string): Side {
  return SIDES.find(([pattern]) => pattern.test(path))?.[1] ?? "shared";
}

/** `src/modules/procurement/…` → procurement. */
export function moduleOf(path: string): string | undefined {
  return /^src\/modules\/([^/]+)\//.exec(path)?.[1];
}

export const SOURCE = /^src\/.*\.tsx?$/;
/** Everything that is program text, tests and tools too. */
export const PROGRAM = /^(src|checks|scripts|demo|bench|test)\/.*\.tsx?$|^[^/]+\.ts$/;
export const TEST = /\.test\.tsx?$|\/testing\/|^test\//;
export const MIGRATION = /(^|\/)migrations\/.*\.sql$/;
