import { describe, expect, test } from "vitest";
import { cycles } from "./cycles.ts";
import { layers } from "./layers.ts";
import { modules } from "./modules.ts";
import { type Check, Repository } from "./repository.ts";
import { sides } from "./sides.ts";

const told = async (check: Check, files: Record<string, string>) =>
  (await check.run(new Repository(files))).map((it) => `${it.where} ${it.what}`);
const manifest = (name: string, ...dependsOn: string[]) => ({
  [`src/modules/${name}/module.ts`]: `export const ${name} = { name: "${name}", dependsOn: ${JSON.stringify(dependsOn)} } as const;`,
});

describe("layers", () => {
  test("a lower layer may not import a higher one", async () => {
    const files = {
      "src/kernel/money.ts": `import { Amount } from "./decimal.ts";\nimport { commit } from "../ledger/commit.store.ts";`,
      "src/documents/verbs.ts": `import { item } from "../modules/items/item/item.ts";\nimport "../ledger/book.ts";`,
      "src/app/cli.ts": `import { load } from "../../demo/load.ts";`,
      "src/ledger/book.ts": `export { load } from "../../demo/load.ts";`,
    };
    expect(await told(layers, files)).toEqual([
      "src/documents/verbs.ts:1 documents imports src/modules/items/item/item.ts, which is in modules",
      "src/kernel/money.ts:2 kernel imports src/ledger/commit.store.ts, which is in ledger",
      "src/ledger/book.ts:1 the program imports demo/load.ts from outside src",
    ]);
  });
});

describe("sides", () => {
  test("web never reaches server, shared reaches neither", async () => {
    const files = {
      "src/modules/items/item/item.page.tsx": `import { item } from "./item.ts";\nimport { load } from "./item.store.ts";`,
      "src/modules/items/item/item.rules.ts": `import { load } from "./item.store.ts";\nimport { readFileSync } from "node:fs";`,
      "src/modules/items/item/item.actions.ts": `import { load } from "./item.store.ts";\nimport { Cell } from "../../../platform/web/format/cell.tsx";`,
      "src/modules/items/item/item.test.ts": `import { load } from "./item.store.ts";`,
    };
    expect(await told(sides, files)).toEqual([
      "src/modules/items/item/item.actions.ts:2 a server file imports src/platform/web/format/cell.tsx, which is web",
      "src/modules/items/item/item.page.tsx:2 a web file imports src/modules/items/item/item.store.ts, which is server",
      "src/modules/items/item/item.rules.ts:1 a shared file imports src/modules/items/item/item.store.ts, which is server",
      "src/modules/items/item/item.rules.ts:2 a shared file imports node:fs",
    ]);
  });
});

describe("modules", () => {
  test("import one another along declared edges, through doors", async () => {
    const files = {
      ...manifest("items"),
      ...manifest("sales", "items"),
      ...manifest("finance"),
      "src/modules/sales/order/order.ts": `import { item } from "../../items/item/item.ts";`,
      "src/modules/sales/order/order.actions.ts": `import { lots } from "../../items/api.ts";\nimport { load } from "../../items/item/item.store.ts";`,
      "src/modules/finance/bill/bill.ts": `import { item } from "../../items/item/item.ts";`,
    };
    expect(await told(modules, files)).toEqual([
      "src/modules/finance/bill/bill.ts:1 finance imports from items without depending on it",
      "src/modules/sales/order/order.actions.ts:2 sales reaches into items: src/modules/items/item/item.store.ts",
    ]);
  });
  test("join only tables of modules they depend on; a common table expression is no table", async () => {
    const files = {
      ...manifest("items"),
      ...manifest("sales"),
      "src/modules/items/migrations/0200_items.sql":
        "create table item (org_id uuid);\ncreate table role (org_id uuid);",
      "src/modules/sales/reports/best.sql": "with role as (select 1)\nselect * from role join item on true",
      "src/modules/sales/order/order.ts": `export const of = f.ref("item");`,
    };
    expect(await told(modules, files)).toEqual([
      "src/modules/sales/reports/best.sql:2 SQL of sales reads item, a table of items",
    ]);
  });
  test("use a module whose record a field points to, by its id or its code", async () => {
    const files = {
      ...manifest("accounting"),
      ...manifest("items"),
      ...manifest("sales", "accounting", "items"),
      "src/modules/accounting/migrations/0220_account.sql": "create table account (org_id uuid);",
      "src/modules/items/migrations/0200_items.sql": "create table item (org_id uuid);",
      "src/modules/sales/order/order.ts": `export const of = [f.ref("item"), f.codeRef("account", 40)];`,
    };
    expect(await told(modules, files)).toEqual([]);
  });
  test("declare what they use, no more, and not in a ring", async () => {
    const files = {
      ...manifest("a", "b", "ghost"),
      ...manifest("b", "a"),
      "src/modules/a/x/x.ts": `import "../../b/api.ts";`,
      "src/modules/c/index.ts": "",
    };
    expect(await told(modules, files)).toEqual([
      "src/modules/c/index.ts:1 an index file in a module",
      "src/modules/c/module.ts:1 module c does not say what it depends on",
      "src/modules/a/module.ts:1 a depends on ghost, which is no module",
      "src/modules/a/module.ts:1 modules depend on each other in a ring: a → b → a",
      "src/modules/b/module.ts:1 b depends on a but uses nothing of it",
      "src/modules/b/module.ts:1 modules depend on each other in a ring: b → a → b",
    ]);
  });
});

describe("cycles", () => {
  test("files may not import in a ring, but types may point back", async () => {
    const ring = {
      "src/kernel/a.ts": `import { b } from "./b.ts";`,
      "src/kernel/b.ts": `export const late = () => import("./a.ts");`,
    };
    expect(await told(cycles, ring)).toEqual([
      "src/kernel/b.ts:1 files import in a ring: src/kernel/a.ts → src/kernel/b.ts → src/kernel/a.ts",
    ]);
    expect(await told(cycles, { ...ring, "src/kernel/b.ts": `import type { A } from "./a.ts";` })).toEqual([]);
  });
  test("documents of a module point one way", async () => {
    const files = {
      "src/modules/p/order/order.ts": `import type { Receipt } from "../receipt/receipt.ts";`,
      "src/modules/p/receipt/receipt.ts": `import { order } from "../order/order.ts";`,
    };
    expect(await told(cycles, files)).toEqual([
      "src/modules/p/receipt/receipt.ts:1 documents of a module import in a ring: src/modules/p/order → src/modules/p/receipt → src/modules/p/order",
    ]);
  });
});
