/**
 * `npm run pictures`: takes the pictures of the README from the demo factory, made anew with a fixed last day and served by a
 * clock that stands on the morning after, so that the same program gives the same pictures.
 * `npm run pictures -- DIR` uses (or first makes) the demo in that directory and leaves it there.
 */
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page, type Request } from "@playwright/test";
import { openMigrated } from "../src/app/commands/open.ts";
import { listen } from "../src/app/server/server.ts";
import { dataWarehouseOf } from "../src/modules/insight/server/data-warehouse.ts";
import { ensurePackages } from "./packages.ts";

const UNTIL = "2026-06-29";
const NOW = new Date("2026-06-30T01:30:00Z");
const PORT = Number.parseInt(process.env["TEST_PORT"] ?? "4398", 10);
const WIDE = { width: 1440, height: 820 };
const PHONE = { width: 390, height: 844 };

interface Picture {
  readonly name: string;
  /** Who looks: a login of the demo. */
  readonly who: string;
  readonly language: "zh-CN" | "en";
  readonly size: { readonly width: number; readonly height: number };
  readonly path: string;
  /** What is done there before the picture is taken. */
  readonly go?: (page: Page) => Promise<void>;
}

/** Opens the first document that a list shows. */
const openFirst = async (page: Page): Promise<void> => {
  await page.locator("main table tbody a, main .row-cards a.whole").first().click();
  await page.waitForURL(/[0-9a-f]{8}-[0-9a-f-]{27}/);
};

const PICTURES: readonly Picture[] = [
  {
    name: "today",
    who: "admin",
    language: "en",
    size: WIDE,
    path: "/",
    go: (page) => page.locator(".home-card li").nth(40).waitFor(),
  },
  {
    name: "receipt",
    who: "sun",
    language: "zh-CN",
    size: WIDE,
    path: "/procurement/goods-receipts?where[state]=arrived",
    go: async (page) => {
      await openFirst(page);
      await page.getByText("平衡").waitFor();
    },
  },
  {
    name: "requirements",
    who: "wang",
    language: "en",
    size: WIDE,
    path: "/planning/requirements",
    go: (page) => page.locator("main table button.link").nth(3).click(),
  },
  {
    name: "sales-order",
    who: "tang",
    language: "en",
    size: WIDE,
    path: "/sales/sales-orders?where[state]=approved&where[shippedPercent]=1..99",
    go: openFirst,
  },
  {
    name: "stock-card",
    who: "zhou",
    language: "en",
    size: WIDE,
    path: "/items/items?search=SE-M940",
    go: async (page) => {
      await openFirst(page);
      await page.locator("main .actions .primary").click();
      await page.waitForURL(/stock-card/);
    },
  },
  {
    name: "statements",
    who: "qian",
    language: "en",
    size: WIDE,
    path: "/accounting/statements?month=2026-05&compare=month",
  },
  {
    name: "insight",
    who: "chen",
    language: "en",
    size: WIDE,
    path: "/insight/sales-by-month",
    go: (page) => page.locator("main canvas, main svg").first().waitFor(),
  },
  {
    name: "receiving",
    who: "zhang",
    language: "zh-CN",
    size: PHONE,
    path: "/procurement/purchase-orders?where[state]=approved&sort=orderedOn",
    go: async (page) => {
      await openFirst(page);
      await page.locator("main .actions .primary").click();
      await page.waitForURL(/goods-receipts\/new/);
    },
  },
];

async function take(browser: Browser, passwords: Record<string, string>, picture: Picture): Promise<void> {
  const { name, who, language, size, path, go } = picture;
  const context = await browser.newContext({
    locale: language,
    viewport: size,
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
    baseURL: `http://127.0.0.1:${PORT}`,
    isMobile: size === PHONE,
    hasTouch: size === PHONE,
  });
  await context.addInitScript((it) => localStorage.setItem("millstock.language", it), language);
  const page = await context.newPage();
  const asked = requestsOf(page);
  await page.clock.setFixedTime(NOW);
  await page.goto("/");
  await page.locator("input").first().fill(who);
  await page.locator("input[type=password]").fill(passwords[who] ?? "");
  await page.keyboard.press("Enter");
  await page.locator("header.top .find").waitFor();
  await choose(page, language);
  await page.goto(path);
  await settled(page, asked);
  await go?.(page);
  await settled(page, asked);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `docs/pictures/${name}.png`, animations: "disabled", caret: "hide" });
  await context.close();
}

/** The language a person chose last comes with him at the next page; for the picture it is the picture's. */
async function choose(page: Page, language: Picture["language"]): Promise<void> {
  const headers = { "idempotency-key": randomUUID() };
  const answer = await page.request.put("/api/session/language", { headers, data: { language } });
  if (!answer.ok()) throw new Error(`the language could not be chosen: ${await answer.text()}`);
}

/** Longer than anything on a page waits before it asks. */
const QUIET_MS = 400;

/**
 * Nothing is asked any more and nothing shown as loading, for a moment: what is on the page may be asked for in a row.
 * Live events stay open, so the network is never idle.
 */
async function settled(page: Page, asked: ReadonlySet<Request>): Promise<void> {
  await page.locator("main h1").first().waitFor();
  const busy = page.locator("main [aria-busy=true], main .skeleton");
  let quietSince = performance.now();
  while (performance.now() - quietSince < QUIET_MS) {
    if (asked.size > 0 || (await busy.count()) > 0) quietSince = performance.now();
    await page.waitForTimeout(50);
  }
  await page.evaluate(() => document.fonts.ready);
}

/** The requests of a page that are not answered yet, the live events left out. */
function requestsOf(page: Page): ReadonlySet<Request> {
  const asked = new Set<Request>();
  page.on("request", (it) => !it.url().endsWith("/api/events") && asked.add(it));
  page.on("requestfinished", (it) => asked.delete(it));
  page.on("requestfailed", (it) => asked.delete(it));
  return asked;
}

function makeDemo(dir: string): void {
  const { status } = spawnSync(
    process.execPath,
    ["dist/cli.js", "demo", "--data", dir, "--until", UNTIL, "--load-only"],
    {
      stdio: "inherit",
      env: { ...process.env, DATABASE_URL: "" },
    },
  );
  if (status !== 0) throw new Error("the demo factory could not be made");
}

const { chromium: executablePath } = ensurePackages();
if (!executablePath) throw new Error("the pictures need Chromium");
const kept = process.argv[2];
const dir = kept ?? mkdtempSync(join(tmpdir(), "millstock-pictures-"));
if (!existsSync(join(dir, "demo.json"))) makeDemo(dir);
const { passwords } = JSON.parse(readFileSync(join(dir, "demo.json"), "utf8")) as { passwords: Record<string, string> };
const database = await openMigrated({ data: dir });
const dataWarehouse = dataWarehouseOf({ database, path: ":memory:", clock: () => NOW });
await dataWarehouse.feed();
const server = await listen({
  database,
  dataWarehouse,
  port: PORT,
  host: "127.0.0.1",
  clock: () => NOW,
  logLevel: "error",
  webDir: "dist/web",
});
const browser = await chromium.launch({
  executablePath,
  args: ["--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});
try {
  for (const picture of PICTURES) await take(browser, passwords, picture);
} finally {
  await browser.close();
  await dataWarehouse.close();
  await server.stop();
  if (!kept) rmSync(dir, { recursive: true, force: true });
}
