/** `millstock distribute`: puts the tables onto the workers of a Citus cluster, by company. */
import { distribute } from "../../platform/server/db/distribute.ts";
import { openMigrated } from "./open.ts";

export async function distributeCommand({ url }: { url: string }): Promise<void> {
  const database = await openMigrated({ data: "", url });
  const { distributed, references } = await distribute(database);
  process.stdout.write(`${distributed} tables distributed, ${references} reference tables\n`);
  await database.close();
}
