/** The parties, as the browser asks. */
import { clientFor } from "../../platform/web/data/client.ts";
import { partiesContract } from "./contract.ts";

export const parties = clientFor("parties", partiesContract);
