import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { isLeft } from "../../../platform/web/parts/next-document.ts";
import { production } from "../client.ts";
import { workOrder } from "./work-order.ts";

export default documentPage({
  definition: workOrder,
  path: "/production/work-orders",
  api: production.workOrder,
  subtitle: ["itemId", "purpose"],
  sections: {
    header: [
      "itemId",
      "quantity",
      "startOn",
      "dueOn",
      "warehouseId",
      "issuing",
      "isAsBill",
      "billOfMaterialId",
      "labourCost",
      "overheadCost",
      "purpose",
      "remark",
    ],
    lines: [
      "itemId",
      { of: "itemId", show: "spec" },
      { of: "itemId", show: "unit" },
      "quantity",
      { key: "issued", kind: "quantity", isSpare: true, compute: (_, { own }) => own["issued"] },
    ],
  },
  within: { bill_of_material: "itemId" },
  next: [
    {
      key: "issue",
      permission: "production.material_issue.edit",
      when: (answer) =>
        answer.document["state"] === "released" && answer.document["issuing"] === "by_list" && isLeft(answer, "issued"),
      to: (id) => `/production/material-issues/new?order=${id}`,
    },
    {
      key: "complete",
      permission: "production.completion.edit",
      when: (answer) => answer.document["state"] === "released",
      to: (id) => `/production/completions/new?order=${id}`,
    },
  ],
});
