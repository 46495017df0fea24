/** What an administrator does with people and roles. Each leaves its trace in the audit. */
import { verify } from "@node-rs/argon2";
import type { Actor } from "../../../documents/actor.ts";
import { noteEvent } from "../../../documents/event.store.ts";
import { type Id, newId } from "../../../kernel/ids.ts";
import { refuse } from "../../../kernel/refusal.ts";
import { constraintOf, type Database } from "../../../platform/server/db/database.ts";
import { insertIdentity, insertMembers } from "../company.store.ts";
import type { MemberView } from "../contract.ts";
import { hashPassword } from "../session/session.actions.ts";
import * as store from "./member.store.ts";

const company = (by: Actor) => ({ as: "company", orgId: by.orgId }) as const;

export async function listMembers(
  database: Database,
  by: Actor,
): Promise<{ members: MemberView[]; roles: store.RoleRow[] }> {
  const found = await database.transaction(company(by), async (tx) => ({
    members: await store.membersOf(tx, by.orgId),
    roles: await store.rolesOf(tx, by.orgId),
  }));
  const persons = await database.transaction({ as: "identity" }, (tx) =>
    store.personsById(
      tx,
      found.members.map((it) => it.personId),
    ),
  );
  const members = found.members.map(({ personId, ...it }) => {
    const { login = "", lockedUntil = null } = persons.get(personId) ?? {};
    return { ...it, login, lockedUntil };
  });
  return { members, roles: found.roles };
}

async function checkRoles(database: Database, by: Actor, roles: readonly string[]): Promise<void> {
  const known = await database.transaction(company(by), (tx) => store.rolesOf(tx, by.orgId));
  const unknown = roles.filter((role) => !known.some((it) => it.role === role));
  if (unknown.length > 0) refuse("admin.role_unknown", { roles: unknown.join(", ") });
}

export interface NewMember {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly password: string;
}

export async function createMember(database: Database, by: Actor, it: NewMember): Promise<MemberView> {
  await checkRoles(database, by, it.roles);
  const personId = newId();
  const memberId = newId();
  const person = {
    personId,
    companyId: by.orgId,
    login: it.login,
    name: it.name,
    passwordHash: await hashPassword(it.password),
    language: "zh-CN",
  };
  try {
    await database.transaction({ as: "identity" }, (tx) => insertIdentity(tx, null, [person], by.at));
  } catch (fault) {
    if (constraintOf(fault)?.constraint === "person_login_key") refuse("admin.login_taken", {}, "conflict");
    throw fault;
  }
  await database.transaction(company(by), async (tx) => {
    await insertMembers(tx, by.orgId, [{ memberId, personId, name: it.name, roles: it.roles }]);
    await noteEvent(tx, by, "member", memberId, "create");
  });
  return { memberId, login: it.login, name: it.name, roles: [...it.roles], isActive: true, lockedUntil: null };
}

export async function changeMember(
  database: Database,
  by: Actor,
  it: { memberId: Id; name: string; roles: string[]; isActive: boolean },
): Promise<MemberView> {
  await checkRoles(database, by, it.roles);
  // Who locks himself out cannot let himself in again.
  if (it.memberId === by.memberId && !it.isActive) refuse("admin.own_access", {});
  await database.transaction(company(by), async (tx) => {
    if (!(await store.updateMember(tx, by.orgId, it))) refuse("platform.not_found", {}, "not_found");
    await noteEvent(tx, by, "member", it.memberId, "update", {
      roles: [null, it.roles.join(", ")],
      isActive: [null, String(it.isActive)],
    });
  });
  const { members } = await listMembers(database, by);
  return members.find((member) => member.memberId === it.memberId)!;
}

export async function resetPassword(database: Database, by: Actor, memberId: Id, password: string): Promise<void> {
  const members = await database.transaction(company(by), (tx) => store.membersOf(tx, by.orgId));
  const member = members.find((it) => it.memberId === memberId) ?? refuse("platform.not_found", {}, "not_found");
  const hash = await hashPassword(password);
  await database.transaction({ as: "identity" }, (tx) => store.setPassword(tx, member.personId, hash, null));
  await database.transaction(company(by), (tx) => noteEvent(tx, by, "member", memberId, "password"));
}

/** @param keepToken the hash of the session he is in */
export async function changeOwnPassword(
  database: Database,
  by: Actor,
  personId: Id,
  it: { old: string; password: string; keepToken: string },
): Promise<void> {
  const persons = await database.transaction({ as: "identity" }, (tx) => store.personsById(tx, [personId]));
  if (!(await verify(persons.get(personId)?.passwordHash ?? "", it.old))) refuse("admin.old_password_wrong", {});
  const hash = await hashPassword(it.password);
  await database.transaction({ as: "identity" }, (tx) => store.setPassword(tx, personId, hash, it.keepToken));
  await database.transaction(company(by), (tx) => noteEvent(tx, by, "member", by.memberId, "password"));
}

export async function saveRole(database: Database, by: Actor, it: store.RoleRow): Promise<store.RoleRow> {
  if (it.role === "admin" && !it.permissions.includes("*")) refuse("admin.admin_role_fixed", {});
  await database.transaction(company(by), (tx) => store.saveRole(tx, by.orgId, it));
  return it;
}
