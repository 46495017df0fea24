import type { ListSource } from "../../../documents/list.ts";
import { chargeBillRow } from "./charge-bill.ts";

export const chargeBillList: ListSource<typeof chargeBillRow> = {
  row: chargeBillRow,
  join: `
    join supplier s on s.org_id = $1 and s.supplier_id = d.supplier_id
    left join open_item o on o.org_id = $1 and o.open_item_id = d.charge_bill_id`,
  columns: { supplierName: "s.name", openBalance: "coalesce(-o.balance, 0)" },
  search: ["d.number", "d.bill_number", "s.code", "s.name", "s.initials"],
  sort: "-billedOn",
  sums: ["amountNet", "amountTax", "openBalance"],
};
