/** The items, as the browser asks. */
import { clientFor } from "../../platform/web/data/client.ts";
import { itemsContract } from "./contract.ts";

export const items = clientFor("items", itemsContract);

export { fractionOf, inOtherUnit, stockQuantity } from "./counted-line/counted-line.units.tsx";
