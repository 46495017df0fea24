/** Purchasing, as the browser asks. */
import { clientFor } from "../../platform/web/data/client.ts";
import { procurementContract } from "./contract.ts";

export const procurement = clientFor("procurement", procurementContract);

export type Receipt = Awaited<ReturnType<typeof procurement.goodsReceipt.get>>;

/** What a receipt names, and its lines as pickers show them: `GR-202611-0001 / 2`. */
export function receiptRefs({ document, refs }: Receipt): Receipt["refs"] {
  const labels = document.lines.map(({ id, lineNo, orderLineId }) => {
    const code = `${document.number} / ${lineNo}`;
    const unit = refs[orderLineId]?.unit ?? null;
    return [id, { id, code, name: code, nameEn: null, spec: null, unit }] as const;
  });
  return { ...refs, ...Object.fromEntries(labels) };
}
