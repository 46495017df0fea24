/** The purchase side through the browser, in Chinese and in English, each person at a desk of his own. */
import { setTimeout as delay } from "node:timers/promises";
import { type Browser, expect, test } from "@playwright/test";
import type { Person } from "../people.ts";
import { Desk } from "./desk.ts";
import type { Language } from "./texts.ts";

const ITEMS: Record<Language, { code: string; other: string }> = {
  "zh-CN": { code: "CH-0234", other: "PD-0939" },
  en: { code: "PD-0939", other: "CH-0234" },
};

async function at(
  browser: Browser,
  language: Language,
  who: Person,
  path: string,
  work: (desk: Desk) => Promise<void>,
): Promise<void> {
  const desk = await Desk.open(browser, language);
  await desk.signIn(who);
  await desk.page.goto(path);
  await work(desk);
  await desk.close();
}

for (const language of ["zh-CN", "en"] as const)
  test(`from “we will run short” to the supplier paid, in ${language}`, async ({ browser }) => {
    test.setTimeout(240_000);
    const { code, other } = ITEMS[language];
    let order = "";
    let receipt = "";
    let bill = "";

    await test.step("the buyer takes what is suggested, and sees why", () =>
      at(browser, language, "buyer", "/planning/requirements", async (desk) => {
        const { page } = desk;
        await page.getByRole("row", { name: code }).waitFor();
        await page.getByRole("row", { name: code }).locator("button.link").click();
        await expect(page.locator(".card p.note").first()).toContainText("120");
        const others = page.getByRole("row", { name: other });
        if ((await others.count()) > 0) await others.getByRole("checkbox").uncheck();
        await page
          .getByRole("button", { name: language === "en" ? "Make 1 purchase order" : "生成 1 张采购订单" })
          .click();
        await page.waitForURL(/purchase-orders/);
        await page.locator('a[href^="/procurement/purchase-orders/"]').first().click();
        order = await desk.address("purchase-orders");
      }));

    await test.step("the manager approves it", () =>
      at(browser, language, "manager", order, async (desk) => {
        await desk.press("procurement.purchase_order.verb.approve");
        await desk.state("procurement.purchase_order.state.approved");
      }));

    await test.step("the storekeeper registers what came", () =>
      at(browser, language, "keeper", order, async (desk) => {
        await desk.press("procurement.purchase_order.next.receive");
        await desk.page.waitForURL(/goods-receipts\/new/);
        await desk.cell(0, "quantityArrived", "100");
        await desk.press("procurement.goods_receipt.verb.arrive");
        await desk.state("procurement.goods_receipt.state.arrived");
        receipt = await desk.address("goods-receipts");
      }));

    await test.step("the inspector rejects five, sees the entries before, and puts the rest in stock", () =>
      at(browser, language, "inspector", receipt, async (desk) => {
        await desk.cell(0, "quantityAccepted", "95");
        await desk.cell(0, "quantityRejected", "5");
        await desk.cell(0, "rejectReason", "rust");
        await desk.press("platform.save");
        await expect(desk.page.getByText("4,607.50").first()).toBeVisible();
        await desk.press("procurement.goods_receipt.verb.post");
        await desk.state("procurement.goods_receipt.state.posted");
      }));

    await test.step("the accountant books the dearer bill after reading the difference", () =>
      at(browser, language, "accountant", receipt, async (desk) => {
        // A slow connection: what the bill begins with may not come over what was typed meanwhile.
        await desk.page.route("**/api/procurement/**", async (route) => {
          await delay(400);
          // The desk may be closed meanwhile.
          await route.continue().catch(() => undefined);
        });
        await desk.press("procurement.goods_receipt.next.bill");
        await desk.page.waitForURL(/supplier-bills\/new/);
        await desk.page.locator('[data-index="0"] [data-field="price"]').waitFor();
        await desk.fill("finance.supplier_bill.field.billNumber", `B-${language}`);
        await desk.cell(0, "price", "49");
        await desk.press("finance.supplier_bill.verb.post");
        await desk.agree();
        await desk.state("finance.supplier_bill.state.posted");
        await expect(desk.page.getByText("5,260.15").first()).toBeVisible();
        bill = await desk.address("supplier-bills");
      }));

    for (const amount of ["3000.00", "2260.15"])
      await test.step(`and pays ${amount} of it`, () =>
        at(browser, language, "accountant", bill, async (desk) => {
          await desk.press("finance.supplier_bill.next.pay");
          await desk.page.waitForURL(/payments\/new/);
          await desk.page.locator('[data-index="0"] [data-field="amount"] input').waitFor();
          await desk.fill("finance.payment.field.bankAccountId", "100201");
          await desk.fill("finance.payment.field.amount", amount);
          await desk.cell(0, "amount", amount);
          await desk.press("finance.payment.verb.post");
          await desk.state("finance.payment.state.posted");
        }));

    await test.step("freight takes the receipt's lines at once, and once", () =>
      at(browser, language, "accountant", receipt, async (desk) => {
        const number = (await desk.page.locator("h1").textContent())!.match(/GR-\d+-\d+/)![0];
        await desk.page.goto("/finance/charge-bills/new");
        const picker = desk.page.getByPlaceholder(desk.text("finance.charge_bill.pull.goods_receipt"));
        for (let times = 0; times < 2; times++) {
          await picker.fill(number);
          await picker.press("Enter");
          await expect(desk.page.locator('[data-index="0"] [data-field="receiptLineId"] input')).toHaveValue(
            `${number} / 1`,
          );
          await expect(picker).toHaveValue("");
        }
        // Below it waits the empty row.
        await expect(desk.page.locator('[data-index="1"] [data-field="receiptLineId"] input')).toHaveValue("");
      }));

    await test.step("a receipt made by mistake is voided, with a reason", () =>
      at(browser, language, "admin", order, async (desk) => {
        await desk.press("procurement.purchase_order.next.receive");
        await desk.page.waitForURL(/goods-receipts\/new/);
        await desk.cell(0, "quantityArrived", "2");
        await desk.press("procurement.goods_receipt.verb.arrive");
        await desk.state("procurement.goods_receipt.state.arrived");
        await desk.press("procurement.goods_receipt.verb.post");
        await desk.state("procurement.goods_receipt.state.posted");
        await desk.press("procurement.goods_receipt.verb.void");
        await desk.agree("重复");
        await desk.state("procurement.goods_receipt.state.voided");
      }));
  });
