/** A credit note made from a return: what came back after it was invoiced, as its invoice says. */
import { Amount, Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import { extend, percentOf } from "../../../kernel/money.ts";
import { askedFor } from "../../../platform/web/data/client.ts";
import type { Start } from "../../../platform/web/form/form-state.ts";
import type { Values } from "../../../platform/web/lines/lines-state.ts";
import { decimalsOf } from "../../accounting/client.ts";
import { sales } from "../../sales/client.ts";
import { finance } from "../client.ts";

type Return = Awaited<ReturnType<typeof sales.salesReturn.get>>;
type Invoice = Awaited<ReturnType<typeof finance.salesInvoice.get>>;

/** How much of a line came back and is neither credited nor was ever invoiced. */
function leftOf({ progress }: Return, line: { readonly id: string; readonly quantity: string }): Quantity {
  const done = progress[line.id]?.find((it) => it.measure === "invoiced")?.done ?? "0";
  return Quantity.of(line.quantity).minus(Quantity.of(done));
}

/** The first posted invoice of the deliveries that the goods came back of; a second one needs a credit note of its own. */
async function invoiceOf({ document, chain }: Return): Promise<Invoice | undefined> {
  const deliveries = chain.filter((up) => up.document === "delivery");
  const answers = await Promise.all(deliveries.map(({ id }) => sales.delivery.get({ id })));
  const ids = answers.flatMap((answer) =>
    answer.chain.filter((it) => it.document === "sales_invoice").map((it) => it.id),
  );
  const invoices = await Promise.all([...new Set(ids)].map((id) => finance.salesInvoice.get({ id })));
  const back = document.lines.map((line) => line.deliveryLineId);
  return invoices.find(
    (it) => it.document.state === "posted" && it.document.lines.some((line) => back.includes(line.deliveryLineId)),
  );
}

export async function fromReturn(id: unknown): Promise<Start | undefined> {
  const back = await askedFor("sales_return", id, sales.salesReturn.get);
  const invoice = back && (await invoiceOf(back));
  if (!back || !invoice) return undefined;
  const { number, lines, customerId } = back.document;
  const decimals = await decimalsOf(invoice.document.currency);
  const label = (code: string, unit: string | null) => ({ code, name: code, nameEn: null, spec: null, unit });
  const refs = { ...invoice.refs, ...back.refs };
  const found = lines.flatMap((line): Values[] => {
    const invoiced = invoice.document.lines.find((it) => it.deliveryLineId === line.deliveryLineId);
    const quantity = leftOf(back, line);
    if (!invoiced || !quantity.isPositive()) return [];
    refs[line.id] = {
      id: line.id,
      ...label(`${number} / ${line.lineNo}`, back.refs[line.deliveryLineId]?.unit ?? null),
    };
    const isWhole = quantity.equals(Quantity.of(invoiced.quantity));
    const net = isWhole ? Amount.of(invoiced.amountNet) : extend(quantity, UnitPrice.of(invoiced.price), decimals);
    const tax = isWhole ? invoiced.amountTax : percentOf(net, invoiced.taxRate, decimals).toString();
    const { price, taxRate, itemId } = invoiced;
    const amounts = { quantity: quantity.toString(), price, taxRate, amountNet: net.toString(), amountTax: tax };
    return [{ returnLineId: line.id, invoiceLineId: invoiced.id, itemId, ...amounts }];
  });
  const { id: invoiceId, currency, number: code } = invoice.document;
  refs[invoiceId] = { id: invoiceId, ...label(code ?? "", null) };
  return { header: { customerId, invoiceId, currency }, lines: found, refs, lineKey: "returnLineId" };
}
