/** What is made is sold: delivered from two warehouses, invoiced, collected, and one taken back. */
import { expect } from "@playwright/test";
import type { Desk } from "./desk.ts";
import type { Week } from "./week.ts";

/** 6 go out from two warehouses, then 2. @returns the deliveries' addresses */
export async function deliver(week: Week, order: string): Promise<[string, string]> {
  await week.at("10", "keeper", "/inventory/transfers/new", async (desk) => {
    await desk.cell(0, "itemId", "BIKE");
    await desk.cell(0, "fromLocationId", "W1-01");
    await desk.cell(0, "toLocationId", "A-01");
    await desk.cell(0, "quantity", "3");
    await desk.press("inventory.transfer.verb.post");
    await desk.state("inventory.transfer.state.posted");
  });
  const both = await ship(week, "11", order, async (desk) => {
    await desk.value(0, "quantity", "8");
    await desk.cell(0, "quantity", "3");
    await desk.cell(1, "itemId", "BIKE");
    await desk.cell(1, "quantity", "3");
    await desk.cell(1, "locationId", "A-01");
    await desk.fill("sales.delivery.field.carrier", "顺丰");
  });
  const rest = await ship(week, "13", order, async (desk) => await desk.value(0, "quantity", "2"));
  return [both, rest];
}

async function ship(week: Week, day: string, order: string, fill: (desk: Desk) => Promise<void>): Promise<string> {
  let delivery = "";
  await week.at(day, "keeper", order, async (desk) => {
    await desk.press("sales.sales_order.next.deliver");
    await desk.page.waitForURL(/deliveries\/new/);
    await fill(desk);
    await desk.press("sales.delivery.verb.release");
    await desk.state("sales.delivery.state.released");
    await desk.press("sales.delivery.verb.post");
    await desk.state("sales.delivery.state.posted");
    delivery = await desk.address("deliveries");
  });
  return delivery;
}

/** Both deliveries on one invoice. @returns its address */
export async function invoice(week: Week, [both, rest]: [string, string]): Promise<string> {
  let address = "";
  await week.at("13", "accountant", rest, async (desk) => {
    await desk.press("sales.delivery.next.invoice");
    await desk.value(0, "quantity", "2");
    await desk.page.goto(both);
    const number = await desk.number();
    await desk.page.goBack();
    await desk.value(0, "quantity", "2");
    await desk.pull("finance.sales_invoice.pull.delivery", number);
    await desk.value(2, "quantity", "3");
    await desk.press("finance.sales_invoice.verb.post");
    await desk.state("finance.sales_invoice.state.posted");
    await expect(desk.page.getByText("9,040.00").first()).toBeVisible();
    address = await desk.address("sales-invoices");
  });
  return address;
}

/** The customer pays in two parts, 5000.00 and the rest. */
export async function collect(week: Week, invoice: string): Promise<void> {
  await week.at("13", "accountant", invoice, async (desk) => {
    await desk.press("finance.sales_invoice.next.collect");
    await desk.value(0, "amount", "9,040.00");
    await desk.cell(0, "amount", "5000");
    await desk.fill("finance.customer_payment.field.amount", "5000");
    await posted(desk);
  });
  await week.at("16", "accountant", invoice, async (desk) => {
    await desk.press("finance.sales_invoice.next.collect");
    await desk.value(0, "amount", "4,040.00");
    await posted(desk);
  });
}

async function posted(desk: Desk): Promise<void> {
  await desk.press("finance.customer_payment.verb.post");
  await desk.state("finance.customer_payment.state.posted");
}

/** One comes back after payment: it waits to be inspected, is credited, and the money goes back. */
export async function takeBack(week: Week, delivery: string): Promise<void> {
  let back = "";
  await week.at("18", "keeper", delivery, async (desk) => {
    await desk.press("sales.delivery.next.return");
    await desk.page.waitForURL(/sales-returns\/new/);
    await desk.cell(0, "quantity", "1");
    await desk.cell(0, "reason", "quality");
    await desk.press("sales.sales_return.verb.post");
    await desk.state("sales.sales_return.state.posted");
    back = await desk.address("sales-returns");
  });
  let credit = "";
  await week.at("18", "accountant", back, async (desk) => {
    await desk.press("sales.sales_return.next.credit");
    await desk.value(0, "quantity", "1");
    await desk.press("finance.credit_note.verb.post");
    await desk.state("finance.credit_note.state.posted");
    credit = await desk.address("credit-notes");
  });
  await week.at("19", "accountant", credit, async (desk) => {
    await desk.press("finance.credit_note.next.refund");
    await desk.value(0, "amount", "1,130.00");
    await posted(desk);
  });
}
