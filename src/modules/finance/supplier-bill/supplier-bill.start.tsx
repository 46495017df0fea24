/** A bill made from receipts: what was accepted, not sent back and not billed yet, at the order's price. */
import { addDays, type Day } from "../../../kernel/dates.ts";
import { type Amount, Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import type { MemoryOf } from "../../../kernel/field.ts";
import { type Decimals, extend, percentOf } from "../../../kernel/money.ts";
import { askedFor } from "../../../platform/web/data/client.ts";
import type { FormState, Start } from "../../../platform/web/form/form-state.ts";
import type { Around, Facts } from "../../../platform/web/lines/columns.ts";
import type { Values } from "../../../platform/web/lines/lines-state.ts";
import { decimalsOf, rateOn } from "../../accounting/client.ts";
import { parties } from "../../parties/client.ts";
import { procurement, type Receipt, receiptRefs } from "../../procurement/client.ts";
import { finance } from "../client.ts";
import type { supplierBill } from "./supplier-bill.ts";

type Order = Awaited<ReturnType<typeof procurement.purchaseOrder.get>>;
type Line = Partial<MemoryOf<(typeof supplierBill)["lines"]>>;

interface Received {
  readonly receipt: Receipt;
  readonly order: Order | undefined;
  /** Of the order's currency. */
  readonly decimals: Decimals;
}

async function receivedIn(id: unknown): Promise<Received | undefined> {
  const receipt = await askedFor("goods_receipt", id, procurement.goodsReceipt.get);
  if (!receipt) return undefined;
  const order = await askedFor("purchase_order", receipt.document.orderId, procurement.purchaseOrder.get);
  return { receipt, order, decimals: await decimalsOf(order?.document.currency) };
}

function done(receipt: Receipt, lineId: string, measure: string): Quantity {
  return Quantity.of(receipt.progress[lineId]?.find((it) => it.measure === measure)?.done ?? "0");
}

function linesFrom({ receipt, order, decimals }: Received): Values[] {
  return receipt.document.lines.flatMap(({ id, itemId, orderLineId, quantityAccepted }) => {
    const ordered = order?.document.lines.find((it) => it.id === orderLineId);
    const quantity = Quantity.of(quantityAccepted)
      .minus(done(receipt, id, "billed"))
      .minus(done(receipt, id, "returned"));
    if (!ordered || !quantity.isPositive()) return [];
    const { price, taxRate } = ordered;
    const net = extend(quantity, UnitPrice.of(price), decimals);
    const amounts = { amountNet: net.toString(), amountTax: percentOf(net, taxRate, decimals).toString() };
    return [{ receiptLineId: id, itemId, quantity: quantity.toString(), price, taxRate, ...amounts }];
  });
}

const refsFrom = ({ receipt, order }: Received) => ({ ...order?.refs, ...receiptRefs(receipt) });

/** The bill of one receipt, to begin with. */
export async function fromReceipt(id: unknown, today: string): Promise<Start | undefined> {
  const received = await receivedIn(id);
  if (!received) return undefined;
  const { supplierId } = received.receipt.document;
  const ordered = received.order?.document;
  const money = ordered ? { currency: ordered.currency, rate: ordered.rate } : {};
  const terms = await termsOf(supplierId, today, ordered?.currency);
  return {
    header: { supplierId, ...money, ...terms },
    lines: linesFrom(received),
    refs: refsFrom(received),
    sources: [received.receipt.document.id],
    lineKey: "receiptLineId",
  };
}

/** When a bill of the supplier is due, by the terms agreed, and what its currency is worth that day. */
export async function termsOf(supplierId: unknown, billedOn: unknown, currency: unknown): Promise<Values> {
  const [supplier, rate] = await Promise.all([
    askedFor("supplier", supplierId, parties.supplier.get),
    rateOn(currency, billedOn),
  ]);
  const terms: Values = rate ? { rate } : {};
  if (!supplier || typeof billedOn !== "string" || billedOn === "") return terms;
  return { ...terms, dueOn: addDays(billedOn as Day, supplier.document.termDays) };
}

/** Everything received from the supplier that no bill has come for: the receipts stand among the open items. */
export async function allUnbilled({ header }: FormState): Promise<Start | undefined> {
  const partyId = header["supplierId"];
  if (typeof partyId !== "string") return undefined;
  const { rows } = await finance.openItems({ partyId });
  const ids = [...new Set(rows.filter((row) => row.documentType === "goods_receipt").map((row) => row.documentId))];
  const all = (await Promise.all(ids.map(receivedIn))).filter((it) => it !== undefined);
  return {
    lines: all.flatMap(linesFrom),
    refs: Object.assign({}, ...all.map(refsFrom)),
    sources: ids,
    lineKey: "receiptLineId",
  };
}

/** A receipt line that was picked by hand, by the code it is shown under: `GR-202611-0001 / 2`. */
export async function fromReceiptLine(lineId: string, { refs }: FormState): Promise<Values | undefined> {
  const [number] = refs[lineId]?.code.split(" / ") ?? [];
  if (!number) return undefined;
  const { rows } = await procurement.goodsReceipt.list({ search: number, limit: 5 });
  const received = await receivedIn(rows.find((row) => row.number === number)?.id);
  return received && linesFrom(received).find((line) => line["receiptLineId"] === lineId);
}

/** What receipt and order say of a receipt's lines. */
export async function receiptFacts(id: string): Promise<Facts> {
  const received = await receivedIn(id);
  if (!received) return {};
  const { receipt, order } = received;
  return Object.fromEntries(
    receipt.document.lines.map(({ id: key, orderLineId, quantityAccepted: accepted }) => {
      const price = order?.document.lines.find((it) => it.id === orderLineId)?.price ?? null;
      return [key, { accepted, billed: done(receipt, key, "billed").toString(), price }];
    }),
  );
}

/** What other bills have taken of the receipt line; the books count a posted bill itself too. */
export function billedBefore({ receiptLineId, quantity }: Line, { facts, state }: Around): Quantity | undefined {
  const billed = facts[receiptLineId ?? ""]?.["billed"];
  if (billed === undefined) return undefined;
  const total = Quantity.of(String(billed));
  const others = state === "posted" && quantity ? total.minus(quantity) : total;
  return others.isNegative() ? Quantity.zero : others;
}

/** How much more it costs than the order said. */
export function difference({ receiptLineId, quantity, amountNet }: Line, { facts }: Around): Amount | undefined {
  const price = facts[receiptLineId ?? ""]?.["price"];
  if (!price || !quantity || !amountNet) return undefined;
  return amountNet.minus(extend(quantity, UnitPrice.of(String(price))));
}
