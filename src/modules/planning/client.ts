/** Planning, as the browser asks. */
import { clientFor } from "../../platform/web/data/client.ts";
import { planningContract } from "./contract.ts";

export const planning = clientFor("planning", planningContract);
