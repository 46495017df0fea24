/** What a browser loads, and what a page of a long list takes. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { figure, type Options, type Row } from "./harness.ts";

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly imports?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

/** Loaded when the log-in page is shown: the page's own script, and the texts of its language. */
const AT_LOG_IN = [/^(src\/app\/web\/)?index\.html$/, /locales\/zh-CN\.json$|^_?texts-zh-CN/];
/** Loaded besides for the first list: everything behind the sign-in, the list. */
const AT_FIRST_LIST = [...AT_LOG_IN, /(^|\/)inside\.tsx$/, /goods-receipt\.list\.tsx$/];

export async function web(_: Options): Promise<Row[]> {
  const dir = await mkdtemp(join(tmpdir(), "millstock-web-"));
  try {
    const { build } = await import("vite");
    await build({
      configFile: "vite.config.ts",
      logLevel: "silent",
      build: { outDir: dir, emptyOutDir: true, sourcemap: false, manifest: true },
    });
    const manifest = JSON.parse(await readFile(join(dir, ".vite", "manifest.json"), "utf8")) as Manifest;
    return [
      figure("script at log-in, compressed [kB]", await kilobytes(dir, manifest, AT_LOG_IN), "<= 300"),
      figure("script at the first list, compressed [kB]", await kilobytes(dir, manifest, AT_FIRST_LIST), "<= 450"),
    ];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Of the chunks that match, and all that they import. */
async function kilobytes(dir: string, manifest: Manifest, wanted: readonly RegExp[]): Promise<number> {
  const keys = Object.keys(manifest);
  const found = wanted.map((pattern) => keys.filter((key) => pattern.test(key)));
  const missing = wanted.filter((_, i) => found[i]!.length === 0);
  if (missing.length > 0) throw new Error(`the build has no ${missing.join(", ")}; it has ${keys.join(" ")}`);
  const files = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const key of found.flat()) visit(key);
  const scripts = [...files].filter((file) => file.endsWith(".js"));
  const sizes = await Promise.all(
    scripts.map(async (file) => gzipSync(await readFile(join(dir, file)), { level: 9 }).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
