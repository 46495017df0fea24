/** A person at the screen: signs in, fills fields by their labels, presses the buttons that the words on them name. */
import { randomUUID } from "node:crypto";
import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { PASSWORD, PEOPLE, type Person } from "../people.ts";
import { type Language, textsIn } from "./texts.ts";

const WIDE = { width: 1440, height: 900 };

/** Where a desk stands, when not in the factory that all stories share. */
interface Place {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly baseURL?: string;
  /** What its clock says, for good. */
  readonly now?: Date;
}

export class Desk {
  readonly page: Page;
  readonly text: ReturnType<typeof textsIn>;

  private readonly language: Language;

  private constructor(page: Page, language: Language) {
    this.page = page;
    this.language = language;
    this.text = textsIn(language);
  }

  static async open(browser: Browser, language: Language, place: Place = {}): Promise<Desk> {
    const { viewport = WIDE, baseURL, now } = place;
    const context = await browser.newContext({
      locale: language,
      viewport,
      timezoneId: "Asia/Shanghai",
      ...(baseURL ? { baseURL } : {}),
    });
    if (now) await context.clock.setFixedTime(now);
    await context.addInitScript((it) => localStorage.setItem("millstock.language", it), language);
    const page = await context.newPage();
    page.on("pageerror", (fault) => {
      throw fault;
    });
    return new Desk(page, language);
  }

  async signIn(who: Person): Promise<void> {
    await this.page.goto("/");
    await this.page.getByLabel(this.text("platform.username")).fill(PEOPLE[who].login);
    await this.page.getByLabel(this.text("platform.password"), { exact: true }).fill(PASSWORD);
    await this.page.keyboard.press("Enter");
    await expect(this.page.locator("header.top .find")).toBeVisible();
    await this.speak();
    await this.page.reload();
    await expect(this.page.locator("header.top .find")).toBeVisible();
  }

  /** Signed in already when the first page opens. */
  async comeIn(who: Person): Promise<void> {
    const data = { username: PEOPLE[who].login, password: PASSWORD };
    expect((await this.page.request.post("/api/session", { data })).ok()).toBe(true);
    await this.speak();
  }

  /** The language a person chose last comes with him at the next page; at this desk it is the story's. */
  private async speak(): Promise<void> {
    const headers = { "idempotency-key": randomUUID() };
    const chosen = await this.page.request.put("/api/session/language", { headers, data: { language: this.language } });
    expect(chosen.ok()).toBe(true);
  }

  async press(key: string): Promise<void> {
    await this.page
      .getByRole("button", { name: this.text(key) })
      .first()
      .click();
  }

  /** A field of the head, by the whole of its label: “Bill number” is not “Their bill number”. */
  field(key: string): Locator {
    return this.page.getByLabel(new RegExp(`^${this.text(key)}\\W*$`)).first();
  }

  async fill(key: string, value: string): Promise<void> {
    const field = this.field(key);
    await field.fill(value);
    await field.press("Tab");
  }

  /** Agrees to what a dialog asks, with a reason where it wants one. */
  async agree(reason?: string): Promise<void> {
    const dialog = this.page.getByRole("dialog");
    if (reason !== undefined) await dialog.getByRole("textbox").fill(reason);
    await dialog.getByRole("button").last().click();
  }

  async choose(key: string, value: string): Promise<void> {
    await this.field(key).selectOption(value);
  }

  /** The line, from 0, whose field shows the code. */
  async lineOf(field: string, code: string): Promise<number> {
    const cells = this.page.locator(`[data-index] [data-field="${field}"]`);
    await cells.first().waitFor();
    const shown = await cells.evaluateAll((all) => all.map((it) => it.querySelector("input")?.value || it.textContent));
    const line = shown.findIndex((it) => it?.startsWith(code));
    if (line < 0) throw new Error(`no line with ${code}: ${shown.join(", ")}`);
    return line;
  }

  /** Waits until a cell of a line shows a value. */
  async value(line: number, field: string, value: string): Promise<void> {
    await expect(this.page.locator(`[data-index="${line}"] [data-field="${field}"] input`)).toHaveValue(value);
  }

  /** Brings the lines of another document, by the picker over the lines. */
  async pull(key: string, number: string): Promise<void> {
    const picker = this.page.getByPlaceholder(this.text(key));
    await picker.fill(number);
    await picker.press("Enter");
    await expect(picker).toHaveValue("");
  }

  /** The number in the title of the document that is open. */
  async number(): Promise<string> {
    const title = this.page.locator("h1", { hasText: /[A-Z]{2}-\d+-\d+/ });
    return /[A-Z]{2}-\d+-\d+/.exec((await title.textContent()) ?? "")![0];
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
