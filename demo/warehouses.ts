/**
 * Two stores made from the data's store rooms: the raw material store keeps what is bought for production, the finished goods
 * store what is made or sold as bought. Each has a place for goods to inspect, for rejected ones and for scrap; the work centres are
 * no stores yet.
 */
import { chineseLocationName } from "./names.ts";

export interface LocationMaster {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly warehouseCode: string;
  readonly kind: "usable" | "to_inspect" | "rejected" | "scrap";
}
export interface WarehouseMaster {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly usableLocationCode: string;
  readonly rejectedLocationCode: string;
}

export const WAREHOUSES: readonly WarehouseMaster[] = [
  {
    code: "RM",
    name: "原材料仓",
    nameEn: "Raw material store",
    usableLocationCode: "RM-MISC",
    rejectedLocationCode: "RM-REJ",
  },
  {
    code: "FG",
    name: "成品仓",
    nameEn: "Finished goods store",
    usableLocationCode: "FG-MAIN",
    rejectedLocationCode: "FG-REJ",
  },
];

const room = (code: string, nameEn: string): LocationMaster => ({
  code,
  name: chineseLocationName(nameEn),
  nameEn,
  warehouseCode: code.slice(0, 2),
  kind: "usable",
});

export const LOCATIONS: readonly LocationMaster[] = [
  room("RM-MISC", "Miscellaneous Storage"),
  room("RM-SHEET", "Sheet Metal Racks"),
  room("RM-METAL", "Metal Storage"),
  room("RM-PAINT", "Paint Storage"),
  room("FG-MAIN", "Finished Goods Storage"),
  ...WAREHOUSES.flatMap(({ code }): LocationMaster[] => [
    { code: `${code}-INSP`, name: "待检区", nameEn: "To inspect", warehouseCode: code, kind: "to_inspect" },
    { code: `${code}-REJ`, name: "不合格品区", nameEn: "Rejected", warehouseCode: code, kind: "rejected" },
    { code: `${code}-SCRAP`, name: "废品区", nameEn: "Scrap", warehouseCode: code, kind: "scrap" },
  ]),
];
