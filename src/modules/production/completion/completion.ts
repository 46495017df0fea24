import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { postedLifecycle } from "../../../kernel/lifecycle.ts";

/**
 * 完工入库单: pieces of a work order are made, and some may be scrapped. `post` takes the components they are made of out of the order's work in
 * process, adds labour and overhead at the order's rates, and puts the good pieces in stock at the sum. Normal scrap is borne by the good
 * pieces, abnormal scrap goes to losses waiting to be decided (待处理财产损溢).
 */
export const completion = defineDocument({
  module: "production",
  name: "completion",
  numberPrefix: "WC",
  dateField: "completedOn",
  header: {
    workOrderId: f.ref("work_order"),
    completedOn: f.date(),
    /** Good pieces. */
    quantity: f.quantity(),
    quantityScrapped: f.preset(f.quantity(), "0"),
    scrapReason: f.optional(
      f.choice("drill_size", "drill_pattern", "trim_length", "paint", "handling", "material", "other"),
    ),
    isScrapAbnormal: f.flag(),
    locationId: f.ref("location"),
    lotCode: f.optional(f.text(40)),
    /** No more pieces will come: what is left in process goes with these. */
    isLast: f.flag(),
    remark: f.optional(f.longText()),
  },
  lines: {},
  minLines: 0,
  lifecycle: postedLifecycle("production.completion"),
});

/** A row of the list. */
export const completionRow = {
  workOrderId: f.ref("work_order"),
  orderNumber: f.optional(f.text()),
  itemId: f.ref("item"),
  itemName: f.text(),
  completedOn: f.date(),
  quantity: f.quantity(),
  quantityScrapped: f.quantity(),
  scrapReason: completion.header.scrapReason,
  /** Base currency: what the good pieces cost together. */
  cost: f.amount(),
};
