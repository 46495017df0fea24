/** The definition of a report: what it asks and the columns it answers. Contract, SQL and page are derived from it. */
import type { Fields } from "./field.ts";

/** A picture over a report's table, of its very rows. */
export interface ReportChart<K extends string = string> {
  readonly kind: "bars" | "lines";
  readonly x: K;
  /** What is drawn: bars beside each other, or a line each. */
  readonly y: readonly K[];
  /** A line over bars, on a scale of its own. */
  readonly line?: K;
  /** A line for each value of this column. */
  readonly series?: K;
  /** Only so many of the first rows. */
  readonly most?: number;
}

export interface ReportDefinition<P extends Fields = Fields, C extends Fields = Fields> {
  readonly module: string;
  readonly name: string;
  readonly permission: string;
  /** Named in the SQL as `:name`; an optional one that was left out is null there. */
  readonly params: P;
  readonly columns: C;
  /** Columns whose sum stands in the foot. */
  readonly sums?: readonly (keyof C & string)[];
  /** Its SQL is DuckDB's and reads the data warehouse instead of the books. */
  readonly isAnalysis?: boolean;
  readonly chart?: ReportChart<keyof C & string>;
  /**
   * Where a column's figures lead: an address in which `{itemId}` is the row's value, else the parameter's, `{param.itemId}` the parameter's alone, and
   * `{month.first}` a month's first day.
   */
  readonly leads?: Readonly<Partial<Record<keyof C & string, string>>>;
  /** Columns that only who has the permission sees; for others they are empty. */
  readonly needs?: Readonly<Partial<Record<keyof C & string, string>>>;
}

export function defineReport<const P extends Fields, const C extends Fields>(
  it: ReportDefinition<P, C>,
): ReportDefinition<P, C> {
  return it;
}

// biome-ignore lint/suspicious/noExplicitAny: any report at all
export type AnyReport = ReportDefinition<any, any>;

/** `stock_card` → `stock-card`: what its files and its addresses are called. */
export const fileOfReport = (name: string): string => name.replaceAll("_", "-");
