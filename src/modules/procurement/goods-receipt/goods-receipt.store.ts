import type { ListSource } from "../../../documents/list.ts";
import { firstDay, lastDay, type Month } from "../../../kernel/dates.ts";
import type { Id } from "../../../kernel/ids.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { goodsReceiptRow, type ReceiptLine } from "./goods-receipt.ts";

const AROUND = `
join supplier s on s.org_id = $1 and s.supplier_id = d.supplier_id
join warehouse w on w.org_id = $1 and w.warehouse_id = d.warehouse_id
join purchase_order o on o.org_id = $1 and o.purchase_order_id = d.order_id
left join lateral (
  select count(*)::int as lines, sum(l.quantity_arrived) as arrived, sum(l.quantity_rejected) as rejected
  from goods_receipt_line l where l.org_id = $1 and l.goods_receipt_id = d.goods_receipt_id) t on true`;

export const goodsReceiptList: ListSource<typeof goodsReceiptRow> = {
  row: goodsReceiptRow,
  join: AROUND,
  columns: {
    supplierName: "s.name",
    orderNumber: "o.number",
    warehouseName: "w.name",
    lineCount: "t.lines",
    quantityArrived: "t.arrived",
    quantityRejected: "t.rejected",
  },
  search: ["d.number", "o.number", "s.code", "s.name", "s.initials", "d.delivery_note"],
  sort: "-receivedOn",
  sums: ["quantityArrived", "quantityRejected"],
};

type Decimals = "accepted" | "rejected" | "price" | "rate" | "unitQuantity" | "unitStockQuantity";
export type ReceiptLineRow = Omit<ReceiptLine, Decimals> & Record<Decimals, string>;

const RECEIPT_LINES = `
select l.goods_receipt_line_id as id, r.goods_receipt_id as "receiptId", r.number as "receiptNumber", r.state as "receiptState",
  r.supplier_id as "supplierId", r.warehouse_id as "warehouseId", l.order_line_id as "orderLineId", l.item_id as "itemId",
  l.location_id as "locationId", lot.lot_id as "lotId", l.quantity_accepted::text as accepted, l.quantity_rejected::text as rejected,
  ol.unit, ol.unit_quantity::text as "unitQuantity", ol.unit_stock_quantity::text as "unitStockQuantity", ol.price::text as price, ol.tax_rate::text as "taxRate", o.rate::text as rate, o.currency
from goods_receipt_line l
join goods_receipt r on r.org_id = l.org_id and r.goods_receipt_id = l.goods_receipt_id
join purchase_order_line ol on ol.org_id = l.org_id and ol.purchase_order_line_id = l.order_line_id
join purchase_order o on o.org_id = l.org_id and o.purchase_order_id = ol.purchase_order_id
left join lot on lot.org_id = l.org_id and lot.item_id = l.item_id and lot.code = l.lot_code
where l.org_id = $1 and l.goods_receipt_line_id = any($2::uuid[])`;
const LOCKED_RECEIPT_LINES = `${RECEIPT_LINES} order by r.goods_receipt_id for no key update of r`;

/** With `lock` their receipts stay as they are until the transaction ends: nobody voids one that is being billed. */
export async function loadReceiptLines(
  tx: Tx,
  orgId: Id,
  lineIds: readonly Id[],
  lock = false,
): Promise<ReceiptLineRow[]> {
  return await tx.query<ReceiptLineRow>(lock ? LOCKED_RECEIPT_LINES : RECEIPT_LINES, [orgId, [...new Set(lineIds)]]);
}

/** Receipts of a month that still wait for the inspection. */
export async function waitingReceipts(tx: Tx, orgId: Id, month: Month): Promise<Issue[]> {
  const rows = await tx.query<{ number: string }>(
    "select number from goods_receipt where org_id = $1 and state = 'arrived' and received_on between $2::date and $3::date order by number",
    [orgId, firstDay(month), lastDay(month)],
  );
  return rows.length === 0
    ? []
    : [error("procurement.receipts_waiting", { month, numbers: rows.map((row) => row.number).join(", ") })];
}
