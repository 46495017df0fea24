/** Saving a price list, and asking what lines cost a customer. */
import { loadDocuments } from "../../../documents/document.store.ts";
import { ofDocument } from "../../../documents/issues.ts";
import { actions } from "../../../documents/verbs.ts";
import type { Day } from "../../../kernel/dates.ts";
import type { Id } from "../../../kernel/ids.ts";
import { refuse } from "../../../kernel/refusal.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { customer } from "../../parties/customer/customer.ts";
import { type AskedPrice, type ListPrice, priceOf } from "./price.rules.ts";
import { checkPriceList, withStockUnits } from "./price-list.rules.ts";
import { candidatesFor, unitsOf } from "./price-list.store.ts";
import { priceList } from "./price-list.ts";

export const priceListActions = actions(
  priceList,
  { async deactivate() {}, async reactivate() {} },
  {
    async check({ tx, by, documents, refuseIf }) {
      const itemIds = documents.flatMap((it) => it.lines.map((line) => line.itemId));
      const items = await unitsOf(tx, by.orgId, itemIds);
      for (const it of documents) it.lines = withStockUnits(it.lines, items);
      refuseIf(documents.flatMap((it, i) => ofDocument(i, checkPriceList(it, items))));
    },
  },
);

/**
 * What lines cost a customer on a day, in the order asked; undefined where no list knows a price.
 * @param currency null: the customer's own
 */
export async function pricesFor(
  tx: Tx,
  orgId: Id,
  { customerId, currency, day }: { readonly customerId: Id; readonly currency: string | null; readonly day: Day },
  asked: readonly AskedPrice[],
): Promise<{ currency: string; prices: (ListPrice | undefined)[] }> {
  const [found] = await loadDocuments(tx, orgId, customer, [customerId]);
  if (!found) refuse("platform.not_found", {}, "not_found");
  const buyer = { customerId, priceListId: found.priceListId, currency: currency ?? found.currency };
  const items = await unitsOf(
    tx,
    orgId,
    asked.map((it) => it.itemId),
  );
  const lines = withStockUnits(asked, items);
  const candidates = await candidatesFor(tx, orgId, buyer, lines, day);
  return {
    currency: buyer.currency,
    prices: lines.map((line, i) => priceOf(candidates[i]!, buyer, line, day)),
  };
}
