/** Administration, as the browser asks. */
import { clientFor } from "../../platform/web/data/client.ts";
import { adminContract } from "./contract.ts";

export const admin = clientFor("admin", adminContract);
