/** What must hold for a bad debt. Pure. */
import { Amount } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import type { badDebt } from "./bad-debt.ts";

export type BadDebt = DocumentOf<typeof badDebt>;

export function totalOf(it: BadDebt): Amount {
  return Amount.sum(it.lines.map((line) => line.amount));
}

/** What he has to get is no bad debt, and the evidence is there. */
export function checkBadDebt(it: BadDebt): Issue[] {
  const issues = it.lines.flatMap((line, i) =>
    line.amount.isPositive() ? [] : [error("finance.bad_debt_not_owed", { line: line.lineNo }, `lines.${i}.amount`)],
  );
  return it.evidence === "" ? [...issues, error("finance.bad_debt_evidence", {}, "evidence")] : issues;
}
