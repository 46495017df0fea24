/** Implements the endpoints of administration. They concern sessions, so they stand where the sessions are known. */
import { implement } from "@orpc/server";
import { actorOf } from "../../documents/context.ts";
import type { Id } from "../../kernel/ids.ts";
import { refuse } from "../../kernel/refusal.ts";
import {
  changeMember,
  changeOwnPassword,
  createMember,
  listMembers,
  resetPassword,
  saveRole,
} from "../../modules/admin/member/member.actions.ts";
import { tokenHash } from "../../modules/admin/session/session.actions.ts";
import { contract } from "../contract.ts";
import type { RequestContext } from "./router.ts";

const os = implement(contract.admin).$context<RequestContext>();

const member = {
  list: os.member.list.handler(({ context }) => listMembers(context.database, actorOf(context, "admin.member.view"))),
  create: os.member.create.handler(({ context, input }) =>
    createMember(context.database, actorOf(context, "admin.member.edit"), input),
  ),
  update: os.member.update.handler(async ({ context, input }) => {
    const changed = await changeMember(context.database, actorOf(context, "admin.member.edit"), {
      ...input,
      memberId: input.memberId as Id,
    });
    context.sessions.clear();
    return changed;
  }),
  password: os.member.password.handler(async ({ context, input }) => {
    await resetPassword(context.database, actorOf(context, "admin.member.edit"), input.memberId as Id, input.password);
    context.sessions.clear();
    return {};
  }),
};

const role = {
  save: os.role.save.handler(async ({ context, input }) => {
    const saved = await saveRole(context.database, actorOf(context, "admin.role.edit"), input);
    context.sessions.clear();
    return saved;
  }),
};

const ownPassword = os.ownPassword.handler(async ({ context, input }) => {
  const by = actorOf(context);
  const { signedIn, token } = context;
  if (!signedIn || !token) refuse("platform.not_signed_in", {}, "not_signed_in");
  await changeOwnPassword(context.database, by, signedIn.personId, { ...input, keepToken: tokenHash(token) });
  return {};
});

export const adminRouter = { member, role, ownPassword };
