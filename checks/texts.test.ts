import { describe, expect, test } from "vitest";
import { defineDocument, defineRecord } from "../src/kernel/document.ts";
import { lifecycle } from "../src/kernel/lifecycle.ts";
import { glossary, wordsOf } from "./glossary.ts";
import { type Defined, lifecyclesOf } from "./lifecycles.ts";
import { links } from "./links.ts";
import { locales } from "./locales.ts";
import { noClock } from "./no-clock.ts";
import { openApi } from "./openapi.ts";
import { permissions } from "./permissions.ts";
import { refusals } from "./refusals.ts";
import { type Check, Repository } from "./repository.ts";
import { size } from "./size.ts";

const told = async (check: Check, files: Record<string, string>) =>
  (await check.run(new Repository(files))).map((it) => `${it.where} ${it.what}`);
const catalogues = (owner: string, en: object, zh: object) => ({
  [`src/${owner}/locales/en.json`]: JSON.stringify(en),
  [`src/${owner}/locales/zh-CN.json`]: JSON.stringify(zh),
});

describe("locales", () => {
  test("have the same keys and placeholders; plurals are the language's own", async () => {
    expect(
      await told(
        locales,
        catalogues("platform", { row_one: "One row", row_other: "{{count}} rows" }, { row_other: "{{count}} 行" }),
      ),
    ).toEqual([]);
    const files = catalogues(
      "platform",
      { a: { b: "{{x}} of {{y}}" }, only: "x", c: "" },
      { a: { b: "{{x}}" }, c: "好" },
    );
    expect(await told(locales, files)).toEqual([
      "src/platform/locales/en.json:1 key c is empty",
      "src/platform/locales/zh-CN.json:1 key a.b has the placeholders x, the other x, y",
      "src/platform/locales/zh-CN.json:1 key only is missing",
    ]);
    expect(await told(locales, { "src/modules/x/locales/en.json": "{}" })).toEqual([
      "src/modules/x/locales/zh-CN.json:1 the catalogue is missing",
    ]);
  });
});

test("permissions have words: the subject's title, and what may be done", async () => {
  const texts = { goods_receipt: { title: "Goods receipt", verb: { post: "Put in stock" } } };
  const asked = { "src/modules/stock/x.actions.ts": 'const verb = { permission: "stock.goods_receipt.post" };' };
  expect(await told(permissions, { ...catalogues("modules/stock", texts, texts), ...asked })).toEqual([]);
  expect(await told(permissions, { ...catalogues("modules/stock", texts, {}), ...asked })).toEqual([
    "src/modules/stock/x.actions.ts:1 stock.goods_receipt.post has no words in zh-CN",
    "src/modules/stock/x.actions.ts:1 stock.goods_receipt.post has no words in zh-CN",
  ]);
});

describe("refusals", () => {
  const texts = { refusal: { too_much: "Only {{open}} open" } };
  const page = { "docs/errors.md": "| `stock.too_much` |" };
  const seen = { "src/modules/stock/x.test.ts": 'expect(code).toBe("stock.too_much")' };
  const raise = (code: string) => ({ "src/modules/stock/x.rules.ts": code });
  test("are complete: texts, page and test", async () => {
    const whole = { ...catalogues("modules/stock", texts, texts), ...page, ...seen };
    expect(await told(refusals, { ...whole, ...raise('error("stock.too_much", { open })') })).toEqual([]);
    expect(await told(refusals, raise('refuse("stock.too_much");'))).toEqual([
      "src/modules/stock/x.rules.ts:1 stock.too_much has no text in en, no text in zh-CN, no line in docs/errors.md, no test that provokes it",
    ]);
    expect(await told(refusals, { ...whole, ...raise('error("stock.too_much", { left })') })).toEqual([
      "src/modules/stock/x.rules.ts:1 the text of stock.too_much names open, which is not given",
    ]);
    expect(await told(refusals, whole)).toEqual([
      "locales/en.json:1 stock.refusal.too_much has a text but nothing raises stock.too_much",
      "locales/zh-CN.json:1 stock.refusal.too_much has a text but nothing raises stock.too_much",
      "docs/errors.md:1 stock.too_much is described but nothing raises it",
    ]);
  });
  test("that are put together stand for every text that fits", async () => {
    const not = { refusal: { not_date: "x", not_rate: "x" } };
    const faults = await told(refusals, {
      ...catalogues("modules/stock", not, not),
      ...raise(`issue(\`stock.not_\${field.kind}\`, path);`),
    });
    expect(faults.map((it) => it.split(" ")[1])).toEqual(["stock.not_date", "stock.not_rate"]);
    expect(
      await told(refusals, {
        ...page,
        ...seen,
        ...catalogues("modules/stock", texts, texts),
        ...raise('push({ code: "stock.too_much", severity })'),
      }),
    ).toEqual([]);
  });
  test("may come from a constraint of the database, or from either arm of a choice", async () => {
    const code =
      'const server = { constraints: { stock_code_key: "stock.code_taken" } }; error(isMore ? "stock.more" : "stock.less");';
    const faults = await told(refusals, raise(code));
    for (const name of ["code_taken", "more", "less"])
      expect(faults.some((it) => it.includes(`stock.${name} has no text`))).toBe(true);
  });
});

