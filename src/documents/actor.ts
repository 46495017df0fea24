import type { Amount } from "../kernel/decimal.ts";
import type { Id } from "../kernel/ids.ts";

/** Who acts: a member of one company, with what the member may do. The clock is a parameter: `at`. */
export interface Actor {
  readonly orgId: Id;
  readonly memberId: Id;
  readonly name: string;
  readonly permissions: ReadonlySet<string>;
  readonly at: Date;
  readonly timeZone: string;
  readonly baseCurrency: string;
  readonly requestId: string;
  /** Up to which amount (base currency, without tax) the member may approve; null: any. */
  readonly approvalLimit: Amount | null;
}

/** A permission of the set may end in `*`: `procurement.*` allows everything of the module. */
export function may(actor: Pick<Actor, "permissions">, permission: string): boolean {
  if (actor.permissions.has(permission) || actor.permissions.has("*")) return true;
  const parts = permission.split(".");
  return parts.some((_, i) => i > 0 && actor.permissions.has(`${parts.slice(0, i).join(".")}.*`));
}
