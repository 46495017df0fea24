/** The verbs of a purchase order. None of them posts: an order is a promise. */

import { refuseApproval } from "../../../documents/approval.ts";
import { ofDocument } from "../../../documents/issues.ts";
import { actions, type Handlers, type Run } from "../../../documents/verbs.ts";
import { Quantity } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { convert } from "../../../kernel/money.ts";
import { lineAmounts, netAmount } from "../../../kernel/priced.ts";
import { progressOf } from "../../../ledger/progress.store.ts";
import { checkDecimals, checkRate, currenciesOf } from "../../accounting/api.ts";
import { countLines } from "../../items/api.ts";
import { checkLines, checkNotBelowReceived, checkNothingReceived } from "./purchase-order.rules.ts";
import { RECEIVED_LINES } from "./purchase-order.store.ts";
import { purchaseOrder } from "./purchase-order.ts";

type OrderRun = Run<typeof purchaseOrder>;

const handlers: Handlers<typeof purchaseOrder> = {
  async submit(run) {
    const received = await receivedOf(run);
    const codes = run.documents.map((order) => order.currency);
    const currencies = await currenciesOf(run.tx, run.by.orgId, codes);
    run.refuseIf(
      run.documents.flatMap((order, i) =>
        ofDocument(i, [
          ...checkDecimals(currencies.get(order.currency), order.currency, lineAmounts(order)),
          ...checkRate(order, run.by.baseCurrency),
          ...checkLines(order),
          ...checkNotBelowReceived(order, received),
        ]),
      ),
    );
  },

  approve: (run) => refuseApproval(run, (order) => convert(netAmount(order), order.rate)),
  async reject() {},
  async amend() {},
  async close() {},
  async reopen() {},

  async cancel(run) {
    const received = await receivedOf(run);
    run.refuseIf(run.documents.flatMap((order, i) => ofDocument(i, checkNothingReceived(order, received))));
  },
};

export const purchaseOrderActions = actions(purchaseOrder, handlers, {
  check: (run) => countLines(run, { lines: "purchase_order_line", fixed: RECEIVED_LINES }),
});

async function receivedOf(run: OrderRun): Promise<(lineId: Id) => Quantity> {
  const lineIds = run.documents.flatMap((order) => order.lines.map((line) => line.id));
  const progress = await progressOf(run.tx, run.by.orgId, lineIds);
  return (lineId) => progress.get(`${lineId} received`) ?? Quantity.zero;
}
