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
      { field: "what", width: "110px" },
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
  // What is no stock has no item and no place.
  onLine: ({ values }) =>
    values["what"] && values["what"] !== "stock"
      ? { itemId: null, locationId: null, lotCode: null, quantity: null }
      : undefined,
  onNewLine: ({ lines }) => {
    const last = lines.at(-2)?.values;
    return { what: last?.["what"] ?? null, locationId: last?.["locationId"] ?? null };
  },
});
