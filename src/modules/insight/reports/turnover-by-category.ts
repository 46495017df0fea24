import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";
import { turnoverFigures } from "./turnover-figures.ts";

/** As stock turnover, by the category of the items. */
export const turnoverByCategory = defineReport({
  module: "insight",
  name: "turnover_by_category",
  permission: "inventory.stock.view",
  isAnalysis: true,
  params: {
    from: f.date(),
    to: f.date(),
  },
  columns: {
    categoryId: f.optional(f.ref("item_category")),
    ...turnoverFigures,
  },
  sums: ["used", "average", "closing"],
  chart: { kind: "bars", x: "categoryId", y: ["used", "average"], most: 20 },
  leads: { used: "/insight/stock-turnover?categoryId={categoryId}&from={from}&to={to}" },
});
