/** What a call to the API brings along: who acts, on which database, and how a repeated request is recognised. */
import { createHash } from "node:crypto";
import type { Id } from "../kernel/ids.ts";
import { Refusal, refuse } from "../kernel/refusal.ts";
import type { DataWarehouse } from "../platform/server/data-warehouse.ts";
import { constraintOf, type Database, type Tx } from "../platform/server/db/database.ts";
import type { Language } from "../platform/server/texts.ts";
import { type Actor, may } from "./actor.ts";
import type { Registry } from "./registry.ts";

export interface CallContext {
  readonly database: Database;
  readonly registry: Registry;
  /** What reports of the module insight read; null where the application was put together without. */
  readonly dataWarehouse: DataWarehouse | null;
  readonly actor: Actor | null;
  /** The request's `Idempotency-Key`. */
  readonly idempotencyKey: string | null;
  /** `Prefer: return=minimal` (RFC 7240): the answer holds the document alone. */
  readonly isMinimal: boolean;
  /** The company's name in the language the caller reads. */
  readonly companyName: string;
  /** The language the caller reads. */
  readonly language: Language;
}

/** The signed-in member. @throws Refusal when nobody is signed in, or the permission is missing. */
export function actorOf(context: CallContext, permission?: string): Actor {
  const { actor } = context;
  if (!actor) refuse("platform.not_signed_in", {}, "not_signed_in");
  if (permission && !may(actor, permission)) refuse("platform.not_allowed", { permission }, "not_allowed");
  return actor;
}

/** Reads in the member's company. */
export async function reading<T>(context: CallContext, by: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await context.database.transaction({ as: "company", orgId: by.orgId, readOnly: true }, work);
}

/** The channel on which changed records are told: `<org> <kind> <id>,<id>`. */
export const CHANGED = "changed";

/** Tells open screens what changed, once it is committed. */
export async function tellChanged(tx: Tx, orgId: Id, kind: string, ids: readonly Id[]): Promise<void> {
  await tx.notify(CHANGED, `${orgId} ${kind} ${ids.slice(0, 50).join(",")}`);
}

/**
 * Writes in the member's company, once: the answer is kept under the request's key in the same transaction. A repeated
 * request runs into the kept key (or into the state its first run left) and gets the first answer.
 * @throws Refusal if the key was used for another request.
 */
export async function writing<T extends object>(
  context: CallContext,
  by: Actor,
  request: { readonly path: string; readonly input: unknown },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { database, idempotencyKey: key } = context;
  const scope = { as: "company", orgId: by.orgId } as const;
  if (!key) return await database.transaction(scope, work).catch((fault) => throwAsRefusal(fault, context.registry));
  const fingerprint = createHash("sha256")
    .update(`${request.path} ${JSON.stringify(request.input)}`)
    .digest("base64url");
  try {
    return await database.transaction(scope, async (tx) => {
      const answer = await work(tx);
      await tx.query(
        "insert into idempotency (org_id, key, member_id, fingerprint, answer, created_at) values ($1, $2, $3, $4, $5, $6)",
        [by.orgId, key, by.memberId, fingerprint, JSON.stringify(answer), by.at.toISOString()],
      );
      return answer;
    });
  } catch (fault) {
    const isRepeat = fault instanceof Refusal || constraintOf(fault) !== undefined;
    const kept = isRepeat ? await keptAnswer(database, by, key) : undefined;
    if (!kept) return throwAsRefusal(fault, context.registry);
    if (kept.fingerprint !== fingerprint) refuse("platform.key_reused", { key }, "conflict");
    return kept.answer as T;
  }
}

/** A named constraint that a module knows is a refusal; everything else stays what it is. */
function throwAsRefusal(fault: unknown, registry: Registry): never {
  const code = registry.constraints.get(constraintOf(fault)?.constraint ?? "");
  if (code) refuse(code);
  // An id that points to nothing: somebody deleted it, or the caller made it up.
  const foreign = constraintOf(fault);
  if (foreign?.code === "23503") refuse("platform.ref_missing", { what: foreign.constraint });
  throw fault;
}

async function keptAnswer(
  database: Database,
  by: Actor,
  key: string,
): Promise<{ fingerprint: string; answer: object } | undefined> {
  return await database.transaction({ as: "company", orgId: by.orgId, readOnly: true }, async (tx) => {
    const [row] = await tx.query<{ fingerprint: string; answer: object }>(
      "select fingerprint, answer from idempotency where org_id = $1 and member_id = $2 and key = $3",
      [by.orgId, by.memberId, key],
    );
    return row;
  });
}
