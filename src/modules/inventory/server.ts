/** The server's half of the warehouses. */
import { recordRef, type ServerModule } from "../../documents/registry.ts";
import { actions } from "../../documents/verbs.ts";
import { inventory } from "./module.ts";
import { otherMovementActions } from "./other-movement/other-movement.actions.ts";
import { stockCountActions } from "./stock-count/stock-count.actions.ts";
import { otherMovementList, stockCountList, transferList, waitingCounts } from "./stock-documents.store.ts";
import { transferActions } from "./transfer/transfer.actions.ts";
import { locationList, warehouseList } from "./warehouse/warehouse.store.ts";
import { location, warehouse } from "./warehouse/warehouse.ts";

export const warehouseActions = actions(warehouse, { async deactivate() {}, async reactivate() {} });
export const locationActions = actions(location, { async deactivate() {}, async reactivate() {} });

export const inventoryServer: ServerModule = {
  name: inventory.name,
  documents: [
    { actions: warehouseActions, list: warehouseList },
    { actions: locationActions, list: locationList },
    { actions: transferActions, list: transferList },
    { actions: otherMovementActions, list: otherMovementList },
    { actions: stockCountActions, list: stockCountList },
  ],
  beforeClose: waitingCounts,
  refs: [recordRef(warehouse), recordRef(location, { within: "r.warehouse_id" })],
  constraints: { warehouse_code_key: "inventory.code_taken", location_code_key: "inventory.code_taken" },
};
