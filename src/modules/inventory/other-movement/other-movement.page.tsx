import { extend } from "../../../kernel/money.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { inventory } from "../client.ts";
import { otherMovement } from "./other-movement.ts";

export default documentPage({
  definition: otherMovement,
  path: "/inventory/other-movements",
  api: inventory.otherMovement,
  subtitle: ["direction", "reason"],
  sections: {
    header: ["direction", "movedOn", "account", "reason", "remark"],
    lines: [
      "itemId",
      { of: "itemId", show: "spec" },
      { of: "itemId", show: "unit" },
      "locationId",
      "lotCode",
      { field: "quantity", sum: true },
      "price",
      {
        key: "amount",
        kind: "amount",
        isSpare: true,
        compute: ({ quantity, price }) => quantity && price && extend(quantity, price),
      },
    ],
  },
  onNewLine: ({ lines }) => ({ locationId: lines.at(-2)?.values["locationId"] ?? null }),
});
