/** What runs short, and what to make and to buy. */
import { formatQuantity } from "../../platform/web/format/format.ts";
import { nameOf } from "../../platform/web/i18n/texts.ts";
import { homeCard, SHOWN } from "../../platform/web/parts/home-card.tsx";
import { planning } from "./client.ts";

const toOrder = homeCard({
  module: "planning",
  key: "toOrder",
  of: "purchase_order",
  more: () => "/planning/requirements",
  async load({ language, texts }) {
    const { suggestions, counts, refs } = await planning.requirements.list({ first: SHOWN });
    const rows = suggestions.map(({ itemId, plannedOn, quantity, lateDays }) => ({
      key: `${itemId} ${plannedOn}`,
      to: `/items/items/${itemId}`,
      code: refs[itemId]?.code ?? "",
      text: refs[itemId] && nameOf(refs[itemId], language),
      figure: formatQuantity(quantity),
      note: lateDays === 0 ? undefined : texts.text("lateDays", { count: lateDays }),
      isBad: lateDays > 0,
    }));
    return { count: counts.make + counts.buy, rows };
  },
});

const short = homeCard({
  module: "planning",
  key: "short",
  of: "purchase_order",
  more: () => "/planning/availability?warning=short",
  async load({ language }) {
    const { rows, count, refs } = await planning.availability({ warning: "short", first: SHOWN });
    return {
      count,
      rows: rows.map(({ itemId, onHand, safetyStock }) => ({
        key: itemId,
        to: `/inventory/stock-card?itemId=${itemId}`,
        code: refs[itemId]?.code ?? "",
        text: refs[itemId] && nameOf(refs[itemId], language),
        figure: formatQuantity(onHand),
        note: safetyStock && `/ ${formatQuantity(safetyStock)}`,
      })),
    };
  },
});

export default { toOrder, short };
