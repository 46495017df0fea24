/** Lines of bills and invoices state net and tax as facts; while they are typed, each follows from what it is made of. */
import type { Amount, Quantity, UnitPrice } from "../../kernel/decimal.ts";
import { type Decimals, extend, percentOf, unitPrice } from "../../kernel/money.ts";
import type { Values } from "../../platform/web/lines/lines-state.ts";

interface Line {
  readonly quantity?: Quantity;
  readonly price?: UnitPrice;
  readonly taxRate?: string;
  readonly amountNet?: Amount;
}

/** Net and tax follow from what they are made of, in whole coins of the currency; a net amount typed in gives the price. */
export function amountsOf(line: Line, changed: Values, decimals: Decimals): Values | undefined {
  const { quantity, price, taxRate = "0" } = line;
  const isNet = "amountNet" in changed;
  if (!isNet && !("quantity" in changed || "price" in changed || "taxRate" in changed)) return undefined;
  const net = isNet || !quantity || !price ? line.amountNet : extend(quantity, price, decimals);
  if (!net) return undefined;
  const from = isNet && quantity?.isPositive() ? { price: unitPrice(net, quantity).toString() } : {};
  return { ...from, amountNet: net.toString(), amountTax: percentOf(net, taxRate, decimals).toString() };
}
