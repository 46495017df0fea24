/** The pages of the gallery: written as a module writes its own. */

import { f } from "../../../kernel/field.ts";
import { extend } from "../../../kernel/money.ts";
import { documentPage } from "../pages/document-page.tsx";
import { listPage } from "../pages/list-page.tsx";
import { recordPage } from "../pages/record-page.tsx";
import { reportPage } from "../pages/report-page.tsx";
import { fakeApi } from "./fake-api.ts";
import { idAt } from "./fake-data.ts";
import { fakeItem, fakeReceipt, fakeReceiptRow } from "./fake-definition.ts";

export const ListExample = listPage({
  definition: fakeReceipt,
  path: "/receipts",
  row: fakeReceiptRow,
  columns: [
    "number",
    "supplierName",
    "receivedOn",
    "state",
    { field: "deliveryNote", isDim: true },
    { field: "receivedPercent", isBar: true },
    "lineCount",
    "amount",
  ],
  filters: ["supplierId", "receivedOn", "state", "amount"],
  api: fakeApi,
  newPath: "/receipts/new",
  views: [{ key: "open", where: { state: "draft,arrived" } }],
  bulk: [{ key: "print", run: async () => {} }],
  sort: "-receivedOn",
  onExport: () => {},
});

export const DocumentExample = documentPage({
  definition: fakeReceipt,
  path: "/receipts",
  api: fakeApi,
  subtitle: ["supplierId", "deliveryNote"],
  sections: {
    header: ["supplierId", "warehouseId", "receivedOn", "deliveryNote", "currency", "remark"],
    lines: [
      "itemId",
      { of: "itemId", show: "spec" },
      { of: "itemId", show: "unit" },
      { field: "quantityArrived", sum: true },
      { field: "quantityAccepted", sum: true },
      { field: "quantityRejected", sum: true, tone: "bad" },
      "rejectReason",
      "lotCode",
      "price",
      {
        key: "amount",
        kind: "amount",
        compute: ({ quantityAccepted, price }) => quantityAccepted && price && extend(quantityAccepted, price),
      },
    ],
  },
  onLine: ({ values }) => (values["itemId"] && values["price"] === undefined ? { price: "48.5" } : undefined),
});

export const RecordExample = recordPage({
  definition: fakeItem,
  path: "/items",
  api: {
    ...fakeApi,
    get: async () => ({
      document: {
        id: idAt(1, 1),
        number: null,
        state: "active",
        version: 1,
        code: "CH-0234",
        name: "链条",
        kind: "material",
        unit: "条",
        isInspected: true,
        safetyStock: "120",
        standardCost: "48.5",
        taxRate: "13",
        supplierId: null,
        remark: null,
        lines: [],
      },
      refs: {},
      postings: [],
      chain: [],
      timeline: [],
      progress: {},
    }),
  },
  sections: {
    basics: ["code", "name", "kind", "unit", "remark"],
    stock: ["isInspected", "safetyStock", "standardCost", "taxRate", "supplierId"],
  },
});

export const ReportExample = reportPage({
  definition: {
    module: "gallery",
    name: "fake_ledger",
    params: {
      itemId: f.optional(f.ref("item")),
      from: f.date(),
      to: f.date(),
      kind: f.optional(f.choice("in", "out")),
    },
    columns: {
      postedOn: f.date(),
      number: f.text(),
      quantityIn: f.quantity(),
      quantityOut: f.quantity(),
      value: f.amount(),
    },
  },
  run: async () => ({
    rows: Array.from({ length: 12 }, (_, i) => ({
      postedOn: `2026-11-${String(i + 1).padStart(2, "0")}`,
      number: `GR-202611-${String(i + 120).padStart(4, "0")}`,
      quantityIn: i % 3 ? String(i * 40) : null,
      quantityOut: i % 3 ? null : String(i * 25),
      value: `${i % 4 ? "" : "-"}${i * 1203}.5`,
    })),
    totals: { quantityIn: "1760", quantityOut: "450", value: "62556.00" },
  }),
  drill: (_, column) => (column === "number" ? `/receipts/${idAt(5, 0)}` : undefined),
  onExport: () => {},
});
