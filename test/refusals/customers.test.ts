/** Every refusal of customers, provoked through the API. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aWorld, refusalOf, type World } from "../world.ts";
import type { Loose } from "./factory.ts";

let world: World;
let known: Loose;
beforeAll(async () => {
  world = await aWorld();
  known = (await customer({ creditLimit: "5000" })).document;
});
afterAll(async () => {
  expect(await world.findings()).toEqual([]);
  await world.close();
});

const place = (name: string, isDefault = false) => ({ name, address: `${name} 1`, isDefault });
const customer = async (more: object, who: "admin" | "seller" = "admin") =>
  (await world.as(who)).parties.customer.create({
    document: { code: "C1", name: "远大", lines: [], ...more } as Loose,
  });
const change = async (more: object, who: "seller" | "salesManager" | "keeper" = "seller") => {
  const { parties } = await world.as(who);
  const { document } = await parties.customer.get({ id: known.id });
  const { id, version } = document;
  return await parties.customer.update({ id, version, document: { ...document, ...more } as Loose });
};

describe("a customer", () => {
  it.each([
    ["parties.code_taken", () => customer({})],
    ["accounting.currency_unknown", () => customer({ code: "C2", currency: "XXX" })],
    ["parties.credit_negative", () => customer({ code: "C2", creditLimit: "-1" })],
    ["parties.default_twice", () => customer({ code: "C2", lines: [place("仓", true), place("店", true)] })],
    ["parties.credit_not_allowed", () => customer({ code: "C2" }, "seller")],
    ["parties.credit_not_allowed", () => customer({ code: "C2", creditLimit: "100" }, "seller")],
    ["parties.credit_not_allowed", () => change({ creditLimit: "6000" })],
    ["parties.credit_not_allowed", () => change({ creditLimit: null })],
    ["parties.credit_not_allowed", () => change({ blockReason: "unpaid" })],
    ["platform.not_allowed", () => change({ phone: "1" }, "keeper")],
  ] as const)("%s", async (code, provoke) => expect(await refusalOf(provoke())).toEqual([code]));

  it("whoever may not give credit changes the rest, and begins with nothing on credit", async () => {
    expect((await change({ phone: "010-5550" })).document).toMatchObject({ phone: "010-5550", creditLimit: "5000.00" });
    expect((await customer({ code: "C3", creditLimit: "0" }, "seller")).document.creditLimit).toBe("0.00");
    const given = await change({ creditLimit: null, blockReason: "unpaid" }, "salesManager");
    expect(given.document).toMatchObject({ creditLimit: null, blockReason: "unpaid" });
  });

  it("a category's code is taken once", async () => {
    const { parties } = await world.as("salesManager");
    const document = { code: "K1", name: "经销商", lines: [] } as Loose;
    await parties.customerCategory.create({ document });
    expect(await refusalOf(parties.customerCategory.create({ document }))).toEqual(["parties.code_taken"]);
  });
});
