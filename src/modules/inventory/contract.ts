/** The API of the warehouses. */
import { documentContract } from "../../platform/contract/document-contract.ts";
import { reportContract } from "../../platform/contract/report-contract.ts";
import { costingComparison } from "./costing-comparison/costing-comparison.ts";
import { otherMovement, otherMovementRow } from "./other-movement/other-movement.ts";
import { stockCard } from "./reports/stock-card.ts";
import { stockOnHand } from "./reports/stock-on-hand.ts";
import { stockCount, stockCountRow } from "./stock-count/stock-count.ts";
import { transfer, transferRow } from "./transfer/transfer.ts";
import { location, locationRow, warehouse, warehouseRow } from "./warehouse/warehouse.ts";

export const inventoryContract = {
  warehouse: documentContract(warehouse, "/inventory/warehouses", warehouseRow),
  location: documentContract(location, "/inventory/locations", locationRow),
  transfer: documentContract(transfer, "/inventory/transfers", transferRow),
  otherMovement: documentContract(otherMovement, "/inventory/other-movements", otherMovementRow),
  stockCount: documentContract(stockCount, "/inventory/stock-counts", stockCountRow),
  stockOnHand: reportContract(stockOnHand),
  costingComparison: reportContract(costingComparison),
  stockCard: reportContract(stockCard),
};
