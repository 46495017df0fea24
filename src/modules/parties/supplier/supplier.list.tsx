import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { ImportButton } from "../../../platform/web/parts/import-button.tsx";
import { parties } from "../client.ts";
import { supplier, supplierRow } from "./supplier.ts";

export default listPage({
  definition: supplier,
  path: "/parties/suppliers",
  row: supplierRow,
  api: parties.supplier,
  extra: () => <ImportButton kind="supplier" />,
  newPath: "/parties/suppliers/new",
  columns: [
    { field: "code", isLink: true },
    { field: "name", english: "nameEn" },
    { field: "contact", isDim: true },
    { field: "phone", isDim: true },
    "termDays",
    "itemCount",
    "owed",
    "state",
  ],
  filters: ["state", "owed"],
  sort: "code",
});
