/** Saving an item opens its cost pool; its costing method, and whether it is kept by lot, are fixed once it has stock. */
import { ofDocument } from "../../../documents/issues.ts";
import { actions } from "../../../documents/verbs.ts";
import { error } from "../../../kernel/refusal.ts";
import { openPools } from "../../../ledger/pools.store.ts";
import { checkItem, checkUnits, isStocked } from "./item.rules.ts";
import { item, itemCategory } from "./item.ts";

export const itemActions = actions(
  item,
  { async deactivate() {}, async reactivate() {} },
  {
    async check(run) {
      run.refuseIf(run.documents.flatMap((it, i) => ofDocument(i, [...checkItem(it), ...checkUnits(it)])));
      const stocked = run.documents.filter(isStocked);
      const settings = stocked.map((it) => ({
        itemId: it.id,
        method: it.costing,
        accountRole: `inventory_${it.kind}`,
        standardCost: it.standardCost,
        isLotTracked: it.isLotTracked,
      }));
      const fixed = new Set(await openPools(run.tx, run.by.orgId, settings));
      run.refuseIf(
        run.documents.flatMap((it, i) =>
          fixed.has(it.id) ? ofDocument(i, [error("items.costing_fixed", { code: it.code }, "costing")]) : [],
        ),
      );
    },
  },
);

export const itemCategoryActions = actions(itemCategory, { async deactivate() {}, async reactivate() {} });
