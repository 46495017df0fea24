/** The verbs of a sales order. None of them posts: an order is a promise, and what it keeps of the stock is one too. */
import { refuseApproval } from "../../../documents/approval.ts";
import { ofDocument } from "../../../documents/issues.ts";
import { type Afterwards, actions, type Handlers, type Run } from "../../../documents/verbs.ts";
import { type Amount, Quantity } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { convert } from "../../../kernel/money.ts";
import { lineAmounts, netAmount } from "../../../kernel/priced.ts";
import { inStock, inUnit } from "../../../kernel/unit.ts";
import { progressOf } from "../../../ledger/progress.store.ts";
import { checkDecimals, checkRate, currenciesOf } from "../../accounting/api.ts";
import { release, reserve } from "../../inventory/api.ts";
import { countLines } from "../../items/api.ts";
import {
  checkCredit,
  checkLines,
  checkNotBelowShipped,
  checkNotBlocked,
  checkNothingShipped,
  grossBase,
} from "./sales-order.rules.ts";
import { blocksOf, creditOf, DELIVERED_LINES } from "./sales-order.store.ts";
import { salesOrder } from "./sales-order.ts";

type OrderRun = Run<typeof salesOrder>;

const handlers: Handlers<typeof salesOrder> = {
  async submit(run) {
    const shipped = await shippedOf(run);
    const codes = run.documents.map((order) => order.currency);
    const currencies = await currenciesOf(run.tx, run.by.orgId, codes);
    const customers = run.documents.map((order) => order.customerId);
    const blocks = await blocksOf(run.tx, run.by.orgId, customers);
    run.refuseIf(
      run.documents.flatMap((order, i) =>
        ofDocument(i, [
          ...checkNotBlocked(blocks.get(order.customerId)),
          ...checkDecimals(currencies.get(order.currency), order.currency, lineAmounts(order)),
          ...checkRate(order, run.by.baseCurrency),
          ...checkLines(order),
          ...checkNotBelowShipped(order, shipped),
        ]),
      ),
    );
  },

  async approve(run) {
    await refuseApproval(run, (order) => convert(netAmount(order), order.rate));
    await refuseCredit(run);
    return keep(run);
  },

  async reject() {},
  amend: async (run) => letGo(run),
  reserve: async (run) => keep(run),
  close: async (run) => letGo(run),

  async reopen(run) {
    await refuseCredit(run);
    return keep(run);
  },

  async cancel(run) {
    const shipped = await shippedOf(run);
    run.refuseIf(run.documents.flatMap((order, i) => ofDocument(i, checkNothingShipped(order, shipped))));
    return letGo(run);
  },
};

export const salesOrderActions = actions(salesOrder, handlers, {
  check: (run) => countLines(run, { lines: "sales_order_line", fixed: DELIVERED_LINES }),
});

/** Orders of one batch count on each other. */
async function refuseCredit(run: OrderRun): Promise<void> {
  const credits = await creditOf(run.tx, run.by.orgId, run.documents);
  const shipped = await shippedOf(run);
  run.refuseIf(
    run.documents.flatMap((order, i) => {
      const credit = credits.get(order.customerId)!;
      const open = openGross(order, shipped);
      credits.set(order.customerId, { ...credit, promised: credit.promised.plus(open) });
      return ofDocument(i, [...checkNotBlocked(credit), ...checkCredit(open, credit)]);
    }),
  );
}

type Order = OrderRun["documents"][number];

/** What of an order is still to go out. */
function openLines(order: Order, shipped: (lineId: Id) => Quantity) {
  return order.lines.flatMap((line) => {
    const quantity = inStock(line.quantity, line).minus(shipped(line.id));
    return quantity.isPositive() ? [{ line, quantity }] : [];
  });
}

function openGross(order: Order, shipped: (lineId: Id) => Quantity): Amount {
  const lines = openLines(order, shipped).map(({ line, quantity }) => ({ ...line, quantity: inUnit(quantity, line) }));
  return grossBase({ ...order, lines });
}

/** Keeps what is free of the stock for what is still to go out. */
async function keep(run: OrderRun): Promise<Afterwards> {
  const shipped = await shippedOf(run);
  const demands = run.documents.flatMap((order) =>
    openLines(order, shipped).map(({ line, quantity }) => ({
      demandId: line.id,
      itemId: line.itemId,
      warehouseId: order.warehouseId,
      quantity: quantity.toString(),
    })),
  );
  return () => reserve(run.tx, run.by.orgId, demands);
}

function letGo(run: OrderRun): Afterwards {
  const lineIds = run.documents.flatMap((order) => order.lines.map((line) => line.id));
  return () => release(run.tx, run.by.orgId, lineIds);
}

async function shippedOf(run: OrderRun): Promise<(lineId: Id) => Quantity> {
  const lineIds = run.documents.flatMap((order) => order.lines.map((line) => line.id));
  const progress = await progressOf(run.tx, run.by.orgId, lineIds);
  return (lineId) => progress.get(`${lineId} shipped`) ?? Quantity.zero;
}
