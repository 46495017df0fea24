/** The demo factory's departments, and who works in them. */
import type { Company } from "../src/app/setup.ts";
import type { Actor } from "../src/documents/actor.ts";
import { create } from "../src/documents/verbs.ts";
import type { Id } from "../src/kernel/ids.ts";
import { departmentActions, employeeActions } from "../src/modules/admin/server.ts";
import type { Tx } from "../src/platform/server/db/database.ts";
import { DEPARTMENTS, PEOPLE, WORKERS } from "./people.ts";

/** @returns the employees by login, those who sign in */
export async function makeStaff(tx: Tx, by: Actor, company: Company): Promise<Map<string, Id>> {
  const made = await create(
    tx,
    by,
    departmentActions,
    DEPARTMENTS.map((it) => ({ ...it, lines: [] })),
  );
  const departments = new Map(made.map((it) => [it.code, it.id]));
  const memberOf = (login: string) => company.actor(login, by.at).memberId;
  const people = PEOPLE.map(({ login, name, nameEn, department }) => ({
    name,
    nameEn,
    department,
    memberId: memberOf(login),
  }));
  const workers = WORKERS.map((it) => ({ ...it, department: "PR", memberId: null }));
  const employees = await create(
    tx,
    by,
    employeeActions,
    [...people, ...workers].map(({ department, ...it }, i) => ({
      ...it,
      code: `E${String(i + 1).padStart(3, "0")}`,
      departmentId: departments.get(department)!,
      lines: [],
    })),
  );
  return new Map(PEOPLE.map(({ login }, i) => [login, employees[i]!.id]));
}
