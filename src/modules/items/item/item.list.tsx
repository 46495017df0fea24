import { Quantity } from "../../../kernel/decimal.ts";
import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { ImportButton } from "../../../platform/web/parts/import-button.tsx";
import { items } from "../client.ts";
import { item, itemRow } from "./item.ts";

export default listPage({
  definition: item,
  path: "/items/items",
  row: itemRow,
  api: items.item,
  extra: () => <ImportButton kind="item" />,
  newPath: "/items/items/new",
  columns: [
    { field: "code", isLink: true },
    { field: "name", english: "nameEn" },
    { field: "spec", isDim: true },
    "kind",
    { field: "categoryName", of: "categoryId" },
    "unit",
    "costing",
    {
      field: "onHand",
      isBad: ({ onHand, safetyStock }) =>
        safetyStock !== null && Quantity.of(onHand).lessThan(Quantity.of(safetyStock)),
    },
    { field: "safetyStock", isDim: true },
    "value",
    "state",
  ],
  filters: ["kind", "categoryId", "costing", "state", "onHand", "value"],
  sort: "code",
});
