/** What reports ask of the data warehouse (数据仓库); the module insight keeps it. */
import type { Id } from "../../kernel/ids.ts";
import type { DuckRow, DuckValue } from "./duckdb.ts";

export interface DataWarehouse {
  /**
   * Feeds what is newer than a minute, and does not wait for long.
   * @returns the instant up to which the company's facts are in it
   * @throws Refusal if there is no analysis here, or the company's first facts are still on their way
   */
  fresh(orgId: Id): Promise<string>;
  /** One statement that names the company. */
  query(text: string, values: readonly DuckValue[]): Promise<DuckRow[]>;
}
