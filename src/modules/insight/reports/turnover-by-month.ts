import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";
import { turnoverFigures } from "./turnover-figures.ts";

/** As stock turnover, month by month: each by its own days. */
export const turnoverByMonth = defineReport({
  module: "insight",
  name: "turnover_by_month",
  permission: "inventory.stock.view",
  isAnalysis: true,
  params: {
    from: f.date(),
    to: f.date(),
    itemId: f.optional(f.ref("item")),
    categoryId: f.optional(f.ref("item_category")),
  },
  columns: {
    month: f.text(),
    ...turnoverFigures,
  },
  sums: ["used"],
  chart: { kind: "bars", x: "month", y: ["used", "average"], line: "turnover" },
  leads: {
    month: "/insight/stock-turnover?from={month.first}&to={month.last}&itemId={itemId}&categoryId={categoryId}",
  },
});
