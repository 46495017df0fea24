/**
 * What customers owe and are late with: the ageing, the letters by their levels, what was noted, the mail, and the statement of account; every
 * refusal of a letter. The doctor is clean after every chapter.
 */
import { writeFileSync } from "node:fs";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PEOPLE } from "../people.ts";
import { apiOf, cookieOf, refusalOf } from "../world.ts";
import { aSeller, type Loose, type Seller } from "./selling.ts";

let it_: Seller;
const invoices: Record<string, string> = {};
const mails: Buffer[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _, done) {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      mails.push(Buffer.concat(parts));
      done();
    });
  },
});
beforeAll(async () => {
  it_ = await aSeller();
  invoices["shop"] = (await it_.invoiced("shop", "2", { net: "2000.00", tax: "260.00" })).id;
  invoices["other"] = (await it_.invoiced("other", "1", { net: "1000.00", tax: "130.00" })).id;
  await it_.collect("shop", "1000.00", [[invoices["shop"]!, "1000.00"]]);
  await it_.collect("late", "50.00", []);
  const order = await it_.ordered("late", [{ quantity: "1" }]);
  await it_.ship(it_.delivery(order, [it_.line(order, "1", "W2")]));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  delete process.env["SMTP_URL"];
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await it_.world.close();
});
afterEach(async () => expect(await it_.world.findings()).toEqual([]));

const finance = async () => (await it_.world.as("accountant")).finance;
const write = async (on: string, customer?: string) =>
  (await (await finance()).writeReminders({ on, customerId: customer ? it_.ids[customer]! : null })).reminders;
const letter = async (id: string) => (await (await finance()).reminder.get({ id })).document;
async function release(id: string) {
  const { reminder } = await finance();
  const { version } = await letter(id);
  return await reminder.act({ id, version, verb: "release" });
}

describe("what is owed", () => {
  it("ages by the due day; what is not invoiced, and what was paid in advance, stand beside it", async () => {
    const { receivablesAgeing, openReceivables } = await finance();
    const aged = async (on: string) => (await receivablesAgeing({ on, customerId: null })).rows;
    expect(await aged("2026-12-06")).toMatchObject([
      { customerId: it_.ids["shop"], total: "1260.00", notDue: "1260.00" },
      { customerId: it_.ids["other"], total: "1130.00", notDue: "1130.00" },
      { customerId: it_.ids["late"], total: "1080.00", notInvoiced: "1130.00", advance: "50.00", notDue: "0.00" },
    ]);
    expect(await aged("2027-01-10")).toMatchObject([{ days30: "0.00", days60: "1260.00" }, { days60: "1130.00" }, {}]);
    expect((await aged("2026-11-10"))[0]).toMatchObject({ total: "2260.00" });
    const open = await openReceivables({ customerId: it_.ids["late"]!, dueUntil: null });
    expect(open.rows.map((row) => [row.documentType, row.open])).toEqual([
      ["customer_payment", "-50.00"],
      ["delivery", "1130.00"],
    ]);
    const { openItems } = await finance();
    expect((await openItems({ partyId: null, account: null, dueUntil: null })).rows).toEqual([]);
    const { rows } = await (await it_.world.as("accountant")).sales.delivery.list({ where: { toInvoice: "0.01.." } });
    expect(rows.map((row) => row.toInvoice)).toEqual(["1130.00"]);
  });
});

