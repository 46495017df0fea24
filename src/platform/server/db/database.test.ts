/** One way to talk SQL to two places: the same values, the same transactions, the same refusals from both. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../../kernel/ids.ts";
import { testDatabase } from "../../testing/database.ts";
import { constraintOf, type Database, type Tx } from "./database.ts";

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  await database.script(
    "create table note (note_id integer constraint note_key primary key, text text); insert into note values (1, 'one')",
  );
});
afterAll(() => database.close());

const owner = <T>(work: (tx: Tx) => Promise<T>) => database.transaction({ as: "owner" }, work);
const notes = () => owner((tx) => tx.query("select note_id as id, text from note order by 1"));

describe("values", () => {
  it("come as text where a number or a Date would lose something, the first time and when prepared", async () => {
    const text = `select 12.340000::numeric(24, 6) as amount, 9007199254740993::bigint as big, count(*) as n, '2026-11-02'::date as day,
      '2026-11-02 04:00:00+08'::timestamptz as instant, '2026-11-02 04:00:00.123456+00'::timestamptz as fine, 7 as whole, true as flag, null::text as nothing,
      '{"a": [1, "0.10"]}'::jsonb as json, array[1.10, 2]::numeric(9, 2)[] as amounts, array['2026-11-02'::date] as days, array['甲', 'b"c'] as texts,
      '2026-11-02 04:00:00+00'::timestamptz::text is not null as shown, array[9007199254740993::bigint] as bigs from note where note_id = $1`;
    for (let n = 0; n < 4; n++)
      expect(await owner((tx) => tx.query(text, [1]))).toEqual([
        {
          amount: "12.340000",
          big: "9007199254740993",
          n: "1",
          day: "2026-11-02",
          instant: "2026-11-01T20:00:00.000Z",
          fine: "2026-11-02T04:00:00.123Z",
          whole: 7,
          flag: true,
          nothing: null,
          json: { a: [1, "0.10"] },
          amounts: ["1.10", "2.00"],
          days: ["2026-11-02"],
          texts: ["甲", 'b"c'],
          shown: true,
          bigs: ["9007199254740993"],
        },
      ]);
  });

  it("go in as they are", async () => {
    const id = newId();
    const text = `select $1::uuid as id, $2::numeric as amount, $3::text[] as texts, $4::uuid[] as ids, $5::jsonb ->> 'a' as a, $6::boolean as flag, $7::date as day,
      $8::timestamptz as instant, $9::integer as whole, $10::text as nothing, $11::json ->> 0 as first`;
    const values = [
      id,
      "0.000001",
      ["a,b", 'q"', "\\"],
      [id],
      { a: "甲" },
      false,
      "2026-11-02",
      "2026-11-02T04:00:00.000Z",
      5,
      null,
      JSON.stringify(["x"]),
    ];
    for (let n = 0; n < 3; n++)
      expect(await owner((tx) => tx.query(text, values))).toEqual([
        {
          id,
          amount: "0.000001",
          texts: ["a,b", 'q"', "\\"],
          ids: [id],
          a: "甲",
          flag: false,
          day: "2026-11-02",
          instant: "2026-11-02T04:00:00.000Z",
          whole: 5,
          nothing: null,
          first: "x",
        },
      ]);
  });

  it("of a large statement too: 20,000 rows in one parameter", async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => ({ n, text: `第${n}行 with some words` }));
    const text =
      "select count(*) as rows, sum(length(r.text)) as letters from json_to_recordset($1::json) as r(n integer, text text)";
    const letters = rows.reduce((sum, row) => sum + row.text.length, 0);
    for (let n = 0; n < 3; n++)
      expect(await owner((tx) => tx.query(text, [JSON.stringify(rows)]))).toEqual([
        { rows: "20000", letters: `${letters}` },
      ]);
  });
});

describe("a transaction", () => {
  it("is undone when its work fails", async () => {
    const failing = owner(async (tx) => {
      await tx.query("insert into note values (2, 'two')");
      throw new Error("changed its mind");
    });
    await expect(failing).rejects.toThrow("changed its mind");
    expect(await notes()).toEqual([{ id: 1, text: "one" }]);
  });

  it("tells the constraint that said no by name, prepared or not", async () => {
    for (let n = 0; n < 3; n++) {
      const fault = await owner((tx) => tx.query("insert into note values ($1, $2)", [1, "again"])).catch(
        (thrown) => thrown,
      );
      expect(constraintOf(fault)).toEqual({ code: "23505", constraint: "note_key" });
    }
    expect(await notes()).toHaveLength(1);
  });

  it("whose statement was refused does not end as if nothing had happened", async () => {
    const swallowing = owner(async (tx) => {
      await tx.query("insert into note values (3, 'three')");
      await tx.query("insert into note values (1, 'again')").catch(() => undefined);
      return "done";
    });
    await expect(swallowing).rejects.toThrow("nothing of it was written");
    expect(await notes()).toHaveLength(1);
  });

  it("may ask for several statements at once", async () => {
    const asked = await owner((tx) =>
      Promise.all(
        Array.from({ length: 40 }, (_, n) =>
          tx.query<{ n: number; text: string }>("select $1::integer as n, text from note where note_id = 1", [n]),
        ),
      ),
    );
    expect(asked.map(([row]) => row)).toEqual(Array.from({ length: 40 }, (_, n) => ({ n, text: "one" })));
  });

  it("sees a table in its new shape after a script", async () => {
    const all = () => owner((tx) => tx.query("select * from note where note_id = $1", [1]));
    for (let n = 0; n < 3; n++) await all();
    await database.script("alter table note add column more integer default 7");
    if (database.kind === "embedded") expect(await all()).toEqual([{ note_id: 1, text: "one", more: 7 }]);
    expect(await owner((tx) => tx.query("select note_id, more from note where note_id = $1", [1]))).toEqual([
      { note_id: 1, more: 7 },
    ]);
  });

  it("tells its news once it is committed, and not when it is undone", async () => {
    const heard: string[] = [];
    const stop = await database.listen("news", (payload) => heard.push(payload));
    await owner(async (tx) => {
      await tx.notify("news", "good");
      expect(heard).toEqual([]);
    });
    await owner(async (tx) => {
      await tx.notify("news", "bad");
      throw new Error("undone");
    }).catch(() => undefined);
    await expect.poll(() => heard).toEqual(["good"]);
    await stop();
    await owner((tx) => tx.notify("news", "late"));
    expect(heard).toEqual(["good"]);
  });

  it("many at once do not mix", async () => {
    const ids = Array.from({ length: 60 }, (_, n) => 100 + n);
    await Promise.all(
      ids.map((id) =>
        owner(async (tx) => {
          await tx.query("insert into note (note_id, text) values ($1, $2)", [id, `${id}`]);
          const rows = await tx.query<{ text: string }>("select text from note where note_id = $1", [id]);
          expect(rows).toEqual([{ text: `${id}` }]);
          if (id % 3 === 0) throw new Error("undone");
        }).catch((fault) => expect((fault as Error).message).toBe("undone")),
      ),
    );
    const [left] = await owner((tx) => tx.query("select count(*) as n from note where note_id >= 100"));
    expect(left).toEqual({ n: "40" });
  });
});
