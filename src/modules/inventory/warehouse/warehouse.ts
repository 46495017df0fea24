import { defineRecord } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";

/** A place with stock. Where goods may be taken from is decided by the kind of the location. */
export const location = defineRecord({
  module: "inventory",
  name: "location",
  header: {
    code: f.text(40),
    name: f.text(120),
    nameEn: f.optional(f.text(120)),
    warehouseId: f.ref("warehouse"),
    kind: f.choice("usable", "to_inspect", "rejected", "scrap"),
  },
});

export const warehouse = defineRecord({
  module: "inventory",
  name: "warehouse",
  header: {
    code: f.text(40),
    name: f.text(120),
    nameEn: f.optional(f.text(120)),
    /** Where accepted goods go, and where rejected ones wait, unless somebody says otherwise. */
    usableLocationId: f.optional(f.ref("location")),
    rejectedLocationId: f.optional(f.ref("location")),
  },
});

export const warehouseRow = {
  code: f.text(),
  name: f.text(),
  nameEn: f.optional(f.text()),
  locationCount: f.integer(),
};

export const locationRow = {
  code: f.text(),
  name: f.text(),
  nameEn: f.optional(f.text()),
  warehouseId: f.ref("warehouse"),
  warehouseName: f.text(),
  kind: location.header.kind,
};
