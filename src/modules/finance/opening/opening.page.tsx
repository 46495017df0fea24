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
      { field: "what", width: "minmax(78px, 0.6fr)" },
      { field: "itemId", width: "minmax(124px, 1.8fr)" },
      { field: "locationId", width: "minmax(92px, 1.2fr)" },
      { field: "lotCode", width: "minmax(60px, 0.6fr)" },
      "quantity",
      { field: "account", width: "minmax(92px, 1.3fr)" },
      { field: "partyId", width: "minmax(92px, 1.3fr)" },
      "dueOn",
      "debit",
      "credit",
      { field: "currency", width: "minmax(58px, 0.5fr)" },
      "currencyAmount",
      { field: "note", width: "minmax(60px, 0.6fr)" },
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
