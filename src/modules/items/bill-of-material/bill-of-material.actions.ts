/** Saving a bill of material: quantities are positive, nothing is in itself, whether directly or over its components. */
import { ofDocument } from "../../../documents/issues.ts";
import { actions, type Run } from "../../../documents/verbs.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import { codesOf, edgesBelow } from "./bill-of-material.store.ts";
import { billOfMaterial } from "./bill-of-material.ts";
import { edgesByItem, pathDown } from "./ring.rules.ts";

type BillRun = Run<typeof billOfMaterial>;

export const billOfMaterialActions = actions(
  billOfMaterial,
  { async deactivate() {}, reactivate: refuseRings },
  {
    async check(run) {
      run.refuseIf(run.documents.flatMap((it, i) => ofDocument(i, checkBill(it))));
      await refuseRings(run);
    },
  },
);

export function checkBill(it: DocumentOf<typeof billOfMaterial>): Issue[] {
  const whole = it.quantity.isPositive() ? [] : [error("items.bom_quantity", { line: 0 }, "quantity")];
  return [
    ...whole,
    ...it.lines.flatMap((line, i) => {
      if (!line.quantity.isPositive())
        return [error("items.bom_quantity", { line: line.lineNo }, `lines.${i}.quantity`)];
      return line.componentId === it.itemId
        ? [error("items.bom_in_itself", { line: line.lineNo }, `lines.${i}.componentId`)]
        : [];
    }),
  ];
}

/** All versions in use count, those of the batch among them. */
async function refuseRings({ tx, by, documents, refuseIf }: BillRun): Promise<void> {
  const lines = documents.flatMap((it, document) =>
    it.lines.map(({ componentId }, i) => ({
      document,
      path: `lines.${i}.componentId`,
      itemId: it.itemId,
      componentId,
    })),
  );
  const below = lines.map((line) => line.componentId);
  const known = await edgesBelow(
    tx,
    by.orgId,
    below,
    documents.map((it) => it.id),
  );
  const edges = edgesByItem([...known, ...lines]);
  const rings = lines.flatMap((line) => {
    const path = pathDown(edges, line.componentId, line.itemId);
    return path ? [{ ...line, ring: [line.itemId, ...path] }] : [];
  });
  if (rings.length === 0) return;
  const ids = rings.flatMap((it) => it.ring);
  const codes = await codesOf(tx, by.orgId, ids);
  refuseIf(
    rings.flatMap(({ document, path, ring }) => {
      const told = ring.map((id) => codes.get(id)).join(" → ");
      return ofDocument(document, [error("items.bom_ring", { ring: told }, path)]);
    }),
  );
}
