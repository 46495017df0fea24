/** Saving a bill of material: quantities are positive, nothing is in itself. */
import { ofDocument } from "../../../documents/issues.ts";
import { actions } from "../../../documents/verbs.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import { billOfMaterial } from "./bill-of-material.ts";

export const billOfMaterialActions = actions(
  billOfMaterial,
  { async deactivate() {}, async reactivate() {} },
  {
    async check(run) {
      run.refuseIf(run.documents.flatMap((it, i) => ofDocument(i, checkBill(it))));
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
