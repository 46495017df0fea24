/** The month is closed: a count, vouchers, a late bill, the checklist, and the statements opened down to a document. */
import { expect } from "@playwright/test";
import type { Desk } from "./desk.ts";
import type { Week } from "./week.ts";

/** The count finds one bicycle missing; who did not count confirms. */
export async function count(week: Week): Promise<void> {
  let address = "";
  await week.at("20", "keeper", "/inventory/stock-counts/new", async (desk) => {
    await desk.fill("inventory.stock_count.field.warehouseId", "W1");
    await desk.cell(0, "itemId", "BIKE");
    await desk.value(0, "quantityBook", "1");
    await desk.cell(0, "quantityCounted", "0");
    await desk.cell(0, "reason", "找不到");
    await desk.press("inventory.stock_count.verb.submit");
    await desk.state("inventory.stock_count.state.counted");
    address = await desk.address("stock-counts");
  });
  await week.at("20", "admin", address, async (desk) => {
    await desk.press("inventory.stock_count.verb.post");
    await desk.state("inventory.stock_count.state.posted");
    await expect(desk.page.getByText("500.00").first()).toBeVisible();
  });
}

/** Wages and power are paid: one writes the voucher, another checks it. */
export async function pay(week: Week, summary: string, account: string, amount: string): Promise<void> {
  let address = "";
  await week.at("27", "admin", "/accounting/journal-vouchers/new", async (desk) => {
    await desk.fill("accounting.journal_voucher.field.summary", summary);
    await desk.cell(0, "account", account);
    await desk.cell(0, "debit", amount);
    await desk.cell(1, "account", "100201");
    await desk.value(1, "credit", amount);
    await desk.press("accounting.journal_voucher.verb.submit");
    await desk.state("accounting.journal_voucher.state.submitted");
    address = await desk.address("journal-vouchers");
  });
  await week.at("27", "accountant", address, async (desk) => {
    await desk.press("accounting.journal_voucher.verb.post");
    await desk.state("accounting.journal_voucher.state.posted");
  });
}

/** The wheels are billed in December, dearer than ordered: 20 at 51.00 instead of 50.00. */
export async function billLate(week: Week): Promise<void> {
  await week.at("2026-12-05", "accountant", "/finance/supplier-bills/new", async (desk) => {
    await desk.fill("finance.supplier_bill.field.supplierId", "S1");
    await desk.fill("finance.supplier_bill.field.billNumber", "B-77");
    await desk.press("finance.supplier_bill.pull.all");
    await desk.value(2, "quantity", "1");
    const frames = await desk.lineOf("itemId", "FRAME");
    await desk.page.locator(`[data-index="${frames}"]`).locator("button").last().click();
    for (const line of [0, 1]) await desk.cell(line, "price", "51");
    await desk.press("finance.supplier_bill.verb.post");
    await desk.agree();
    await desk.state("finance.supplier_bill.state.posted");
    await expect(desk.page.getByText("1,152.60").first()).toBeVisible();
  });
}

/** Runs the steps of a month, and closes it with what may stay open. */
export async function close(week: Week, month: string): Promise<void> {
  await week.at("2026-12-05", "accountant", "/", async (desk) => {
    const { page } = desk;
    await page.locator(`main a[href="/accounting/periods/${month}"]`).click();
    await desk.press("accounting.month_end.verb.runAll");
    await expect(
      page.getByRole("button", { name: desk.text("accounting.month_end.verb.run"), exact: true }),
    ).toHaveCount(0);
    await page.getByRole("button", { name: desk.text("accounting.month_end.verb.close") }).click();
    const dialog = page.getByRole("dialog");
    const closed = page.getByText(new RegExp(`^${desk.text("accounting.month_end.closed")}`));
    await expect(dialog.or(closed)).toBeVisible();
    if (await dialog.isVisible()) await desk.agree();
    await expect(closed).toBeVisible();
  });
}

/** The statements agree, and a figure of each opens down to the paper it came from. */
export async function read(week: Week): Promise<void> {
  await week.at("2026-12-05", "accountant", "/accounting/statements?month=2026-11", async (desk) => {
    const { page, text } = desk;
    await expect(page.locator(".statement-checks .pill.ok")).toHaveCount(3);
    // Cash, receivables, stock, payables: as the API's story of the same week knows them.
    for (const [no, figure] of [
      [1, "107,410.00"],
      [9, "500.00"],
      [33, "2,800.00"],
    ] as const)
      await expect(figureOf(desk, no)).toHaveText(figure);
    await opens(desk, 9, "140501", "inventory/stock-counts");
    await page.goto("/accounting/statements?month=2026-11&statement=income");
    await expect(page.locator("h1")).toHaveText(text("accounting.statements.choice.statement.income"));
    for (const [no, figure] of [
      [1, "7,000.00"],
      [2, "3,500.00"],
      [32, "3,500.00"],
    ] as const)
      await expect(figureOf(desk, no)).toHaveText(figure);
    await opens(desk, 1, "500101", "sales/deliveries");
    await page.goto("/accounting/statements?month=2026-11&statement=cash");
    await expect(figureOf(desk, 22)).toHaveText("107,410.00");
    await opens(desk, 1, "100201", "finance/customer-payments");
  });
}

const figureOf = ({ page }: Desk, no: number) =>
  page
    .locator("table.statement tbody tr")
    .filter({ has: page.locator("td:nth-child(2)", { hasText: new RegExp(`^${no}$`) }) })
    .locator("td.num button")
    .first();

/** From a figure to its accounts, to the ledger of one, to a document there. */
async function opens(desk: Desk, no: number, account: string, document: string): Promise<void> {
  const { page } = desk;
  await figureOf(desk, no).click();
  await page.locator(".statement-parts").getByRole("link", { name: account }).first().click();
  await page.waitForURL(/account-ledger/);
  await page.locator(`main a[href^="/${document}/"]`).first().click();
  await desk.address(document);
  await expect(page.locator("h1 .pill")).toBeVisible();
}
