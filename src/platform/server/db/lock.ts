/**
 * One process on a data directory: the second is refused, a dead one's lock is taken over. Where the holder can be seen (same
 * machine, same container) its process decides; where it can't (a volume that another container has), the holder's heartbeat does.
 */
import { linkSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "../../../kernel/ids.ts";
import { refuse } from "../../../kernel/refusal.ts";
import { makeDirectory, writingIn } from "./directory.ts";

const BEAT_MS = 5_000;
const DEAD_MS = 30_000;

/** A process is known by its id and its start, since ids are used again; both mean something only in one boot and one container. */
interface Holder {
  readonly pid: number;
  readonly started: string;
  readonly boot: string;
  readonly space: string;
}

const text = (read: () => string): string => {
  try {
    return read().trim();
  } catch {
    return "";
  }
};

/** Behind the name in brackets, which may hold spaces itself, the start is the twentieth field (proc(5)). Empty where there is no /proc. */
const startOf = (pid: number): string =>
  text(() => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ")[19] ?? "");

function self(): Holder {
  return {
    pid: process.pid,
    started: startOf(process.pid),
    boot: text(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")) || hostname(),
    space: text(() => readlinkSync("/proc/self/ns/pid")),
  };
}

function isRunning({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (fault) {
    if ((fault as { code?: string }).code === "ESRCH") return false;
  }
  return startOf(pid) === started;
}

function holderOf(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // The directory is gone; what the process does next will say so.
  }
}

/** Waits for a sign of life of a holder that cannot be seen. */
async function isBeating(path: string, aliveUntilMs: number): Promise<boolean> {
  const seen = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  while (seen !== undefined && Date.now() - seen < aliveUntilMs) {
    await sleep(500);
    if (statSync(path, { throwIfNoEntry: false })?.mtimeMs !== seen) return true;
  }
  return false;
}

/** Takes a dead holder's lock away; if it is another's by now, puts it back. */
function bury(path: string, dead: string): void {
  const grave = `${path}.${newId()}`;
  try {
    renameSync(path, grave);
    if (readFileSync(grave, "utf8") !== dead) linkSync(grave, path);
  } catch (fault) {
    if ((fault as { code?: string }).code !== "ENOENT") throw fault;
  }
  rmSync(grave, { force: true });
}

/** The file appears whole or not at all. @returns whether it is ours now. */
function take(path: string, me: Holder): boolean {
  const own = `${path}.${newId()}`;
  writeFileSync(own, JSON.stringify(me), { mode: 0o600 });
  try {
    linkSync(own, path);
    return true;
  } catch (fault) {
    if ((fault as { code?: string }).code === "EEXIST") return false;
    throw fault;
  } finally {
    rmSync(own, { force: true });
  }
}

/** @returns what gives the lock back. @throws Refusal if a living process has the directory, or nothing can be written there. */
export async function lockDirectory(dir: string, deadMs = DEAD_MS): Promise<() => void> {
  makeDirectory(dir);
  const path = join(dir, "lock");
  const me = self();
  for (let tries = 0; tries < 5; tries++) {
    if (writingIn(dir, () => take(path, me))) {
      const beat = setInterval(() => touch(path), BEAT_MS).unref();
      return () => {
        clearInterval(beat);
        rmSync(path, { force: true });
      };
    }
    const dead = text(() => readFileSync(path, "utf8"));
    const holder = holderOf(path);
    const canBeSeen = holder?.boot === me.boot && holder.space === me.space;
    const isAlive = canBeSeen ? isRunning(holder) : await isBeating(path, deadMs);
    if (isAlive) refuse("platform.directory_in_use", { dir, pid: holder?.pid ?? "?" }, "conflict");
    bury(path, dead);
  }
  return refuse("platform.directory_in_use", { dir, pid: "?" }, "conflict");
}
