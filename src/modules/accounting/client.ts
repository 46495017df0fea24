/** The accounts, as the browser asks. */
import { clientFor } from "../../platform/web/data/client.ts";
import { accountingContract } from "./contract.ts";

export const accounting = clientFor("accounting", accountingContract);
