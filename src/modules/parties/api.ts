/** What other modules' servers may ask of the parties. */
import type { Id } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/server/db/database.ts";
import { emailOfCustomer } from "./customer/customer.store.ts";
import { emailOf } from "./supplier/supplier.store.ts";

export async function supplierEmail(tx: Tx, orgId: Id, supplierId: Id): Promise<string | null> {
  return await emailOf(tx, orgId, supplierId);
}

export async function customerEmail(tx: Tx, orgId: Id, customerId: Id): Promise<string | null> {
  return await emailOfCustomer(tx, orgId, customerId);
}
