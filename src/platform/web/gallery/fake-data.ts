/** Records and documents of a small bicycle factory, made by counting, so that every run shows the same. */
import type { RefLabel } from "../../contract/page.ts";
import type { RefSource } from "../data/provider.tsx";
import type { AnyWire } from "../form/form-state.ts";

export function idAt(kind: number, place: number): string {
  return `00000000-0000-7000-8${String(kind).padStart(3, "0")}-${String(place).padStart(12, "0")}`;
}

type Known = readonly [code: string, name: string, nameEn: string, spec: string, unit: string, initials: string];

const items: readonly Known[] = [
  ["CH-0234", "链条", "Chain", "11速 118节", "条", "lt"],
  ["PD-0939", "脚踏", "Pedal", "ML 山地", "对", "jt"],
  ["BB-9107", "中轴", "Bottom bracket", "HL 68 mm", "件", "zz"],
  ["GL-0402", "钢管", "Steel tube", "Φ28.6 × 0.9", "米", "gg"],
  ["GL-0417", "钢辊", "Steel roller", "Φ40", "根", "gg"],
  ["GL-0031", "硅链油", "Silicone chain oil", "500 ml", "瓶", "gly"],
  ["TU-7730", "铝管 6061", "Aluminium tube 6061", "Φ31.8", "米", "lg6061"],
  ["TI-5501", "外胎 700c", "Tyre 700c", "28C", "条", "wt700c"],
];
const suppliers: readonly Known[] = [
  ["S001", "宏达链条有限公司", "Hongda Chain Co.", "", "", "hdlt"],
  ["S002", "永固轴承", "Yonggu Bearings", "", "", "ygzc"],
  ["S003", "Alloy Works Ltd", "Alloy Works Ltd", "", "", "alloy"],
];
const warehouses: readonly Known[] = [
  ["W1", "一号原料仓", "Raw material store 1", "", "", "yhylc"],
  ["W2", "成品仓", "Finished goods", "", "", "cpc"],
];

function labels(kind: number, known: readonly Known[]): { label: RefLabel; initials: string }[] {
  return known.map(([code, name, nameEn, spec, unit, initials], i) => ({
    label: { id: idAt(kind, i), code, name, nameEn, spec: spec || null, unit: unit || null },
    initials,
  }));
}

const kinds: Record<string, ReturnType<typeof labels>> = {
  item: labels(1, items),
  supplier: labels(2, suppliers),
  warehouse: labels(3, warehouses),
};

export const allLabels: Readonly<Record<string, RefLabel>> = Object.fromEntries(
  Object.values(kinds).flatMap((known) => known.map(({ label }) => [label.id, label])),
);

export const fakeRefs: RefSource = {
  search: async (kind, text) => {
    const wanted = text.toLowerCase();
    const says = (it: { label: RefLabel; initials: string }) =>
      [it.label.code, it.label.name, it.label.nameEn ?? "", it.initials].some((word) =>
        word.toLowerCase().startsWith(wanted),
      );
    return (kinds[kind] ?? []).filter(says).map((it) => it.label);
  },
  labels: async (_kind, ids) => ids.flatMap((id) => allLabels[id] ?? []),
};

export function fakeLine(place: number): AnyWire {
  const arrived = 20 + ((place * 37) % 400);
  const rejected = place % 5 === 0 ? 5 : 0;
  return {
    id: idAt(9, place),
    itemId: idAt(1, place % items.length),
    quantityArrived: String(arrived),
    quantityAccepted: String(arrived - rejected),
    quantityRejected: String(rejected),
    rejectReason: rejected ? "rust" : null,
    lotCode: `L2611-${String((place % 90) + 1).padStart(2, "0")}`,
    price: `${20 + (place % 80)}.${place % 2 ? "5" : "125"}`,
  };
}

const STATES = ["draft", "arrived", "posted", "posted", "posted", "voided"] as const;

/** The document at a place: the first has 3 lines and waits for posting, the third is long. */
export function fakeDocument(place: number): AnyWire {
  const state = place === 0 ? "arrived" : STATES[place % STATES.length];
  const count = place === 2 ? 200 : 3 + (place % 4);
  const day = String(28 - (place % 27)).padStart(2, "0");
  return {
    id: idAt(5, place),
    number: state === "draft" ? null : `GR-202611-${String(1000 - place).padStart(4, "0")}`,
    state,
    version: 3,
    supplierId: idAt(2, place % suppliers.length),
    warehouseId: idAt(3, place % warehouses.length),
    receivedOn: `2026-11-${day}`,
    deliveryNote: place % 3 ? `HD-77${place % 100}` : null,
    currency: "CNY",
    remark: null,
    lines: Array.from({ length: count }, (_, i) => ({
      ...fakeLine(place * 7 + i),
      id: idAt(9, place * 1000 + i),
      lineNo: i + 1,
    })),
  };
}
