/** Separation of duties: who made a document does not approve it, and nobody approves above his limit. */
import type { Amount } from "../kernel/decimal.ts";
import type { AnyDocument, DocumentOf } from "../kernel/document.ts";
import type { Id } from "../kernel/ids.ts";
import { error, type Issue } from "../kernel/refusal.ts";
import { ofDocument } from "./issues.ts";
import { whoDid } from "./people.store.ts";
import type { Run } from "./verbs.ts";

/** @param amount in base currency @param makers who made or submitted it */
export function checkMayApprove(
  it: { readonly number: string | null; readonly amount: Amount },
  by: { readonly memberId: Id; readonly approvalLimit: Amount | null },
  makers: ReadonlySet<Id>,
): Issue[] {
  const { amount } = it;
  const number = it.number ?? "";
  const issues: Issue[] = [];
  if (makers.has(by.memberId)) issues.push(error("platform.own_document", { number }));
  if (by.approvalLimit?.lessThan(amount))
    issues.push(error("platform.above_limit", { number, amount, limit: by.approvalLimit }));
  return issues;
}

/** Refuses what this member may not approve. @param amountOf in base currency */
export async function refuseApproval<D extends AnyDocument>(
  run: Run<D>,
  amountOf: (document: DocumentOf<D>) => Amount,
): Promise<void> {
  const ids = run.documents.map((it) => it.id);
  const makers = await whoDid(run.tx, run.by.orgId, ids, ["create", "update", "submit"]);
  run.refuseIf(
    run.documents.flatMap((it, i) => {
      const asked = { number: it.number, amount: amountOf(it) };
      return ofDocument(i, checkMayApprove(asked, run.by, makers.get(it.id) ?? new Set()));
    }),
  );
}
