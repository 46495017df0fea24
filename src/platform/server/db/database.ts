/**
 * One way to talk SQL to two places: the embedded PostgreSQL (PGlite) and a server. Values come back the same from both:
 * numeric, bigint and dates as strings, jsonb parsed, timestamps as ISO strings.
 */
import type { Id } from "../../../kernel/ids.ts";

export type SqlValue = string | number | boolean | null | readonly string[] | object;

export interface Tx {
  /** Runs one statement. On a server it is prepared under a name made from its text, and stays so. */
  query<R = Record<string, unknown>>(text: string, values?: readonly SqlValue[]): Promise<R[]>;
  /** Several statements without values, as a migration has them. */
  script(sql: string): Promise<void>;
  /** Tells every process that listens on the channel, once the transaction is committed. Embedded: no SQL at all. */
  notify(channel: string, payload: string): Promise<void>;
}

/**
 * Who a transaction is for. `company` runs under the role that requests have, sees the rows of that company only, and
 * cannot change what is append-only. `identity` sees no company's rows. `owner` is for migrations and the doctor.
 */
export type Scope =
  | { readonly as: "company"; readonly orgId: Id; readonly readOnly?: boolean }
  | { readonly as: "identity" }
  | { readonly as: "owner" };

export interface Database {
  readonly kind: "embedded" | "server";
  /** The work's statements are committed together, or not at all. Runs again (three times at most) after a deadlock. */
  transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Several statements without values, as a migration has them. */
  script(sql: string): Promise<void>;
  /** Calls back when `Tx.notify` was called for that channel by any process of this database. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  /** The whole embedded database as a file, for images and copies. A server has tools of its own. */
  dump?(): Promise<Blob>;
  close(): Promise<void>;
}

/** A constraint of the database said no. `constraint` is the name the driver reports; the text is never matched. */
export interface ConstraintError {
  readonly code: string;
  readonly constraint: string;
}

export function constraintOf(fault: unknown): ConstraintError | undefined {
  const it = fault as { code?: unknown; constraint?: unknown };
  return typeof it?.code === "string" && it.code.startsWith("23") && typeof it.constraint === "string"
    ? { code: it.code, constraint: it.constraint }
    : undefined;
}
