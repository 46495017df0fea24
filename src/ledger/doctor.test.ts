/** Whatever is altered in the books by hand, the doctor names it; sound books find nothing. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database, Tx } from "../platform/server/db/database.ts";
import { counted } from "../platform/testing/counted.ts";
import { testDatabase } from "../platform/testing/database.ts";
import { examine, examineTimed, type Finding, invariants } from "./server/doctor.ts";
import { CORRUPTIONS } from "./testing/corruptions.ts";
import { aFactory, type Factory } from "./testing/factory.ts";
import { aHistory } from "./testing/history.ts";

const ledger = invariants().filter((it) => it.owner === "ledger");
let database: Database;
let factory: Factory;
let other: Factory;

beforeAll(async () => {
  database = await testDatabase();
  other = await aFactory(database);
  factory = await aFactory(database);
  await aHistory(other);
  await aHistory(factory);
});
let named = 0;
afterAll(async () => {
  console.log(`planted corruptions: ${named} of ${CORRUPTIONS.length} named on ${database.kind}`);
  await database.close();
});

class RolledBack extends Error {}

/** What the doctor finds after the SQL, which is then undone. `$1` is the company. */
async function findingsAfter(sql: readonly string[]): Promise<Finding[]> {
  let findings: Finding[] = [];
  const work = async (tx: Tx) => {
    for (const text of sql) await tx.query(text, text.includes("$1") ? [factory.orgId] : []);
    findings = await examine(tx, ledger);
    throw new RolledBack();
  };
  await database.transaction({ as: "owner" }, work).catch((fault) => {
    if (!(fault instanceof RolledBack)) throw fault;
  });
  return findings;
}

describe("the doctor", () => {
  it("finds nothing in sound books, and says how long each question took", async () => {
    const { findings, timings } = await database.transaction({ as: "owner" }, (tx) => examineTimed(tx, ledger));
    expect(findings).toEqual([]);
    expect(timings).toHaveLength(ledger.length);
  });

  it("every invariant claims something", () => {
    for (const { name, claim } of invariants()) expect(claim.length, name).toBeGreaterThan(20);
  });

  it.each(CORRUPTIONS)("%s", async (_, sql, wanted) => {
    const findings = await findingsAfter(sql);
    expect([...new Set(findings.map((it) => it.invariant))].sort()).toEqual([...wanted]);
    expect(new Set(findings.map((it) => it.orgId))).toEqual(new Set([factory.orgId]));
    for (const { subject, detail } of findings) expect(`${subject}: ${detail}`).not.toContain("null");
    named++;
    counted("corruptions");
  });

  it("every invariant of the ledger is provoked", () => {
    const provoked = new Set(CORRUPTIONS.flatMap(([, , it]) => it));
    expect(ledger.map((it) => it.name).filter((name) => !provoked.has(name))).toEqual([]);
  });
});
