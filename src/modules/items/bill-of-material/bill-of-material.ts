import { defineRecord } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";

/** 物料清单: what one of an item is made of. A new version replaces the one before; old ones stay readable. */
export const billOfMaterial = defineRecord({
  module: "items",
  name: "bill_of_material",
  header: {
    itemId: f.ref("item"),
    revision: f.preset(f.text(20), "1"),
    validFrom: f.date(),
    /** How many the lines are for. */
    quantity: f.preset(f.quantity(), "1"),
    /** Base currency for one piece, at set rates: what a work order adds to what it is made of. */
    labourCost: f.preset(f.price(), "0"),
    overheadCost: f.preset(f.price(), "0"),
    remark: f.optional(f.longText()),
  },
  lines: {
    componentId: f.ref("item"),
    quantity: f.quantity(),
    /** What is lost on the way, in percent. */
    scrapPercent: f.preset(f.rate(), "0"),
  },
});

/** A row of the list. */
export const billOfMaterialRow = {
  itemId: f.ref("item"),
  itemCode: f.text(),
  itemName: f.text(),
  revision: f.text(),
  validFrom: f.date(),
  lineCount: f.integer(),
};
