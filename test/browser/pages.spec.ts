/** Every page of the menu, in both languages and at both sizes: it opens, shows no raw key, and the accessibility check finds nothing. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { Desk } from "./desk.ts";

const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
/** Empty forms, besides the lists. */
const FORMS = ["/parties/customers/new", "/sales/price-lists/new"];
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

for (const language of ["zh-CN", "en"] as const)
  for (const [size, viewport] of Object.entries(SIZES))
    test(`every page in ${language}, ${size}`, async ({ browser }) => {
      test.setTimeout(300_000);
      const wide = await Desk.open(browser, language);
      await wide.signIn("admin");
      const links = await wide.page
        .locator("nav a[href^='/']")
        .evaluateAll((all) => [...new Set(all.map((it) => it.getAttribute("href")))]);
      expect(links.length).toBeGreaterThan(20);
      links.push(...FORMS);
      await wide.close();
      const desk = await Desk.open(browser, language, viewport);
      await desk.signIn("admin").catch(() => undefined);
      const found: string[] = [];
      for (const link of links) {
        await desk.page.goto(link ?? "/");
        await desk.page.locator("main h1").first().waitFor();
        await desk.page.waitForTimeout(400);
        const text = await desk.page.locator("body").innerText();
        const raw = RAW_KEY.exec(text)?.[0];
        if (raw) found.push(`${link}: raw key ${raw}`);
        const { violations } = await new AxeBuilder({ page: desk.page }).withTags(["wcag2a", "wcag2aa"]).analyze();
        found.push(...violations.map((it) => `${link}: ${it.id} ${it.nodes[0]?.html.slice(0, 120)}`));
      }
      await desk.close();
      expect(found).toEqual([]);
    });
