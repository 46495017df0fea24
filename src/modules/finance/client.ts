/** Finance, as the browser asks. */
import { clientFor } from "../../platform/web/data/client.ts";
import { financeContract } from "./contract.ts";

export const finance = clientFor("finance", financeContract);
