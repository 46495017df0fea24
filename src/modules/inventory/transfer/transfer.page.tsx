import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { inventory } from "../client.ts";
import { transfer } from "./transfer.ts";

export default documentPage({
  definition: transfer,
  path: "/inventory/transfers",
  api: inventory.transfer,
  sections: {
    header: ["movedOn", "remark"],
    lines: [
      "itemId",
      { of: "itemId", show: "spec" },
      { of: "itemId", show: "unit" },
      "lotCode",
      "fromLocationId",
      "toLocationId",
      { field: "quantity", sum: true },
    ],
  },
  // The next line mostly goes the same way.
  onNewLine: ({ lines }) => {
    const last = lines.at(-2)?.values;
    return { fromLocationId: last?.["fromLocationId"] ?? null, toLocationId: last?.["toLocationId"] ?? null };
  },
});
