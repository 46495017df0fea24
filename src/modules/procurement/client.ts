/** Purchasing, as the browser asks. */
import { clientFor } from "../../platform/web/data/client.ts";
import { procurementContract } from "./contract.ts";

export const procurement = clientFor("procurement", procurementContract);
