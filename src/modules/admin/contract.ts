/** The API of administration: who works here, and what each may do. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { documentContract } from "../../platform/contract/document-contract.ts";
import { refusals } from "../../platform/contract/refusals.ts";
import { department, departmentRow } from "./department/department.ts";
import { employee, employeeRow } from "./employee/employee.ts";

const login = z
  .string()
  .trim()
  .min(2)
  .max(80)
  .regex(/^[^\s:]+$/);
const roles = z.array(z.string().max(40)).min(1).max(20);
/** Ten characters are the least; a passphrase is better than a riddle. */
const password = z.string().min(10).max(200);

export const memberView = z.object({
  memberId: z.uuid(),
  login: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  isActive: z.boolean(),
  lockedUntil: z.string().nullable(),
});
export type MemberView = z.infer<typeof memberView>;

export const roleView = z.object({
  role: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  permissions: z.array(z.string()),
  approvalLimit: z.string().nullable(),
});

const base = oc.errors(refusals);
const tags = ["admin"];

export const adminContract = {
  member: {
    list: base
      .route({ method: "GET", path: "/admin/members", tags })
      .output(z.object({ members: z.array(memberView), roles: z.array(roleView) })),
    /** Somebody new, with a password that he is told and changes. */
    create: base
      .route({ method: "POST", path: "/admin/members", tags, successStatus: 201 })
      .input(z.object({ login, name: z.string().trim().min(1).max(80), roles, password }))
      .output(memberView),
    update: base
      .route({ method: "PUT", path: "/admin/members/{memberId}", tags })
      .input(z.object({ memberId: z.uuid(), name: z.string().trim().min(1).max(80), roles, isActive: z.boolean() }))
      .output(memberView),
    /** A new password for somebody who forgot his; it unlocks him too. */
    password: base
      .route({ method: "POST", path: "/admin/members/{memberId}/password", tags })
      .input(z.object({ memberId: z.uuid(), password }))
      .output(z.object({})),
  },
  /** What a role may do, and up to which amount it approves. */
  role: {
    save: base
      .route({ method: "PUT", path: "/admin/roles/{role}", tags })
      .input(
        z.object({
          role: z.string().regex(/^[a-z][a-z_]{1,38}$/),
          name: z.string().trim().min(1).max(80),
          nameEn: z.string().trim().max(80).nullable(),
          permissions: z.array(z.string().regex(/^(\*|[a-z_]+(\.[a-z_]+)*(\.\*)?)$/)).max(200),
          approvalLimit: z
            .string()
            .regex(/^\d{1,16}(\.\d{1,2})?$/)
            .nullable(),
        }),
      )
      .output(roleView),
  },
  department: documentContract(department, "/admin/departments", departmentRow),
  employee: documentContract(employee, "/admin/employees", employeeRow),
  /** One's own password; the old one is asked for. */
  ownPassword: base
    .route({ method: "PUT", path: "/session/password", tags: ["session"] })
    .input(z.object({ old: z.string().max(200), password }))
    .output(z.object({})),
};
