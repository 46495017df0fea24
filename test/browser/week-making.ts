/** What is ordered is made: the customer's order, what it takes, and ten pieces of which one is scrap. */
import { expect } from "@playwright/test";
import type { Desk } from "./desk.ts";
import type { Week } from "./week.ts";

/** A customer orders 8, and the sales manager agrees. @returns the order's address */
export async function sell(week: Week): Promise<string> {
  let order = "";
  await week.at("02", "seller", "/sales/sales-orders/new", async (desk) => {
    await desk.fill("sales.sales_order.field.customerId", "C1");
    await desk.fill("sales.sales_order.field.warehouseId", "W1");
    await desk.cell(0, "itemId", "BIKE");
    await desk.cell(0, "quantity", "8");
    await desk.cell(0, "price", "1000");
    await desk.cell(0, "promisedOn", "13");
    await desk.press("sales.sales_order.verb.submit");
    await desk.state("sales.sales_order.state.submitted");
    order = await desk.address("sales-orders");
  });
  await week.at("02", "salesManager", order, async (desk) => {
    await desk.press("sales.sales_order.verb.approve");
    await desk.state("sales.sales_order.state.approved");
  });
  return order;
}

/** The page of the requirements, with the needs of two weeks in one lot. */
const REQUIREMENTS = "/planning/requirements?daysPerLot=14";

async function suggested({ page }: Desk, item: string, quantity: string): Promise<void> {
  await expect(page.getByRole("row", { name: item }).locator("input.figure").first()).toHaveValue(quantity);
}

async function order({ page, text }: Desk, ...made: ("purchaseOrders" | "workOrders")[]): Promise<void> {
  const what = made.map((key) => text(`planning.requirements.${key}_one`, { shown: "1" })).join(" + ");
  await page.getByRole("button", { name: text("planning.requirements.makeOrders", { what }) }).click();
  await page.waitForURL(/purchase-orders\?where\[state\]=submitted/);
}

/** The first document of the list that is open. @returns its address */
async function first({ page }: Desk, path: string): Promise<string> {
  const link = page.locator(`main a[href^="${path}/"]`).first();
  await link.waitFor();
  return (await link.getAttribute("href"))!;
}

/** Requirements make 10 and buy what is missing; the manager approves. */
export async function plan(week: Week): Promise<{ purchase: string; work: string }> {
  let [purchase, work] = ["", ""];
  await week.at("02", "buyer", REQUIREMENTS, async (desk) => {
    await suggested(desk, "BIKE", "10");
    await suggested(desk, "FRAME", "6");
    await suggested(desk, "WHEEL", "20");
    await order(desk, "purchaseOrders", "workOrders");
    purchase = await first(desk, "/procurement/purchase-orders");
    await desk.page.goto("/production/work-orders");
    work = await first(desk, "/production/work-orders");
  });
  await approve(week, "02", purchase);
  return { purchase, work };
}

async function approve(week: Week, day: string, purchase: string): Promise<void> {
  await week.at(day, "manager", purchase, async (desk) => {
    await desk.press("procurement.purchase_order.verb.approve");
    await desk.state("procurement.purchase_order.state.approved");
  });
}

/** All of an order arrives; the inspector rejects so many wheels. */
async function receive(week: Week, day: string, purchase: string, rejected: number): Promise<void> {
  let receipt = "";
  await week.at(day, "keeper", purchase, async (desk) => {
    await desk.press("procurement.purchase_order.next.receive");
    await desk.page.locator('[data-index="0"] [data-field="quantityArrived"] input').waitFor();
    await desk.press("procurement.goods_receipt.verb.arrive");
    await desk.state("procurement.goods_receipt.state.arrived");
    receipt = await desk.address("goods-receipts");
  });
  await week.at(day, "inspector", receipt, async (desk) => {
    if (rejected > 0) {
      const line = await desk.lineOf("itemId", "WHEEL");
      await desk.cell(line, "quantityRejected", String(rejected));
      await desk.cell(line, "rejectReason", "rust");
    }
    await desk.press("procurement.goods_receipt.verb.post");
    await desk.state("procurement.goods_receipt.state.posted");
  });
}

/** 1 wheel of 20 is rejected; what was promised is closed, so one more is asked for, and comes. */
export async function buy(week: Week, purchase: string): Promise<void> {
  await receive(week, "05", purchase, 1);
  let again = "";
  await week.at("05", "buyer", purchase, async (desk) => {
    await desk.press("procurement.purchase_order.verb.close");
    await desk.state("procurement.purchase_order.state.closed");
    await desk.page.goto(REQUIREMENTS);
    await suggested(desk, "WHEEL", "1");
    await order(desk, "purchaseOrders");
    again = await first(desk, "/procurement/purchase-orders");
  });
  await approve(week, "05", again);
  await receive(week, "08", again, 0);
}

/** Components go in, 9 good ones and 1 scrapped come out at 500.00 each; the order is closed. */
export async function make(week: Week, work: string): Promise<void> {
  await week.at("09", "keeper", work, async (desk) => {
    await desk.press("production.work_order.next.issue");
    await desk.value(0, "quantity", "10");
    await desk.press("production.material_issue.verb.post");
    await desk.state("production.material_issue.state.posted");
    await expect(desk.page.getByText("4,000.00").first()).toBeVisible();
  });
  await week.at("10", "keeper", work, async (desk) => {
    await desk.press("production.work_order.next.complete");
    await desk.page.waitForURL(/completions\/new/);
    await desk.fill("production.completion.field.quantityScrapped", "1");
    await desk.choose("production.completion.field.scrapReason", "paint");
    await expect(desk.field("production.completion.field.quantity")).toHaveValue("9");
    await desk.press("production.completion.verb.post");
    await desk.state("production.completion.state.posted");
    await expect(desk.page.getByText("4,500.00").first()).toBeVisible();
  });
  await week.at("10", "planner", work, async (desk) => {
    await desk.press("production.work_order.verb.close");
    await desk.state("production.work_order.state.closed");
  });
}
