/** A person at the screen: signs in, fills fields by their labels, presses the buttons that the words on them name. */
import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { PASSWORD, type Who } from "./people.ts";
import { type Language, textsIn } from "./texts.ts";

export class Desk {
  readonly page: Page;
  readonly text: (key: string) => string;

  private readonly language: Language;

  private constructor(page: Page, language: Language) {
    this.page = page;
    this.language = language;
    this.text = textsIn(language);
  }

  static async open(browser: Browser, language: Language, viewport = { width: 1440, height: 900 }): Promise<Desk> {
    const context = await browser.newContext({ locale: language, viewport, timezoneId: "Asia/Shanghai" });
    await context.addInitScript((it) => localStorage.setItem("millstock.language", it), language);
    const page = await context.newPage();
    page.on("pageerror", (fault) => {
      throw fault;
    });
    return new Desk(page, language);
  }

  async signIn(who: Who): Promise<void> {
    await this.page.goto("/");
    await this.page.getByLabel(this.text("platform.username")).fill(who);
    await this.page.getByLabel(this.text("platform.password"), { exact: true }).fill(PASSWORD);
    await this.page.keyboard.press("Enter");
    await expect(this.page.locator("header.top .find")).toBeVisible();
    // The language a person chose last comes with him at the next page; at this desk it is the story's.
    const headers = { "idempotency-key": randomUUID() };
    const chosen = await this.page.request.put("/api/session/language", { headers, data: { language: this.language } });
    expect(chosen.ok()).toBe(true);
    await this.page.reload();
    await expect(this.page.locator("header.top .find")).toBeVisible();
  }

  async press(key: string): Promise<void> {
    await this.page
      .getByRole("button", { name: this.text(key) })
      .first()
      .click();
  }

  /** A field of the head, by its label. */
  async fill(key: string, value: string): Promise<void> {
    // The whole label: “Bill number” is not “Their bill number”.
    const field = this.page.getByLabel(new RegExp(`^${this.text(key)}\\W*$`)).first();
    await field.fill(value);
    await field.press("Tab");
  }

  /** A cell of a line, from 0. */
  async cell(line: number, field: string, value: string): Promise<void> {
    const control = this.page
      .locator(`[data-index="${line}"] [data-field="${field}"]`)
      .locator("input, select")
      .first();
    await control.click();
    if ((await control.evaluate((it) => it.tagName)) === "SELECT") await control.selectOption(value);
    else {
      await control.fill(value);
      await control.press("Tab");
    }
  }

  async state(key: string): Promise<void> {
    await expect(this.page.locator("h1 .pill", { hasText: this.text(key) })).toBeVisible();
  }

  /** The address of the document that is open, once it has one. */
  async address(path: string): Promise<string> {
    await this.page.waitForURL(new RegExp(`${path}/[0-9a-f-]{36}`));
    return new URL(this.page.url()).pathname;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
