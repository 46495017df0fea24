/** Saving an item opens its cost pool; its costing method, and whether it is kept by lot, are fixed once it has stock. */
import { ofDocument } from "../../../documents/issues.ts";
import { actions, type Run } from "../../../documents/verbs.ts";
import { type Id, newId } from "../../../kernel/ids.ts";
import { error } from "../../../kernel/refusal.ts";
import { openPools } from "../../../ledger/pools.store.ts";
import { checkItem, checkUnits, isStocked } from "./item.rules.ts";
import { unitLines } from "./item.store.ts";
import { item, itemCategory } from "./item.ts";

export const itemActions = actions(
  item,
  { async deactivate() {}, async reactivate() {} },
  {
    async check(run) {
      run.refuseIf(run.documents.flatMap((it, i) => ofDocument(i, [...checkItem(it), ...checkUnits(it)])));
      await keepUnits(run);
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

/** A unit is known by its name: what says its name is its line, so that two may change names with each other in one save. */
async function keepUnits({ tx, by, documents }: Run<typeof item>): Promise<void> {
  if (documents.every((it) => it.lines.length === 0)) return;
  const rows = await unitLines(
    tx,
    by.orgId,
    documents.map((it) => it.id),
  );
  const known = new Map(rows.map(({ id, itemId, unit }) => [`${itemId} ${unit}`, id]));
  for (const it of documents) {
    const knownAs = (unit: string): Id | undefined => known.get(`${it.id} ${unit}`);
    const taken = new Set(it.lines.flatMap(({ unit }) => knownAs(unit) ?? []));
    it.lines = it.lines.map((line) => ({
      ...line,
      id: knownAs(line.unit) ?? (taken.has(line.id) ? newId() : line.id),
    }));
  }
}
