/** The factory of the week in a process of its own, and the people who work in it, each at a desk of his own. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { type Browser, expect } from "@playwright/test";
import type { Person } from "../people.ts";
import { Desk } from "./desk.ts";
import type { Language } from "./texts.ts";
import type { Asked } from "./week-server.ts";

/** Beside the server that the other stories share. */
const PORT = Number(process.env["TEST_PORT"] ?? 4399) + 1;

export class Week {
  readonly language: Language;
  private readonly browser: Browser;
  private readonly server: ChildProcess;

  private constructor(browser: Browser, language: Language, server: ChildProcess) {
    this.browser = browser;
    this.language = language;
    this.server = server;
  }

  static async begin(browser: Browser, language: Language): Promise<Week> {
    const server = fork("test/browser/week-server.ts", [String(PORT)], { execArgv: ["--import", "tsx"] });
    await once(server, "message");
    return new Week(browser, language, server);
  }

  private async ask(asked: Asked): Promise<string[]> {
    const answered = once(this.server, "message");
    this.server.send(asked);
    return (await answered)[0] as string[];
  }

  /** Somebody's work at a page on a day of November 2026, or on another that is given in full. */
  async at(day: string, who: Person, path: string, work: (desk: Desk) => Promise<void>): Promise<void> {
    const today = day.length === 2 ? `2026-11-${day}` : day;
    await this.ask({ today });
    const now = new Date(`${today}T04:00:00Z`);
    const place = { baseURL: `http://127.0.0.1:${PORT}`, now };
    const desk = await Desk.open(this.browser, this.language, place);
    await desk.comeIn(who);
    await desk.page.goto(path);
    await work(desk);
    await desk.close();
  }

  /** The books are right. */
  async examine(): Promise<void> {
    expect(await this.ask("findings")).toEqual([]);
  }

  end(): void {
    this.server.disconnect();
  }
}
