import type { ListSource } from "../../../documents/list.ts";
import type { RefKind } from "../../../documents/refs.ts";
import { taxRateRow } from "./tax-rate.ts";

export const taxRateList: ListSource<typeof taxRateRow> = {
  row: taxRateRow,
  join: "",
  columns: {},
  search: ["d.name", "d.name_en"],
  sort: "-rate",
};

/** Known by its figure: that is what a document keeps. One that ended is offered no more. */
export const taxRateRef: RefKind = {
  kind: "tax_rate",
  from: "tax_rate r",
  id: "trim_scale(r.rate)::text",
  idType: "text",
  code: "trim_scale(r.rate)::text",
  name: "r.name",
  nameEn: "r.name_en",
  search: ["trim_scale(r.rate)::text", "r.name", "r.name_en"],
  offered: "r.state = 'active' and (r.valid_to is null or r.valid_to >= current_date)",
};
