import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { ImportButton } from "../../../platform/web/parts/import-button.tsx";
import { finance } from "../client.ts";
import { opening, openingRow } from "./opening.ts";

export default listPage({
  definition: opening,
  path: "/finance/openings",
  row: openingRow,
  api: finance.opening,
  extra: () => <ImportButton kind="opening" />,
  newPath: "/finance/openings/new",
  columns: ["number", "openedOn", "state", "lineCount", "amount", { field: "remark", isDim: true }],
  filters: ["openedOn", "state"],
  sort: "-openedOn",
});
