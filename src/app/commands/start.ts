/** `millstock start`: the real thing. It never contains demo data. */
import { randomBytes } from "node:crypto";
import { hasCompany } from "../../modules/admin/company.store.ts";
import { type DataOptions, openMigrated } from "./open.ts";
import { checkPort, type ListenOptions, serve } from "./serve.ts";

export async function start(options: DataOptions & ListenOptions): Promise<void> {
  checkPort(options);
  const database = await openMigrated(options);
  const isEmpty = !(await database.transaction({ as: "identity" }, (tx) => hasCompany(tx)));
  // Whoever can read this terminal may set the factory up; nobody else who can reach the address.
  const setupKey = isEmpty ? randomBytes(12).toString("base64url") : undefined;
  const address = await serve(database, options, setupKey);
  process.stdout.write(
    setupKey ? `Set up your factory: ${address}/?setup=${setupKey}\n` : `Millstock is ready: ${address}\n`,
  );
}