describe("a reminder", () => {
  it("is written when an invoice reaches a level, once for each", async () => {
    expect(await write("2026-12-10")).toEqual([]);
    const first = await write("2026-12-15");
    expect(first).toHaveLength(2);
    expect(await write("2026-12-15")).toEqual([]);
    const { document } = await release(first[0]!);
    expect(document).toMatchObject({ number: "RM-202612-0001", state: "released", payBy: "2026-12-22" });
    await release(first[1]!);
    expect(await write("2026-12-20")).toEqual([]);
    const [second] = await write("2027-01-06", "shop");
    const { levelId, lines } = await letter(second!);
    expect((await (await finance()).reminderLevel.get({ id: levelId })).document).toMatchObject({
      code: "2",
      fromDays: 30,
    });
    expect(lines).toMatchObject([{ openItemId: invoices["shop"], amount: "1260.00", dueOn: "2026-12-06" }]);
    const { chain } = await (await finance()).salesInvoice.get({ id: invoices["shop"]! });
    expect(chain.filter((up) => up.document === "reminder")).toHaveLength(2);
    const { rows } = await (await finance()).overdue({ on: "2027-01-06", customerId: it_.ids["shop"]! });
    expect(rows).toMatchObject([{ daysLate: 31, open: "1260.00", levelId, remindedOn: "2026-12-15" }]);
  });

  it("finance.reminder_changed, reminder_nothing, reminder_pay_by and what else a letter must not say", async () => {
    const { reminder, reminderLevel } = await finance();
    const [level] = (await reminderLevel.list({ sort: "fromDays" })).rows;
    const shop = { openItemId: invoices["shop"], dueOn: "2026-12-06", amount: "1260.00" };
    const send = (lines: object[], more: object = {}) =>
      reminder.create({
        document: {
          customerId: it_.ids["shop"],
          remindedOn: "2027-01-06",
          levelId: level!.id,
          payBy: "2027-01-13",
          lines,
          ...more,
        } as Loose,
        then: ["release"],
      });
    const cases: [code: string, () => Promise<unknown>][] = [
      ["finance.reminder_changed", () => send([{ ...shop, amount: "1000.00" }])],
      ["finance.reminder_twice", () => send([shop, shop])],
      ["finance.reminder_pay_by", () => send([shop], { payBy: "2027-01-05" })],
      ["finance.reminder_not_due", () => send([shop], { remindedOn: "2026-12-06" })],
      ["finance.reminder_currency", () => send([shop], { currency: "USD" })],
      ["finance.open_item_foreign", () => send([{ ...shop, openItemId: invoices["other"] }])],
    ];
    for (const [code, provoke] of cases) expect(await refusalOf(provoke())).toEqual([code]);
    const [advance] = (await (await finance()).openReceivables({ customerId: it_.ids["late"]!, dueUntil: null })).rows;
    const paid = { openItemId: advance!.openItemId, dueOn: "2026-11-20", amount: "-50.00" };
    expect(await refusalOf(send([paid], { customerId: it_.ids["late"] }))).toEqual([
      "finance.reminder_not_open",
      "finance.reminder_nothing",
    ]);
    expect(await refusalOf((await it_.world.as("seller")).finance.writeReminders({ on: "2027-01-06" }))).toEqual([
      "platform.not_allowed",
    ]);
  });

  it("finance.level_code_taken, level_days_taken: each level is one", async () => {
    const { reminderLevel } = await finance();
    const level = (more: object) =>
      reminderLevel.create({
        document: { code: "4", name: "x", fromDays: 90, text: "x", lines: [], ...more } as Loose,
      });
    expect(await refusalOf(level({ code: "1" }))).toEqual(["finance.level_code_taken"]);
    expect(await refusalOf(level({ fromDays: 30 }))).toEqual(["finance.level_days_taken"]);
  });

  it("finance.no_email, reminder_not_released: is mailed as a PDF once it is out, and its timeline says so", async () => {
    const { rows } = await (await finance()).reminder.list({ sort: "-remindedOn" });
    const [draft, sent] = [rows.find((row) => row.state === "draft")!, rows.find((row) => row.state === "released")!];
    const { sendReminder, reminder } = await finance();
    expect(await refusalOf(sendReminder({ id: draft.id }))).toEqual(["finance.reminder_not_released"]);
    expect(await refusalOf(sendReminder({ id: sent.id }))).toEqual(["finance.no_email"]);
    const { port } = server.server.address() as { port: number };
    Object.assign(process.env, { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "sales@example.com" });
    await sendReminder({ id: sent.id, to: "shop@example.com" });
    const mail = await simpleParser(mails.at(-1)!);
    expect(mail.subject).toContain(sent.number);
    expect(mail.attachments[0]!.content.subarray(0, 5).toString()).toBe("%PDF-");
    expect((await reminder.get({ id: sent.id })).timeline.at(-1)).toMatchObject({ verb: "send" });
    await look("reminder", (await reminder.print({ id: sent.id, form: "a4" })).body);
  });
});

