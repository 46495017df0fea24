import { recordPage } from "../../../platform/web/pages/record-page.tsx";
import { accounting } from "../client.ts";
import { account } from "./account.ts";

export default recordPage({
  definition: account,
  path: "/accounting/accounts",
  api: accounting.account,
  sections: { basics: ["code", "name", "nameEn", "class", "normalBalance", "control", "needsParty", "isLeaf"] },
});
