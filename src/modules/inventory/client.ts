/** The warehouses, as the browser asks. */
import { clientFor } from "../../platform/web/data/client.ts";
import { inventoryContract } from "./contract.ts";

export const inventory = clientFor("inventory", inventoryContract);