describe("a statement of account", () => {
  it("begins with what was owed, names what went out and was paid, and ends with what is owed", async () => {
    const { customerStatement } = await finance();
    const of = (customer: string, from: string, to: string) =>
      customerStatement({ customerId: it_.ids[customer]!, from, to });
    const { rows, totals } = await of("shop", "2026-11-01", "2026-11-30");
    expect(rows.map((row) => [row.what, row.quantity, row.price, row.amount, row.paid, row.balance])).toEqual([
      ["opening", null, null, null, null, "0.00"],
      ["delivery", "2", "1130.00", "2260.00", null, "2260.00"],
      ["customer_payment", null, null, null, "1000.00", "1260.00"],
    ]);
    expect(totals).toEqual({ amount: "2260", paid: "1000" });
    expect((await of("shop", "2026-12-01", "2026-12-31")).rows.map((row) => row.balance)).toEqual(["1260.00"]);
    const price = (await of("late", "2026-11-06", "2026-11-30")).rows;
    expect(price.map((row) => row.balance)).toEqual(["1130.00", "1080.00"]);
  });

  it("is paper in both languages, and of a customer who is there", async () => {
    for (const language of ["zh-CN", "en"]) {
      const api = apiOf(
        (request) => it_.world.app.fetch(request),
        await cookieOf(it_.world.app, PEOPLE.seller.login),
        language,
      );
      const asked = { customerId: it_.ids["shop"]!, from: "2026-11-01", to: "2026-11-30" };
      await look(`statement-${language}`, (await api.finance.printStatement(asked)).body);
      const nobody = { ...asked, customerId: it_.ids["bike"]! };
      expect(await refusalOf(api.finance.printStatement(nobody))).toEqual(["platform.not_found"]);
    }
  });
});

describe("a customer at a glance", () => {
  const glance = async (who: "salesManager" | "seller" | "keeper", customer: string) =>
    (await it_.world.as(who)).finance.customerHistory({ id: it_.ids[customer]! });

  it("shows what is open, how he pays, what he buys and at what price; the margin to those who may", async () => {
    it_.world.today("2026-12-20");
    const shop = await glance("salesManager", "shop");
    expect(shop).toMatchObject({
      openOrders: { count: 0, amount: "0.00" },
      toInvoice: { count: 0, amount: "0.00" },
      invoices: { count: 1, amount: "1260.00" },
      overdue: { count: 1, amount: "1260.00" },
      advance: "0.00",
      creditLimit: null,
      creditUsed: "1260.00",
      daysToPay: "14.0",
      prices: [{ itemId: it_.ids["bike"], price: "1000", currency: "CNY", unit: "辆", invoicedOn: "2026-11-06" }],
    });
    expect(shop.months).toHaveLength(12);
    expect(shop.months.at(-2)).toEqual({ month: "2026-11", sales: "2000.00", cost: "1400.00" });
    expect(shop.refs[it_.ids["bike"]!]).toMatchObject({ code: "bike" });
    expect((await glance("seller", "shop")).months.at(-2)).toEqual({ month: "2026-11", sales: "2000.00", cost: null });
    await it_.ordered("late", [{ quantity: "1" }]);
    expect(await glance("seller", "late")).toMatchObject({
      openOrders: { count: 1, amount: "1130.00" },
      toInvoice: { count: 1, amount: "1130.00" },
      advance: "50.00",
      creditUsed: "2210.00",
      daysToPay: null,
      prices: [],
    });
    expect(await refusalOf(glance("keeper", "shop"))).toEqual(["platform.not_allowed"]);
    expect(await refusalOf(glance("seller", "bike"))).toEqual(["platform.not_found"]);
  });
});

/** Checks that it is a PDF; LOOK names a directory to look at it. */
async function look(name: string, body: Blob) {
  const bytes = Buffer.from(await body.arrayBuffer());
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  if (process.env["LOOK"]) writeFileSync(`${process.env["LOOK"]}/${name}.pdf`, bytes);
}
