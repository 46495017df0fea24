/** Sales, as the browser asks. */
import { clientFor } from "../../platform/web/data/client.ts";
import { salesContract } from "./contract.ts";

export const sales = clientFor("sales", salesContract);

type Delivery = Awaited<ReturnType<typeof sales.delivery.get>>;

/** What a delivery names, and its lines as pickers show them: `DN-202611-0001 / 2`. */
export function deliveryLabels({ document, refs }: Delivery): Delivery["refs"] {
  const labels = document.lines.map(({ id, lineNo, orderLineId }) => {
    const code = `${document.number} / ${lineNo}`;
    const unit = refs[orderLineId]?.unit ?? null;
    return [id, { id, code, name: code, nameEn: null, spec: null, unit }] as const;
  });
  return { ...refs, ...Object.fromEntries(labels) };
}
