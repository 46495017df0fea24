/** Makes a data directory, or says in one sentence why that cannot be. */
import { mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Refusal, refuse } from "../../../kernel/refusal.ts";

const codeOf = (fault: unknown): string => String((fault as { code?: unknown }).code ?? fault);

/**
 * With its parents. Step by step: Node's own recursive way never ends where a file system answers that a parent is missing which
 * is there, as /proc does.
 * @throws Refusal if it cannot be made, or is no directory
 */
export function makeDirectory(dir: string): void {
  const path = resolve(dir);
  const unusable = (why: string): never => refuse("platform.directory_unusable", { dir: path, why });
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) return;
    if (found) unusable("ENOTDIR");
    const parent = dirname(path);
    if (parent !== path) makeDirectory(parent);
    mkdirSync(path, { mode: 0o700 });
  } catch (fault) {
    if (fault instanceof Refusal) throw fault;
    // Another process may have made it meanwhile.
    if (codeOf(fault) !== "EEXIST") unusable(codeOf(fault));
  }
}

/** Writes in the directory. @throws Refusal if it does not let us */
export function writingIn<T>(dir: string, work: () => T): T {
  try {
    return work();
  } catch (fault) {
    if (["EACCES", "EROFS", "EPERM", "ENOTDIR"].includes(codeOf(fault)))
      return refuse("platform.directory_unusable", { dir, why: codeOf(fault) });
    throw fault;
  }
}