describe("lifecycles", () => {
  const record = defineRecord({ module: "items", name: "item", header: {} });
  const check = (definition: Defined["definition"]) =>
    lifecyclesOf(async () => [{ path: "src/modules/items/item/item.ts", exportName: "item", definition }]);
  const verbs = { deactivate: "x", reactivate: "x" };
  const states = { active: "x", inactive: "x" };
  const whole = {
    ...catalogues("modules/items", { item: { title: "x", state: states, verb: verbs } }, { item: { title: "x" } }),
    ...catalogues("platform", {}, { state: states, verb: verbs }),
    "src/modules/items/migrations/0200_items.sql":
      "constraint item_state_check check (state in ('inactive', 'active'))",
    "src/modules/items/item/item.actions.ts": "actions(item, { async deactivate() {}, async reactivate() {} });",
  };
  test("agree with labels, handlers and the database", async () => {
    expect(await told(check(record), whole)).toEqual([]);
    const files = {
      ...whole,
      ...catalogues("platform", {}, { state: states }),
      "src/modules/items/migrations/0200_items.sql": "constraint item_state_check check (state in ('active'))",
      "src/modules/items/item/item.actions.ts": "actions(item, { async deactivate() {} });",
    };
    expect(await told(check(record), files)).toEqual([
      "src/modules/items/item/item.ts:1 item has no text for verb.deactivate in zh-CN",
      "src/modules/items/item/item.ts:1 item has no text for verb.reactivate in zh-CN",
      "src/modules/items/item/item.ts:1 item: the database knows active; the definition active, inactive",
      "src/modules/items/item/item.ts:1 item.reactivate has no handler",
    ]);
    expect(await told(check(record), { ...whole, "src/modules/items/migrations/0200_items.sql": "" })).toEqual([
      "src/modules/items/item/item.ts:1 no migration has the constraint item_state_check",
    ]);
    expect(await told(check(record), { ...whole, "src/modules/items/item/item.actions.ts": "" })).toEqual([
      "src/modules/items/item/item.ts:1 item has no actions",
    ]);
  });
  test("lead everywhere, and ask for the document's own permissions", async () => {
    const dead = defineDocument({
      module: "items",
      name: "item",
      header: {},
      lines: {},
      numberPrefix: null,
      dateField: null,
      lifecycle: lifecycle({
        initial: "active",
        states: { active: { tone: "good" }, inactive: { tone: "muted" } },
        verbs: { deactivate: { from: ["inactive"], to: "active", permission: "sales.x" } },
      }),
    });
    expect((await told(check(dead as never), whole)).slice(0, 3)).toEqual([
      "src/modules/items/item/item.ts:1 item: state active has no exit and is not final",
      "src/modules/items/item/item.ts:1 item: state inactive cannot be reached",
      "src/modules/items/item/item.ts:1 item.deactivate asks for the permission sales.x",
    ]);
  });
});

describe("size", () => {
  test("files and functions fit on a few screens", async () => {
    const long = `function long() {\n${"  step();\n".repeat(70)}}\n`;
    expect(
      await told(size, {
        "src/x.ts": long,
        "src/x.test.ts": long,
        "demo/y.sql": "--\n".repeat(401),
        "demo/data/z.csv": "\n".repeat(900),
      }),
    ).toEqual(["demo/y.sql:400 401 lines, at most 400", "src/x.ts:1 a function of 72 lines, at most 70"]);
  });
});

test("shared files have no clock and draw no lots", async () => {
  const code = "const a = new Date(); const b = Date.now(); const c = Math.random(); const d = new Date(at);";
  expect(await told(noClock, { "src/kernel/x.ts": code, "src/modules/a/b/b.store.ts": code })).toEqual(
    ["new Date()", "Date.now()", "Math.random()"].map((what) => `src/kernel/x.ts:1 ${what} in a shared file`),
  );
});

test("links of pages lead to files and headings", async () => {
  const files = {
    "README.md":
      "[a](docs/a.md) [b](docs/b.md) [c](docs/a.md#the-map) [d](docs/a.md#gone) [e](https://x.y) [f](docs) `[g](h.md)`",
    "docs/a.md": "# The map\n[up](../README.md)",
  };
  expect(await told(links, files)).toEqual([
    "README.md:1 docs/b.md leads nowhere",
    "README.md:1 docs/a.md has no heading #gone",
  ]);
});

test("the description of the API is the one the contract makes", async () => {
  const check = openApi(async () => "{\n 1\n}\n");
  expect(await told(check, { "docs/openapi.json": "{\n 1\n}\n" })).toEqual([]);
  expect(await told(check, { "docs/openapi.json": "{\n 2\n}\n" })).toEqual([
    "docs/openapi.json:2 does not describe the API as it is",
  ]);
  expect(await told(check, {})).toEqual(["docs/openapi.json:1 does not describe the API as it is"]);
});

describe("glossary", () => {
  test("one word per concept, in programs, tables and names of files", async () => {
    const files = {
      "src/x.ts": 'const vendorId = row["vendor_id"]; const production = 1; const says = "a product";',
      "src/modules/a/migrations/0001_a.sql": "create table sku (name text check (name <> 'vendor')); -- product",
      "src/platform/helpers.ts": "",
    };
    expect(await told(glossary, files)).toEqual([
      "src/x.ts:1 the name vendorId",
      "src/modules/a/migrations/0001_a.sql:1 the name sku",
      "src/platform/helpers.ts:1 a file named helpers",
    ]);
  });
  test("words are told apart", () => {
    expect(wordsOf("purchaseOrderLines_SKUs")).toEqual(["purchase", "order", "line", "sku"]);
    expect(wordsOf("constructor")).toEqual(["constructor"]);
  });
});
