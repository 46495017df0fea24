/**
 * A week in the factory, through the browser, in Chinese and in English: the story that `test/stories/week.test.ts` tells through the API.
 * Every document of it is made at the screen by the person whose work it is; the doctor looks after every chapter.
 */
import { test } from "@playwright/test";
import { Week } from "./week.ts";
import { billLate, close, count, pay, read } from "./week-closing.ts";
import { buy, make, plan, sell } from "./week-making.ts";
import { collect, deliver, invoice, takeBack } from "./week-selling.ts";

for (const language of ["zh-CN", "en"] as const)
  test(`a week in the factory, in ${language}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const week = await Week.begin(browser, language);
    try {
      const order = await test.step("a customer orders 8", () => sell(week));
      const { purchase, work } = await test.step("requirements make 10 and buy what is missing", () => plan(week));
      await test.step("1 wheel of 20 is rejected, and bought again", () => buy(week, purchase));
      await test.step("10 are completed, 1 of them scrapped", () => make(week, work));
      await week.examine();
      const deliveries = await test.step("6 go out from two warehouses, then 2", () => deliver(week, order));
      const address = await test.step("all is invoiced", () => invoice(week, deliveries));
      await test.step("and collected in two parts", () => collect(week, address));
      await test.step("one comes back after payment", () => takeBack(week, deliveries[1]));
      await week.examine();
      await test.step("the count finds one missing", () => count(week));
      await test.step("wages and power are paid", async () => {
        await pay(week, "发工资", "221101", "300.00");
        await pay(week, "电费", "410103", "200.00");
      });
      await test.step("the wheels are billed late in December", () => billLate(week));
      for (const month of ["2026-10", "2026-11"])
        await test.step(`${month} is closed by its checklist`, () => close(week, month));
      await test.step("the statements agree and open down to documents", () => read(week));
      await week.examine();
    } finally {
      week.end();
    }
  });
