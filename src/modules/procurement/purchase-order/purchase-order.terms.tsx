/** What follows in an order's line from its item: what was agreed with the supplier, and the units the item is counted in. */
import { addDays, type Day } from "../../../kernel/dates.ts";
import { askedFor } from "../../../platform/web/data/client.ts";
import type { FormState } from "../../../platform/web/form/form-state.ts";
import { isValueValid } from "../../../platform/web/format/parse.ts";
import type { Values } from "../../../platform/web/lines/lines-state.ts";
import { fractionOf, inOtherUnit, items } from "../../items/client.ts";
import { parties } from "../../parties/client.ts";

/** What the supplier agreed to for an item: its unit, its price and how long it takes; without that what the item itself says. */
export async function termsOf(itemId: string, { header }: FormState): Promise<Values> {
  const [item, supplier] = await itemAndSupplier(itemId, header);
  const agreed = supplier?.document.lines.find((line) => line.itemId === itemId);
  const days = agreed?.leadTimeDays ?? item?.document.leadTimeDays ?? 0;
  const taxRate = supplier?.document.taxRate ?? item?.document.taxRate;
  const orderedOn = header["orderedOn"];
  const unit = agreed?.unit ?? null;
  return {
    unit,
    ...fractionOf(item, unit),
    ...(agreed ? { price: agreed.price } : {}),
    ...(taxRate === undefined ? {} : { taxRate }),
    ...(isValueValid({ kind: "date" }, orderedOn) && orderedOn ? { requiredOn: addDays(orderedOn as Day, days) } : {}),
  };
}

/** Another unit was picked. */
export async function afterUnit(line: Values, { header }: FormState): Promise<Values> {
  const [item, supplier] = await itemAndSupplier(line["itemId"], header);
  const unit = line["unit"] ?? null;
  const agreed = supplier?.document.lines.find((it) => it.itemId === line["itemId"] && it.unit === unit);
  return inOtherUnit(line, item, agreed);
}

const itemAndSupplier = (itemId: unknown, header: Values) =>
  Promise.all([
    askedFor("item", itemId, items.item.get),
    askedFor("supplier", header["supplierId"], parties.supplier.get),
  ]);
