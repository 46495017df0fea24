/** Signing in: a password against its argon2id hash, a random token in a cookie, its hash in the database. */
import { createHash, randomBytes, randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import type { Actor } from "../../../documents/actor.ts";
import { Amount } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { refuse } from "../../../kernel/refusal.ts";
import type { Database } from "../../../platform/server/db/database.ts";
import * as store from "./session.store.ts";

const LOCK_AFTER = 8;
const LOCK_MINUTES = 15;
const SESSION_HOURS = 14;

/** argon2id, 19 MiB, two passes: the least that OWASP's password storage cheat sheet recommends. */
export async function hashPassword(password: string): Promise<string> {
  return await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

/** A password that a person can read out and type: 3 groups of 4, about 71 bits. */
export function newPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const pick = () => letters[randomInt(letters.length)]!;
  return [4, 4, 4].map((length) => Array.from({ length }, pick).join("")).join("-");
}

/** What the database keeps of a session's token. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("base64url");

// Compared when the name is unknown, so that the answer takes as long as for a wrong password.
const NOBODY = hashPassword(randomBytes(16).toString("hex"));

/** @throws Refusal for a wrong name or password (the same words), and while the person is locked out. @returns the token. */
export async function signIn(database: Database, login: string, password: string, at: Date): Promise<string> {
  const person = await database.transaction({ as: "identity" }, (tx) => store.personByLogin(tx, login));
  if (person?.lockedUntil && new Date(person.lockedUntil) > at)
    refuse(
      "admin.locked_out",
      { minutes: Math.ceil((Date.parse(person.lockedUntil) - at.getTime()) / 60_000) },
      "too_many",
    );
  const isRight = await verify(person?.passwordHash ?? (await NOBODY), password);
  if (!person || !isRight || !person.companyId) {
    if (person)
      await database.transaction({ as: "identity" }, (tx) =>
        store.countFailure(tx, person.personId, LOCK_AFTER, minutesAfter(at, LOCK_MINUTES)),
      );
    refuse("admin.wrong_password", {}, "not_signed_in");
  }
  const token = randomBytes(32).toString("base64url");
  const { personId, companyId } = person;
  const until = minutesAfter(at, SESSION_HOURS * 60);
  await database.transaction({ as: "identity" }, (tx) =>
    store.openSession(tx, { tokenHash: tokenHash(token), personId, companyId, at, until }),
  );
  return token;
}

const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);

/** A signed-in person in one company. */
export interface SignedIn extends store.OpenSession, Omit<store.Membership, "approvalLimit" | "hasUnlimited"> {
  readonly approvalLimit: Amount | null;
  readonly permissionSet: ReadonlySet<string>;
}

const KEEP_MS = 20_000;
const KEPT_AT_MOST = 5_000;

/** Looks sessions up, and keeps each for a moment: a page asks several times, and rights change rarely. */
export class Sessions {
  private readonly database: Database;
  private readonly kept = new Map<string, { at: number; signedIn: SignedIn | undefined }>();
  constructor(database: Database) {
    this.database = database;
  }

  async find(token: string | undefined, at: Date): Promise<SignedIn | undefined> {
    if (!token) return undefined;
    const key = tokenHash(token);
    const known = this.kept.get(key);
    if (known && at.getTime() - known.at < KEEP_MS) return known.signedIn;
    const signedIn = await this.read(key, at);
    if (this.kept.size >= KEPT_AT_MOST) this.kept.clear();
    this.kept.set(key, { at: at.getTime(), signedIn });
    return signedIn;
  }

  async close(token: string): Promise<void> {
    this.kept.delete(tokenHash(token));
    await this.database.transaction({ as: "identity" }, (tx) => store.closeSession(tx, tokenHash(token)));
  }

  async setLanguage(token: string, personId: Id, language: string): Promise<void> {
    this.kept.delete(tokenHash(token));
    await this.database.transaction({ as: "identity" }, (tx) => store.keepLanguage(tx, personId, language));
  }

  /** Forgets what was kept: rights were changed. */
  clear(): void {
    this.kept.clear();
  }

  private async read(key: string, at: Date): Promise<SignedIn | undefined> {
    const session = await this.database.transaction({ as: "identity" }, (tx) => store.sessionByHash(tx, key, at));
    if (!session) return undefined;
    const scope = { as: "company", orgId: session.companyId, readOnly: true } as const;
    const membership = await this.database.transaction(scope, (tx) =>
      store.membershipOf(tx, session.companyId, session.personId),
    );
    if (!membership) return undefined;
    const { approvalLimit, hasUnlimited, ...rest } = membership;
    return {
      ...session,
      ...rest,
      approvalLimit: hasUnlimited || approvalLimit === null ? null : Amount.of(approvalLimit),
      permissionSet: new Set(membership.permissions),
    };
  }
}

export function actorFrom(it: SignedIn, at: Date, requestId: string): Actor {
  return {
    orgId: it.companyId,
    memberId: it.memberId,
    name: it.name,
    permissions: it.permissionSet,
    at,
    timeZone: it.timeZone,
    baseCurrency: it.baseCurrency,
    requestId,
    approvalLimit: it.approvalLimit,
  };
}
