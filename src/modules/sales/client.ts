/** Sales, as the browser asks. */
import { clientFor } from "../../platform/web/data/client.ts";
import { salesContract } from "./contract.ts";

export const sales = clientFor("sales", salesContract);
