import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";
import { turnoverFigures } from "./turnover-figures.ts";

/**
 * Stock turnover: cost of what was used or sold in the span, by the average value of the stock in it (存货周转率 = 营业成本 ÷ 平均存货余额, 企业绩效评价标准;
 * Heizer & Render, Operations Management: inventory turnover). The average is over the closing value of every day, not only of the first and the last. Days are
 * the days of the span by the turnover.
 *
 *   100.00 on hand for 30 days, 60.00 of it sold on the 16th: average (15 × 100 + 15 × 40) ÷ 30 = 70.00; turnover 60 ÷ 70 = 0.8571; days 35
 */
export const stockTurnover = defineReport({
  module: "insight",
  name: "stock_turnover",
  permission: "inventory.stock.view",
  isAnalysis: true,
  params: {
    from: f.date(),
    to: f.date(),
    itemId: f.optional(f.ref("item")),
    categoryId: f.optional(f.ref("item_category")),
  },
  columns: {
    itemId: f.ref("item"),
    categoryId: f.optional(f.ref("item_category")),
    ...turnoverFigures,
  },
  sums: ["used", "average", "closing"],
  chart: { kind: "bars", x: "itemId", y: ["used", "average"], most: 20 },
  leads: {
    used: "/inventory/stock-card?itemId={itemId}&from={from}&to={to}",
    closing: "/inventory/stock-card?itemId={itemId}&from={from}&to={to}",
  },
});
