/** The months that can be closed, and what is still missing in the first of them. */
import { type Day, type Month, monthOf } from "../../kernel/dates.ts";
import { formatAmount, formatMonth, formatQuantity } from "../../platform/web/format/format.ts";
import type { SubjectTexts, Translate } from "../../platform/web/i18n/texts.ts";
import { type HomeRow, homeCard } from "../../platform/web/parts/home-card.tsx";
import { accounting } from "./client.ts";

type Checklist = Awaited<ReturnType<typeof accounting.period.checklist>>;

/** Open months that are over, the first of them first. */
async function toClose(today: Day): Promise<Month[]> {
  const { periods } = await accounting.period.list();
  const over = periods.filter((it) => it.state === "open" && it.month < monthOf(today));
  return over.map((it) => it.month as Month).reverse();
}

const month = homeCard({
  module: "accounting",
  key: "month",
  of: "period",
  more: () => "/accounting/periods",
  async load({ today, language }) {
    const months = await toClose(today);
    const rows = months.map((it) => ({
      key: it,
      to: `/accounting/periods/${it}`,
      code: formatMonth(it, language),
    }));
    return { count: months.length, rows };
  },
});

const missing = homeCard({
  module: "accounting",
  key: "missing",
  of: "period",
  more: () => "/accounting/periods",
  async load({ today, texts, t }) {
    const [first] = await toClose(today);
    if (!first) return { count: 0, rows: [] };
    const rows = missingOf(await accounting.period.checklist({ month: first }), texts, t);
    return { count: rows.length, rows: rows.map((it) => ({ ...it, to: `/accounting/periods/${first}` })) };
  },
});

/** Papers that nobody decided on, and the steps that are not done; what may be passed knowingly is not red. */
function missingOf({ documents, steps }: Checklist, texts: SubjectTexts, t: Translate): Omit<HomeRow, "to">[] {
  const papers = documents.map(({ module, document, state, count }) => ({
    key: `${document} ${state}`,
    code: t([`${module}.${document}.titleMany`]),
    figure: formatQuantity(String(count)),
    note: t([`${module}.${document}.state.${state}`, `platform.state.${state}`]),
    isBad: true,
  }));
  const open = steps.filter((it) => it.state === "todo" || it.state === "passable");
  return [
    ...papers,
    ...open.map(({ module, key, state, amount }) => ({
      key,
      code: t([`${module}.month_end.${key}`]),
      figure: amount === null ? undefined : formatAmount(amount),
      note: texts.text(`missing.${state}`),
      isBad: state === "todo",
    })),
  ];
}

export default { month, missing };
