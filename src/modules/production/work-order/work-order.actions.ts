/** The verbs of a work order. None of them posts: an order is a promise. */
import { ofDocument } from "../../../documents/issues.ts";
import { actions, type Run } from "../../../documents/verbs.ts";
import { Amount, Quantity } from "../../../kernel/decimal.ts";
import { type Id, newId } from "../../../kernel/ids.ts";
import { error } from "../../../kernel/refusal.ts";
import { progressOf } from "../../../ledger/progress.store.ts";
import { checkNothingInProcess, checkRelease, componentsOf, type WorkOrder } from "./work-order.rules.ts";
import { billsOf, inProcessOf, itemFacts } from "./work-order.store.ts";
import { workOrder } from "./work-order.ts";

type OrderRun = Run<typeof workOrder>;

export const workOrderActions = actions(
  workOrder,
  {
    async release(run) {
      const { tx, by, documents } = run;
      const ids = documents.flatMap((it) => [it.itemId, ...it.lines.map((line) => line.itemId)]);
      const items = await itemFacts(tx, by.orgId, ids);
      const progress = await progressOfOrders(run);
      run.refuseIf(
        documents.flatMap((it, i) => ofDocument(i, checkRelease(it, items, doneOf(it, progress), issuedOf(progress)))),
      );
    },

    async amend() {},

    async close(run) {
      const inProcess = await inProcessOf(
        run.tx,
        run.by.orgId,
        run.documents.map((it) => it.id),
      );
      run.refuseIf(
        run.documents.flatMap((it, i) => ofDocument(i, checkNothingInProcess(it, inProcess.get(it.id) ?? Amount.zero))),
      );
    },

    async reopen() {},

    async cancel(run) {
      const progress = await progressOfOrders(run);
      const isStarted = (it: WorkOrder) =>
        !doneOf(it, progress).isZero() || it.lines.some((line) => !issuedOf(progress)(line.id).isZero());
      run.refuseIf(
        run.documents.flatMap((it, i) =>
          isStarted(it) ? ofDocument(i, [error("production.order_started", { number: it.number ?? "" })]) : [],
        ),
      );
    },
  },
  { check: takeBills },
);

type Progress = ReadonlyMap<string, Quantity>;

const progressOfOrders = (run: OrderRun): Promise<Progress> =>
  progressOf(
    run.tx,
    run.by.orgId,
    run.documents.flatMap((it) => [it.id, ...it.lines.map((line) => line.id)]),
  );

const figure = (progress: Progress, key: string) => progress.get(key) ?? Quantity.zero;
const issuedOf = (progress: Progress) => (lineId: Id) => figure(progress, `${lineId} issued`);

/** Pieces that were made or scrapped. */
const doneOf = (it: WorkOrder, progress: Progress): Quantity =>
  figure(progress, `${it.id} produced`).plus(figure(progress, `${it.id} scrapped`));

/** Orders that are as their bill says take its components and rates; a component that stays keeps its line. */
async function takeBills(run: OrderRun): Promise<void> {
  const asBill = run.documents.filter((it) => it.isAsBill);
  if (asBill.length === 0) return;
  const bills = await billsOf(
    run.tx,
    run.by.orgId,
    asBill.map((it) => it.itemId),
  );
  for (const it of asBill) {
    const named = bills.find((bill) => bill.id === it.billOfMaterialId && bill.itemId === it.itemId);
    const bill =
      named ?? bills.find((candidate) => candidate.itemId === it.itemId && candidate.validFrom <= it.startOn);
    it.billOfMaterialId = bill?.id ?? null;
    const before = new Map(it.lines.map((line) => [line.itemId, line.id]));
    const needs = bill ? [...componentsOf(bill, it.quantity)] : [];
    it.lines = needs.map(([itemId, quantity], i) => ({
      id: before.get(itemId) ?? newId(),
      lineNo: i + 1,
      itemId,
      quantity,
    }));
    if (bill) Object.assign(it, { labourCost: bill.labourCost, overheadCost: bill.overheadCost });
  }
}
