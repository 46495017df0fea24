/** People come, change and go; who may not, cannot. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { apiOf, aWorld, cookieOf, refusalOf, type World } from "../world.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

it("somebody new signs in, changes his password, and is let go", async () => {
  const admin = await world.as("admin");
  const made = await admin.admin.member.create({
    login: "李雷",
    name: "李雷",
    roles: ["buyer"],
    password: "told to him once",
  });
  const sign = async (password: string) =>
    apiOf((request) => world.app.fetch(request), await cookieOf(world.app, "李雷", password));
  const his = await sign("told to him once");
  expect((await his.session.get()).person.name).toBe("李雷");
  expect(await refusalOf(his.admin.ownPassword({ old: "wrong", password: "a phrase of his own" }))).toEqual([
    "admin.old_password_wrong",
  ]);
  await his.admin.ownPassword({ old: "told to him once", password: "a phrase of his own" });
  await sign("a phrase of his own");
  await admin.admin.member.password({ memberId: made.memberId, password: "forgotten, so new" });
  await sign("forgotten, so new");
  expect(await refusalOf(his.session.get())).toEqual(["platform.not_signed_in"]);
  await admin.admin.member.update({ memberId: made.memberId, name: "李雷", roles: ["buyer"], isActive: false });
  await expect(sign("forgotten, so new")).rejects.toThrow("403");
});

it("roles and people are the administrator's, and he cannot lock himself out", async () => {
  const admin = await world.as("admin");
  const buyer = await world.as("buyer");
  expect(await refusalOf(buyer.admin.member.list())).toEqual(["platform.not_allowed"]);
  const { members } = await admin.admin.member.list();
  const own = members.find((it) => it.login === "admin")!;
  const change = { memberId: own.memberId, name: own.name, roles: own.roles };
  expect(await refusalOf(admin.admin.member.update({ ...change, isActive: false }))).toEqual(["admin.own_access"]);
  expect(await refusalOf(admin.admin.member.update({ ...change, roles: ["king"], isActive: true }))).toEqual([
    "admin.role_unknown",
  ]);
  expect(
    await refusalOf(
      admin.admin.member.create({ login: "buyer", name: "x", roles: ["buyer"], password: "long enough 1" }),
    ),
  ).toEqual(["admin.login_taken"]);
  expect(
    await refusalOf(
      admin.admin.role.save({ role: "admin", name: "x", nameEn: null, permissions: [], approvalLimit: null }),
    ),
  ).toEqual(["admin.admin_role_fixed"]);
  const saved = await admin.admin.role.save({
    role: "auditor",
    name: "审计",
    nameEn: "Auditor",
    permissions: ["accounting.ledger.view"],
    approvalLimit: "0",
  });
  expect(saved.role).toBe("auditor");
});
