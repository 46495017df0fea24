/** What is bought by the box and kept by the piece, at the screen: the order's line follows the unit that is picked. */
import { expect, test } from "@playwright/test";
import { Desk } from "./desk.ts";

for (const language of ["zh-CN", "en"] as const)
  test(`an order by the box, in ${language}`, async ({ browser }) => {
    const desk = await Desk.open(browser, language);
    await desk.signIn("buyer");
    const { page } = desk;
    await page.goto("/procurement/purchase-orders/new");
    await desk.fill("procurement.purchase_order.field.supplierId", "HD");
    await desk.fill("procurement.purchase_order.field.warehouseId", "W1");
    await desk.cell(0, "itemId", "BT-0012");
    const at = (field: string) => page.locator(`[data-index="0"] [data-field="${field}"]`);
    const unit = at("unit").locator("select");
    const price = at("price").locator("input");
    await expect(unit).toHaveValue("盒");
    await expect(price).toHaveValue("14.99");
    await desk.cell(0, "quantity", "7");
    await expect(at("stockQuantity")).toHaveText("84");
    await unit.selectOption("个");
    await expect(price).toHaveValue("1.249167");
    await expect(at("stockQuantity")).toHaveCount(0);
    await unit.selectOption("盒");
    await expect(price).toHaveValue("14.99");
    await desk.press("procurement.purchase_order.verb.submit");
    await desk.state("procurement.purchase_order.state.submitted");
    await expect(at("unit")).toHaveText("盒");
    await expect(at("stockQuantity")).toHaveText("84");
    await desk.close();
  });
