/** The whole API: what every module brings. OpenAPI and the server are made from it. */
import { accountingContract } from "../modules/accounting/contract.ts";
import { adminContract } from "../modules/admin/contract.ts";
import { financeContract } from "../modules/finance/contract.ts";
import { insightContract } from "../modules/insight/contract.ts";
import { inventoryContract } from "../modules/inventory/contract.ts";
import { itemsContract } from "../modules/items/contract.ts";
import { partiesContract } from "../modules/parties/contract.ts";
import { planningContract } from "../modules/planning/contract.ts";
import { procurementContract } from "../modules/procurement/contract.ts";
import { productionContract } from "../modules/production/contract.ts";
import { salesContract } from "../modules/sales/contract.ts";
import { attachmentsContract } from "../platform/contract/attachments.ts";
import { platformContract } from "../platform/contract/session.ts";

export const contract = {
  ...platformContract,
  attachments: attachmentsContract,
  admin: adminContract,
  items: itemsContract,
  parties: partiesContract,
  inventory: inventoryContract,
  accounting: accountingContract,
  procurement: procurementContract,
  sales: salesContract,
  production: productionContract,
  finance: financeContract,
  planning: planningContract,
  insight: insightContract,
};
