/** Insight, as the browser asks. */
import { clientFor } from "../../platform/web/data/client.ts";
import { insightContract } from "./contract.ts";

export const insight = clientFor("insight", insightContract);
