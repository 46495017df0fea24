/**
 * Every page of the menu, and behind each list the first of it and a new one, in both languages and at both sizes: it opens, shows no raw
 * key and does not scroll sideways. It is loaded at one size and turned to the other, in Chinese from wide to phone and in English the other way.
 * The accessibility check finds nothing on any of them, in each language and at each size once.
 */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { Desk } from "./desk.ts";

const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
/** The size it is loaded at, where the accessibility check looks too: that takes as long as the page itself. */
const LOADED_AT = { "zh-CN": "wide", en: "phone" } as const;
/** Pages looked at at once. */
const TABS = 2;
/** A text that was not found shows its key: `procurement.goods_receipt.title`. */
const RAW_KEY =
  /\b(platform|procurement|sales|finance|inventory|items|parties|accounting|planning|admin|ledger)\.[a-z_]+\.[a-zA-Z_.]+/;

test("platform.offline: signing in without a connection says so", async ({ browser }) => {
  const desk = await Desk.open(browser, "en");
  await desk.page.goto("/");
  await desk.page.context().setOffline(true);
  await desk.page.getByLabel(desk.text("platform.username")).fill("admin");
  await desk.page.getByLabel(desk.text("platform.password"), { exact: true }).fill("x");
  await desk.page.keyboard.press("Enter");
  await expect(desk.page.getByRole("alert")).toContainText(desk.text("platform.refusal.offline"));
  await desk.close();
});

async function violationsOn(page: Page) {
  return (await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa"]).analyze()).violations;
}

async function faultsOf({ page }: Desk, link: string, loadedAt: keyof typeof SIZES): Promise<string[]> {
  await page.setViewportSize(SIZES[loadedAt]);
  await page.goto(link);
  await page.locator("main h1").first().waitFor();
  await page.waitForTimeout(400);
  const violations = await violationsOn(page);
  const seen = await seenFaults(page, `${link} ${loadedAt}`);
  const other = loadedAt === "wide" ? "phone" : "wide";
  await page.setViewportSize(SIZES[other]);
  await page.waitForTimeout(100);
  return [
    ...seen,
    ...(await seenFaults(page, `${link} ${other}`)),
    ...violations.map((it) => `${link}: ${it.id} ${it.nodes[0]?.html.slice(0, 120)}`),
  ];
}

async function seenFaults(page: Page, where: string): Promise<string[]> {
  const raw = RAW_KEY.exec(await page.locator("body").innerText())?.[0];
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  return [...(raw ? [`${where}: raw key ${raw}`] : []), ...(isTooWide ? [`${where}: scrolls sideways`] : [])];
}

/** The first document of the list that is open, and a new one where people make them here. */
async function behindList({ page, text }: Desk, link: string): Promise<string[]> {
  const isList = (await page.getByRole("group", { name: text("platform.views") }).count()) > 0;
  if (!isList) return [];
  const first = page.locator(`main a[href^='${link}/']`).first();
  const address = (await first.count()) > 0 ? await first.getAttribute("href") : null;
  return [...(address ? [address] : []), `${link}/new`];
}

for (const language of ["zh-CN", "en"] as const)
  test(`every page in ${language}, at both sizes`, async ({ browser }) => {
    test.setTimeout(900_000);
    const wide = await Desk.open(browser, language);
    await wide.signIn("admin");
    const links = await wide.page
      .locator("nav a[href^='/']")
      .evaluateAll((all) => [...new Set(all.map((it) => it.getAttribute("href")))]);
    expect(links.length).toBeGreaterThan(20);
    await wide.close();
    const found: string[] = [];
    const walk = async () => {
      const desk = await Desk.open(browser, language);
      await desk.signIn("admin");
      for (let link = links.shift(); link !== undefined; link = links.shift()) {
        found.push(...(await faultsOf(desk, link ?? "/", LOADED_AT[language])));
        const behind = await behindList(desk, link ?? "/");
        for (const it of behind) found.push(...(await faultsOf(desk, it, LOADED_AT[language])));
      }
      await desk.close();
    };
    await Promise.all(Array.from({ length: TABS }, walk));
    expect(found).toEqual([]);
  });
