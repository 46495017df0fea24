/** The words that open a transaction for somebody: one round trip. */
import { idOf } from "../../../kernel/ids.ts";
import type { Scope } from "./database.ts";

export const COMPANY_ROLE = "millstock_company";
export const IDENTITY_ROLE = "millstock_identity";

/**
 * A verb's statements find rows by keys, so one plan serves all values, and planning the one that writes the books takes longer than
 * to run it. Lists and reports, whose best plan hangs on the values, read; Citus makes no generic plan of a statement for several workers.
 */
const PLANNED_ONCE = "set local plan_cache_mode = force_generic_plan";

/**
 * `SET LOCAL` with a checked literal, because a distributed PostgreSQL passes that on to its workers and no `set_config`.
 * @throws RangeError if the company's id is none
 */
export function scopeText(scope: Scope, isDistributed: boolean): string {
  const propagate = isDistributed ? "set local citus.propagate_set_commands to 'local'; " : "";
  if (scope.as === "owner") return "begin";
  if (scope.as === "identity") return `begin; ${propagate}set local role ${IDENTITY_ROLE}`;
  const own = `set local role ${COMPANY_ROLE}; set local app.org = '${idOf(scope.orgId)}'`;
  if (scope.readOnly) return `begin read only; ${propagate}${own}`;
  return `begin; ${propagate}${own}${isDistributed ? "" : `; ${PLANNED_ONCE}`}`;
}
