/** The months that can be closed, and the one that runs. */
import { monthOf } from "../../kernel/dates.ts";
import { formatMonth } from "../../platform/web/format/format.ts";
import { homeCard } from "../../platform/web/parts/home-card.tsx";
import { accounting } from "./client.ts";

const month = homeCard({
  module: "accounting",
  key: "month",
  of: "period",
  more: () => "/accounting/periods",
  async load({ today, language, texts }) {
    const { periods } = await accounting.period.list();
    const now = monthOf(today);
    const open = periods.filter((it) => it.state === "open" && it.month <= now).reverse();
    const rows = open.map((it) => ({
      key: it.month,
      to: `/accounting/periods/${it.month}`,
      code: formatMonth(it.month, language),
      note: texts.text(it.month === now ? "month.runs" : "month.toClose"),
      isBad: it.month < now,
    }));
    return { count: open.filter((it) => it.month < now).length, rows };
  },
});

export default { month };
