/** One process on a data directory. Other machines and containers are told apart by what the lock says of them. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Refusal } from "../../../kernel/refusal.ts";
import { lockDirectory } from "./lock.ts";

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "millstock-lock-"));
  path = join(dir, "lock");
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const held = (it: object) => writeFileSync(path, JSON.stringify(it));
const mine = () =>
  JSON.parse(readFileSync(path, "utf8")) as { pid: number; started: string; boot: string; space: string };
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "taken",
    (fault) => (fault as Refusal).issues[0]!.code,
  );

describe("the lock of a data directory", () => {
  it("is taken once, given back, and leaves nothing behind", async () => {
    const unlock = await lockDirectory(dir);
    expect(await codeOf(lockDirectory(dir))).toBe("platform.directory_in_use");
    unlock();
    expect(readdirSync(dir)).toEqual([]);
    (await lockDirectory(dir))();
  });

  it("of a process that is gone is taken over, also if another process has its number now", async () => {
    const unlock = await lockDirectory(dir);
    const me = mine();
    unlock();
    const gone = spawnSync(process.execPath, ["-e", "console.log(process.pid)"], { encoding: "utf8" });
    for (const dead of [
      { ...me, pid: Number.parseInt(gone.stdout, 10) },
      { ...me, started: "1" },
    ]) {
      held(dead);
      const again = await lockDirectory(dir);
      expect(mine()).toEqual(me);
      again();
    }
    expect(readdirSync(dir)).toEqual([]);
  });

  it("of another container is respected while its heart beats, and taken over when it stopped", async () => {
    const unlock = await lockDirectory(dir);
    const me = mine();
    unlock();
    held({ ...me, space: "pid:[1]" });
    const heart = setInterval(() => utimesSync(path, new Date(), new Date()), 300);
    expect(await codeOf(lockDirectory(dir, 5_000))).toBe("platform.directory_in_use");
    clearInterval(heart);
    expect(await codeOf(lockDirectory(dir, 1_500))).toBe("taken");
    expect(mine()).toEqual(me);
  });

  it("that is no lock is one nobody can be asked about: it is waited for, then taken", async () => {
    writeFileSync(path, "");
    utimesSync(path, new Date(0), new Date(0));
    expect(await codeOf(lockDirectory(dir))).toBe("taken");
    expect(existsSync(path)).toBe(true);
  });

  it("is taken by one of many that find a dead one", async () => {
    const unlock = await lockDirectory(dir);
    const me = mine();
    unlock();
    held({ ...me, started: "1" });
    const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(lockDirectory(dir))));
    expect(codes.filter((code) => code === "taken")).toHaveLength(1);
  });
});
