import { defineRecord } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";

/** What is bought, kept, made or sold. Its kind decides its inventory account, its costing method what an issue costs. */
export const item = defineRecord({
  module: "items",
  name: "item",
  header: {
    code: f.text(40),
    name: f.text(120),
    nameEn: f.optional(f.text(120)),
    kind: f.choice("material", "component", "semi_finished", "finished", "resale", "packaging", "low_value", "service"),
    categoryId: f.optional(f.ref("item_category")),
    spec: f.optional(f.text(120)),
    /** The stock unit: stock, costs and books are in it. */
    unit: f.text(12),
    costing: f.preset(
      f.choice("moving_average", "fifo", "month_average", "specific_lot", "standard"),
      "moving_average",
    ),
    standardCost: f.optional(f.price()),
    taxRate: f.preset(f.taxRate(), "13"),
    isInspected: f.flag(),
    isLotTracked: f.flag(),
    reorderPoint: f.optional(f.quantity()),
    safetyStock: f.optional(f.quantity()),
    maximumStock: f.optional(f.quantity()),
    lotSize: f.optional(f.quantity()),
    leadTimeDays: f.preset(f.integer(0, 730), 7),
    supplierId: f.optional(f.ref("supplier")),
    remark: f.optional(f.longText()),
  },
  /** Other units that papers may count it in: `quantity` of the unit are `stockQuantity` of the stock unit, exactly. */
  lines: {
    unit: f.text(12),
    quantity: f.preset(f.quantity(), "1"),
    stockQuantity: f.quantity(),
  },
});

/** The tree by which items are grouped. */
export const itemCategory = defineRecord({
  module: "items",
  name: "item_category",
  header: {
    code: f.text(40),
    name: f.text(120),
    nameEn: f.optional(f.text(120)),
    parentId: f.optional(f.ref("item_category")),
  },
});

/** A row of the list. */
export const itemRow = {
  code: f.text(),
  name: f.text(),
  nameEn: f.optional(f.text()),
  spec: f.optional(f.text()),
  kind: item.header.kind,
  categoryId: f.optional(f.ref("item_category")),
  categoryName: f.optional(f.text()),
  unit: f.text(),
  costing: item.header.costing,
  onHand: f.quantity(),
  value: f.amount(),
  safetyStock: f.optional(f.quantity()),
};

export const itemCategoryRow = {
  code: f.text(),
  name: f.text(),
  nameEn: f.optional(f.text()),
  parentId: f.optional(f.ref("item_category")),
  parentName: f.optional(f.text()),
};
