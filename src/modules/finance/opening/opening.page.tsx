import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { finance } from "../client.ts";
import { opening } from "./opening.ts";

export default documentPage({
  definition: opening,
  path: "/finance/openings",
  api: finance.opening,
  sections: {
    header: ["openedOn", "remark"],
    lines: [
      "what",
      "itemId",
      "locationId",
      "lotCode",
      { field: "quantity" },
      "account",
      "partyId",
      "dueOn",
      "debit",
      "credit",
      "currency",
      "currencyAmount",
      "note",
    ],
  },
  onNewLine: ({ lines }) => {
    const last = lines.at(-2)?.values;
    return { what: last?.["what"] ?? null, locationId: last?.["locationId"] ?? null };
  },
});
