/** Every refusal that belongs to no document: signing in, versions, keys, filters, pages, inputs. */
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { application, listen } from "../../src/app/server/server.ts";
import { openEmbedded } from "../../src/platform/server/db/embedded.ts";
import { PEOPLE } from "../people.ts";
import { apiOf, cookieOf, refusalOf } from "../world.ts";
import { aFactory, type Factory, type Loose, orderOf } from "./factory.ts";

let f: Factory;
beforeAll(async () => {
  f = await aFactory();
});
afterAll(() => f.world.close());

const PLAIN = { "content-type": "application/json" };

async function post(
  path: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; codes: string[] }> {
  const answer = await f.world.app.fetch(
    new Request(`http://test/api${path}`, { method: "POST", headers: { ...PLAIN, ...headers }, body }),
  );
  const { data } = (await answer.json()) as { data?: { issues: { code: string }[] } };
  return { status: answer.status, codes: data?.issues.map((it) => it.code) ?? [] };
}

const signIn = (username: string, password: string) => post("/session", JSON.stringify({ username, password }));

describe("signing in", () => {
  it("platform.not_signed_in", async () => {
    const nobody = apiOf((request) => f.world.app.fetch(request), "");
    expect(await refusalOf(nobody.session.get())).toEqual(["platform.not_signed_in"]);
    expect(await refusalOf(nobody.items.item.list({}))).toEqual(["platform.not_signed_in"]);
  });

  it("admin.wrong_password says the same for a wrong name; admin.locked_out after eight tries", async () => {
    expect(await signIn("nobody", "x")).toEqual({ status: 401, codes: ["admin.wrong_password"] });
    for (let i = 0; i < 8; i++) expect((await signIn("buyer", "wrong")).codes).toEqual(["admin.wrong_password"]);
    expect(await signIn("buyer", "correct horse")).toEqual({ status: 429, codes: ["admin.locked_out"] });
  });

  it("admin.too_many_tries on one name", async () => {
    const tries = [];
    for (let i = 0; i < 31; i++) tries.push((await signIn("someone", "x")).codes[0]);
    expect(tries.at(-1)).toBe("admin.too_many_tries");
  });

  it("admin.setup_not_open once there is a company; admin.no_company for a person without one", async () => {
    const wizard = {
      key: "x",
      company: { name: "y", nameEn: null },
      firstMonth: "2026-11",
      warehouses: [{ code: "W", name: "w" }],
      administrator: { login: "a", name: "a", password: "long enough 1" },
    };
    expect((await post("/setup", JSON.stringify(wizard))).codes).toEqual(["admin.setup_not_open"]);
    await f.world.database.transaction({ as: "owner" }, (tx) =>
      tx.query("update member set is_active = false where name = $1", [PEOPLE.keeper.name]),
    );
    expect((await signIn("keeper", "correct horse")).codes).toEqual(["admin.no_company"]);
  });
});

