/** What a list page calls: the list and the totals of `documentContract` (records answer the same way). */
import type { ListTotals } from "../../contract/page.ts";

export interface ListRow {
  readonly id: string;
  readonly number?: string | null;
  readonly state?: string;
}

export interface ListAsk {
  readonly where: Record<string, string>;
  readonly search: string;
  readonly sort?: string;
  readonly after?: string;
  readonly limit?: number;
}

export interface ListClient {
  // biome-ignore lint/suspicious/noExplicitAny: a row of any shape
  list(input: ListAsk): Promise<{ rows: any[]; next: string | null }>;
  totals(input: ListAsk): Promise<ListTotals>;
  /** All pages of it as a spreadsheet. */
  export?(input: ListAsk): Promise<{ body: Blob }>;
}
