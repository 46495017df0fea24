import { Amount } from "../../../kernel/decimal.ts";
import type { FormState } from "../../../platform/web/form/form-state.ts";
import { isValueValid, type Value } from "../../../platform/web/format/parse.ts";
import type { Values } from "../../../platform/web/lines/lines-state.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { accounting } from "../client.ts";
import { journalVoucher } from "./journal-voucher.ts";

export default documentPage({
  definition: journalVoucher,
  path: "/accounting/journal-vouchers",
  api: accounting.journalVoucher,
  subtitle: ["summary"],
  sections: {
    header: ["postedOn", "summary", "attachments"],
    lines: ["account", "summary", "partyId", "debit", "credit", { field: "currencyAmount", isSpare: true }, "cashFlow"],
  },
  onNewLine: balancing,
  // A line has one side: a figure on the one empties the other.
  onLine: ({ values }) => {
    if (isSome(values["debit"])) return { credit: "0" };
    return isSome(values["credit"]) ? { debit: "0" } : undefined;
  },
});

function isSome(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== "" && value !== "0" && value !== "0.00";
}

/** A new line begins with what is missing for debits to equal credits. */
function balancing({ lines }: FormState): Values {
  const sum = (side: string) => Amount.sum(lines.flatMap(({ values }) => amountIn(values[side])));
  const rest = sum("debit").minus(sum("credit"));
  if (rest.isZero()) return {};
  return rest.isPositive() ? { credit: rest.toString() } : { debit: rest.negated().toString() };
}

function amountIn(value: Value | undefined): Amount[] {
  return value && isValueValid({ kind: "amount" }, value) ? [Amount.of(String(value))] : [];
}
