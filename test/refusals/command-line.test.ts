/** What can go wrong with a command is one sentence in the user's language, and the exit code is 1. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backup, restore, writeBackup } from "../../src/app/commands/backup.ts";
import { demo } from "../../src/app/commands/demo.ts";
import { doctor } from "../../src/app/commands/doctor.ts";
import { start } from "../../src/app/commands/start.ts";
import { listen } from "../../src/app/server/server.ts";
import { Refusal } from "../../src/kernel/refusal.ts";
import type { Database } from "../../src/platform/server/db/database.ts";
import { lockDirectory } from "../../src/platform/server/db/lock.ts";
import { refusalText } from "../../src/platform/server/texts.ts";
import { testDatabase } from "../../src/platform/testing/database.ts";

const dir = mkdtempSync(join(tmpdir(), "millstock-cli-"));
const at = (name: string) => join(dir, name);
let empty: Database;
beforeAll(async () => {
  empty = await testDatabase();
});
afterAll(async () => {
  await empty.close();
  rmSync(dir, { recursive: true, force: true });
});

/** What the command line prints for it. */
async function told(command: Promise<unknown>): Promise<string> {
  const thrown = await command.then(
    () => undefined,
    (fault: unknown) => fault,
  );
  if (!(thrown instanceof Refusal)) throw thrown ?? new Error("it was not refused");
  return thrown.issues.map((it) => refusalText(it.code, it.params, "en")).join("\n");
}
const local = { port: "0", host: "127.0.0.1" };

it.each([
  [
    ["doctor"],
    "en_US.UTF-8",
    /^The PostgreSQL server at 127\.0\.0\.1:9\/factory does not answer \(ECONNREFUSED\)\. [^\n]+\n$/,
  ],
  [["start"], "zh_CN.UTF-8", /^PostgreSQL 服务器 127\.0\.0\.1:9\/factory 没有应答[^\n]+\n$/],
] as const)("%s: one line in the user's language, no trace, exit code 1", (args, language, line) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "src/app/cli.ts", ...args], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: language, DATABASE_URL: "postgres://me:secret@127.0.0.1:9/factory" },
    timeout: 60_000,
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(line);
});

describe("a PostgreSQL server", () => {
  it("platform.database_unreachable: the password is not told", async () => {
    const url = "postgres://me:secret@127.0.0.1:9/factory";
    expect(await told(doctor({ data: "", url }))).toContain("at 127.0.0.1:9/factory does not answer (ECONNREFUSED)");
  });

  it("platform.database_url_wrong", async () => {
    for (const url of ["factory", "http://127.0.0.1/factory"])
      expect(await told(doctor({ data: "", url }))).toMatch(/^DATABASE_URL is no address/);
  });

  it("platform.database_refuses: a server that does not let us in", async () => {
    // The answer of PostgreSQL to a wrong password, as its protocol writes it.
    const fields = "SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed\0\0";
    const head = Buffer.from("E\0\0\0\0");
    head.writeInt32BE(fields.length + 4, 1);
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => socket.end(Buffer.concat([head, Buffer.from(fields)])));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const url = `postgres://me@127.0.0.1:${port}/factory`;
    expect(await told(doctor({ data: "", url }))).toContain(`127.0.0.1:${port}/factory does not let us in (28P01)`);
    server.close();
  });
});

describe("a data directory", () => {
  it("platform.no_factory: what only reads makes none", async () => {
    const data = at("nowhere");
    const sentence = `There is no factory in ${data}. Check --data, or make one with “start”.`;
    expect(await told(doctor({ data }))).toBe(sentence);
    expect(await told(backup(at("b.gz"), { data }))).toBe(sentence);
    expect(existsSync(data)).toBe(false);
  });

  it("platform.directory_unusable: one that cannot be made, and one that is a file", async () => {
    writeFileSync(at("file"), "");
    expect(await told(start({ ...local, data: at("file") }))).toContain(`${at("file")} (ENOTDIR)`);
    expect(await told(start({ ...local, data: at("file/below") }))).toContain("(ENOTDIR)");
    // Node's own recursive way does not end here.
    if (existsSync("/proc/self"))
      expect(await told(start({ ...local, data: "/proc/nothing" }))).toContain("/proc/nothing (ENOENT)");
  });

  it("platform.directory_in_use: one that a running server has", async () => {
    const data = at("running");
    mkdirSync(join(data, "database"), { recursive: true });
    const unlock = await lockDirectory(data);
    const commands = [doctor({ data }), backup(at("c.gz"), { data }), start({ ...local, data })];
    for (const command of commands)
      expect(await told(command)).toBe(`${data} is in use by another process (${process.pid}). Stop that first.`);
    unlock();
  });

  it("platform.not_a_demo: what is no demo is left alone", async () => {
    mkdirSync(at("mine"));
    writeFileSync(at("mine/work.txt"), "mine");
    for (const fresh of [false, true])
      expect(await told(demo({ ...local, data: at("mine"), fresh, loadOnly: true }))).toContain("so it is left alone");
    expect(readFileSync(at("mine/work.txt"), "utf8")).toBe("mine");
    expect(existsSync(at("mine/lock"))).toBe(false);
  });
});

describe("a file", () => {
  const restored = (name: string) => told(restore(at(name), { data: at("restored") }));
  afterAll(() => expect(existsSync(at("restored"))).toBe(false));

  it("platform.file_unreadable", async () => {
    expect(await restored("nothing.gz")).toBe(
      `${at("nothing.gz")} can’t be read (ENOENT). Check its name and its permissions.`,
    );
    expect(await restored(".")).toContain("(EISDIR)");
  });

  it("platform.restore_not_ours: packed or not, empty or not", async () => {
    writeFileSync(at("text.gz"), "not packed");
    writeFileSync(at("empty.gz"), gzipSync(""));
    writeFileSync(at("strange.gz"), gzipSync("something else\n"));
    for (const name of ["text.gz", "empty.gz", "strange.gz"])
      expect(await restored(name)).toContain("is no backup of this program");
  });

  it("platform.restore_newer", async () => {
    const head = { format: "millstock backup 1", migrations: ["9999_future.sql"] };
    writeFileSync(at("newer.gz"), gzipSync(`${JSON.stringify(head)}\n`));
    expect(await restored("newer.gz")).toContain("was written by a newer version");
  });

  it("platform.restore_cut", async () => {
    await writeBackup(empty, at("whole.gz"));
    truncateSync(at("whole.gz"), 100);
    expect(await restored("whole.gz")).toContain("ends in the middle");
  });

  it("platform.file_unwritable", async () => {
    expect(await told(writeBackup(empty, at("no/folder.gz")))).toContain("can’t be written (ENOENT)");
  });
});

describe("what is typed", () => {
  it("platform.port_wrong: before anything is made", async () => {
    for (const port of ["abc", "70000", "-1", ""])
      expect(await told(start({ ...local, port, data: at("x") }))).toBe(
        `“${port}” is no port. Use a number up to 65535.`,
      );
    expect(existsSync(at("x"))).toBe(false);
  });

  it("platform.cannot_listen", async () => {
    const database = await testDatabase();
    const asked = listen({ database, host: "192.0.2.1", port: 4399, logLevel: "silent" });
    expect(await told(asked)).toContain("192.0.2.1, port 4399 (EADDRNOTAVAIL)");
  });

  it("platform.day_wrong", async () => {
    const asked = demo({ ...local, until: "tomorrow", data: at("z") });
    expect(await told(asked)).toBe("“tomorrow” is no day. Write it as 2026-06-30.");
    expect(existsSync(at("z"))).toBe(false);
  });
});
