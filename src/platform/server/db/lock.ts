/** One process on a data directory: the second is refused, a dead one's lock is taken over. */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { refuse } from "../../../kernel/refusal.ts";

/** A process is known by its id and when it started: ids are used again, in containers soon. */
function startedAt(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(" ")[21] ?? "";
  } catch {
    return "";
  }
}

function isAlive(pid: number, started: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (fault) {
    if ((fault as { code?: string }).code === "ESRCH") return false;
  }
  return startedAt(pid) === started;
}

/** @returns what gives the lock back. @throws Refusal if a living process has the directory. */
export function lockDirectory(dir: string): () => void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, "lock");
  for (let tries = 0; tries < 2; tries++) {
    try {
      const file = openSync(path, "wx", 0o600);
      writeSync(file, `${process.pid} ${startedAt(process.pid)}`);
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (fault) {
      if ((fault as { code?: string }).code !== "EEXIST") throw fault;
      const [pid = "0", started = ""] = readFileSync(path, "utf8").split(" ");
      if (isAlive(Number.parseInt(pid, 10), started)) refuse("platform.directory_in_use", { dir, pid }, "conflict");
      rmSync(path, { force: true });
    }
  }
  return refuse("platform.directory_in_use", { dir, pid: "?" }, "conflict");
}