describe("documents", () => {
  it("platform.not_found, platform.changed_meanwhile, platform.wrong_state, platform.consent_needed", async () => {
    const api = f.admin.procurement.purchaseOrder;
    const made = await api.create({ document: orderOf(f.ids, [["plain", "1", "1"]]) as Loose });
    const { id, version } = made.document;
    expect(await refusalOf(api.get({ id: crypto.randomUUID() }))).toEqual(["platform.not_found"]);
    expect(await refusalOf(api.act({ id, version, verb: "approve" }))).toEqual(["platform.wrong_state"]);
    await api.act({ id, version, verb: "submit" });
    expect(await refusalOf(api.act({ id, version, verb: "submit" }))).toEqual(["platform.changed_meanwhile"]);
    const inspector = await f.world.as("inspector");
    const over = inspector.procurement.goodsReceipt.create({
      document: {
        supplierId: f.ids["supplier"],
        orderId: f.ids["order"],
        warehouseId: f.ids["warehouse"],
        receivedOn: "2026-11-05",
        lines: [
          {
            orderLineId: f.lines.order,
            itemId: f.ids["plain"],
            quantityArrived: "90",
            quantityAccepted: "90",
            locationId: f.ids["usable"],
          },
        ],
      } as Loose,
      then: ["arrive", "post"],
      acknowledge: ["procurement.over_receipt"],
    });
    expect(await refusalOf(over)).toEqual(["platform.consent_needed"]);
    const told = await over.catch((thrown: { data: { issues: { text: string }[] } }) => thrown.data.issues[0]?.text);
    expect(told).toMatch(/“Goods receipt: take more than was ordered” has to agree: 100 ordered/);
  });

  it("platform.key_reused; the same request under its key gets the first answer", async () => {
    const cookie = await cookieOf(f.world.app, PEOPLE.admin.login);
    const body = (remark: string) =>
      JSON.stringify({ document: orderOf(f.ids, [["plain", "1", "1"]], { remark }), then: ["submit"] });
    const send = (text: string) =>
      f.world.app.fetch(
        new Request("http://test/api/procurement/purchase-orders", {
          method: "POST",
          headers: { ...PLAIN, cookie, "idempotency-key": "K-1" },
          body: text,
        }),
      );
    const numberOf = async (answer: Response) =>
      ((await answer.json()) as { document: { number: string } }).document.number;
    const first = await numberOf(await send(body("a")));
    expect(await numberOf(await send(body("a")))).toBe(first);
    expect((await post("/procurement/purchase-orders", body("b"), { cookie, "idempotency-key": "K-1" })).codes).toEqual(
      ["platform.key_reused"],
    );
  });

  it("platform.unknown_filter, platform.bad_filter, platform.bad_page", async () => {
    const { list } = f.admin.procurement.goodsReceipt;
    expect(await refusalOf(list({ where: { colour: "red" } }))).toEqual(["platform.unknown_filter"]);
    expect(await refusalOf(list({ sort: "colour" }))).toEqual(["platform.unknown_filter"]);
    expect(await refusalOf(list({ where: { receivedOn: "soon" } }))).toEqual(["platform.bad_filter"]);
    expect(await refusalOf(list({ after: "nowhere" }))).toEqual(["platform.bad_page"]);
  });
});

describe("inputs", () => {
  const create = (document: object) => f.admin.procurement.purchaseOrder.create({ document: document as Loose });
  const ordered = (more: object) =>
    create({
      ...orderOf(f.ids, []),
      lines: [{ itemId: f.ids["plain"], quantity: "1", price: "1", requiredOn: "2026-11-20", ...more }],
    });
  it.each([
    ["platform.no_lines", () => create(orderOf(f.ids, []))],
    ["platform.required", () => ordered({ itemId: undefined })],
    ["platform.not_valid", () => ordered({ requiredOn: "someday" })],
    ["platform.too_many_decimals", () => ordered({ quantity: "0.0000001" })],
    ["platform.too_long", () => create({ ...orderOf(f.ids, [["plain", "1", "1"]]), currency: "EURO" })],
    [
      "platform.too_big",
      () =>
        f.admin.items.item.create({
          document: { code: "X", name: "x", kind: "component", unit: "个", leadTimeDays: 9999, lines: [] } as Loose,
        }),
    ],
    [
      "platform.too_small",
      () =>
        f.admin.items.item.create({
          document: { code: "X", name: "x", kind: "component", unit: "个", leadTimeDays: -5, lines: [] } as Loose,
        }),
    ],
  ] as const)("%s", async (code, provoke) => expect(await refusalOf(provoke())).toContain(code));

  it("platform.bad_input: what is no JSON", async () => {
    const cookie = await cookieOf(f.world.app, PEOPLE.admin.login);
    expect((await post("/procurement/purchase-orders", "{", { cookie })).codes).toEqual(["platform.bad_input"]);
  });

  it("platform.fault: our own mistakes say nothing but a number", async () => {
    const broken = { ...f.world.database, transaction: () => Promise.reject(new Error("the secret is known")) };
    const { app } = await application({ database: broken as never, logLevel: "silent" });
    const answer = await app.fetch(
      new Request("http://test/api/session", {
        method: "POST",
        headers: PLAIN,
        body: JSON.stringify({ username: "a", password: "b" }),
      }),
    );
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("secret");
  });
});

describe("starting", () => {
  it("platform.port_taken, and the database is closed", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const { port } = holder.address() as AddressInfo;
    const dir = mkdtempSync(join(tmpdir(), "millstock-port-"));
    const database = await openEmbedded(dir);
    const started = listen({ database, port, host: "127.0.0.1", logLevel: "silent", isSecure: false });
    await expect(started).rejects.toMatchObject({
      issues: [{ code: "platform.port_taken", params: { port: `${port}` } }],
    });
    await (await openEmbedded(dir)).close();
    await new Promise((resolve) => holder.close(resolve));
    rmSync(dir, { recursive: true });
  });
});
