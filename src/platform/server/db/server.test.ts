/** A server and its connections: they are lost cleanly, deadlocks run again, and several processes may start at once. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyOnServer, serverUrl } from "../../testing/database.ts";
import type { Database, Tx } from "./database.ts";
import { migrate } from "./migrate.ts";
import { ConnectionLost, openServer } from "./server.ts";

describe.skipIf(!serverUrl)("a server", () => {
  let own: Awaited<ReturnType<typeof copyOnServer>>;
  let database: Database;
  beforeAll(async () => {
    own = await copyOnServer(serverUrl!);
    database = await openServer(own.url);
    await database.script(
      "create table note (note_id integer primary key, n integer); insert into note values (1, 0), (2, 0)",
    );
  });
  afterAll(async () => {
    await database.close();
    await own.drop();
  });
  const owner = <T>(work: (tx: Tx) => Promise<T>) => database.transaction({ as: "owner" }, work);
  const kill = async (which: string) => {
    const admin = new pg.Client({ connectionString: own.url });
    await admin.connect();
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and ${which}`,
    );
    await admin.end();
  };

  it("runs a deadlocked transaction again, unseen", async () => {
    let tries = 0;
    let bothHoldOne = () => {};
    const held = new Promise<void>((resolve) => {
      bothHoldOne = resolve;
    });
    const both = async (first: number, second: number, other: () => Promise<unknown>) => {
      let isAgain = false;
      await owner(async (tx) => {
        // Who was chosen to give way lets the other end, so that they meet once.
        if (isAgain) await other();
        isAgain = true;
        await tx.query("update note set n = n + 1 where note_id = $1", [first]);
        if (++tries === 2) bothHoldOne();
        await held;
        await tx.query("update note set n = n + 1 where note_id = $1", [second]);
      });
    };
    const one: Promise<unknown> = both(1, 2, () => two);
    const two: Promise<unknown> = both(2, 1, () => one);
    await Promise.all([one, two]);
    expect(await owner((tx) => tx.query("select n from note order by note_id"))).toEqual([{ n: 2 }, { n: 2 }]);
    expect(tries).toBe(3);
  });

  it("a connection lost in the middle is a clean fault, and the next transaction has another", async () => {
    const lost = owner(async (tx) => {
      await tx.query("update note set n = 99");
      await kill("query not like 'listen%'");
      await tx.query("select 1");
    });
    await expect(lost).rejects.toBeInstanceOf(ConnectionLost);
    expect(await owner((tx) => tx.query("select n from note where note_id = 1"))).toEqual([{ n: 2 }]);
  });

  it("connections lost while they were idle are replaced, unseen", async () => {
    for (let times = 0; times < 5; times++) {
      await Promise.all([1, 2, 3, 4, 5].map(() => owner((tx) => tx.query("select pg_sleep(0.05)"))));
      await kill("query not like 'listen%'");
      expect(await owner((tx) => tx.query("select n from note where note_id = 1"))).toEqual([{ n: 2 }]);
    }
  });

  it("whoever listens hears again after the connection was lost", async () => {
    const heard: string[] = [];
    const stop = await database.listen("news", (payload) => heard.push(payload));
    await owner((tx) => tx.notify("news", "before"));
    await expect.poll(() => heard).toEqual(["before"]);
    await kill("query like 'listen%'");
    await expect
      .poll(
        async () => {
          await owner((tx) => tx.notify("news", "after"));
          return heard.includes("after");
        },
        { timeout: 10_000, interval: 300 },
      )
      .toBe(true);
    await stop();
  });

  it("that is not there is a clean fault", async () => {
    const url = new URL(own.url);
    url.port = "1";
    await expect(openServer(url.toString())).rejects.toBeInstanceOf(ConnectionLost);
  });

  it("is migrated once by processes that start at the same time", async () => {
    const empty = new URL(own.url);
    empty.pathname = `${empty.pathname}_empty`;
    const admin = new pg.Client({ connectionString: own.url });
    await admin.connect();
    await admin.query(`create database ${empty.pathname.slice(1)}`);
    const processes = await Promise.all([1, 2, 3].map(() => openServer(empty.toString())));
    const ran = await Promise.all(processes.map((it) => migrate(it)));
    expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
    await Promise.all(processes.map((it) => it.close()));
    await admin.query(`drop database ${empty.pathname.slice(1)} with (force)`);
    await admin.end();
  });

  it("serves an owner who is no superuser and may create roles", async () => {
    const admin = new pg.Client({ connectionString: own.url });
    await admin.connect();
    const name = `${new URL(own.url).pathname.slice(1)}_owned`;
    await admin.query(
      `create role ${name} login createrole; grant millstock_company, millstock_identity to ${name} with admin option`,
    );
    await admin.query(`create database ${name} owner ${name}`);
    const url = new URL(own.url);
    url.pathname = `/${name}`;
    url.username = name;
    const plain = await openServer(url.toString());
    await migrate(plain);
    expect(
      await plain.transaction({ as: "company", orgId: "00000000-0000-0000-0000-000000000001" as never }, (tx) =>
        tx.query("select current_user::text as name, (select count(*) from posting) as n"),
      ),
    ).toEqual([{ name: "millstock_company", n: "0" }]);
    await plain.close();
    await admin.query(`drop database ${name} with (force)`);
    await admin.query(`drop role ${name}`);
    await admin.end();
  });
});
