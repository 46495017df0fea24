/** The modules of the program, in the order of their migrations. */
import { registryOf, type ServerModule } from "../documents/registry.ts";
import { accountingServer } from "../modules/accounting/server.ts";
import { adminServer } from "../modules/admin/server.ts";
import { financeServer } from "../modules/finance/server.ts";
import { insightServer } from "../modules/insight/server.ts";
import { inventoryServer } from "../modules/inventory/server.ts";
import { itemsServer } from "../modules/items/server.ts";
import { partiesServer } from "../modules/parties/server.ts";
import { planningServer } from "../modules/planning/server.ts";
import { procurementServer } from "../modules/procurement/server.ts";
import { productionServer } from "../modules/production/server.ts";
import { salesServer } from "../modules/sales/server.ts";

export const modules: readonly ServerModule[] = [
  adminServer,
  itemsServer,
  partiesServer,
  inventoryServer,
  accountingServer,
  procurementServer,
  salesServer,
  productionServer,
  financeServer,
  planningServer,
  insightServer,
];

export const registry = registryOf(modules);
