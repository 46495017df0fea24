/** The records of administration. Companies, members and roles concern sessions and stand where the sessions are known. */
import { recordRef, type ServerModule } from "../../documents/registry.ts";
import { actions } from "../../documents/verbs.ts";
import { departmentList } from "./department/department.store.ts";
import { department } from "./department/department.ts";
import { employeeList, memberRef } from "./employee/employee.store.ts";
import { employee } from "./employee/employee.ts";
import { admin } from "./module.ts";

export const departmentActions = actions(department, { async deactivate() {}, async reactivate() {} });
export const employeeActions = actions(employee, { async deactivate() {}, async reactivate() {} });

export const adminServer: ServerModule = {
  name: admin.name,
  documents: [
    { actions: departmentActions, list: departmentList },
    { actions: employeeActions, list: employeeList },
  ],
  imports: [{ key: "employee", actions: employeeActions, permission: "admin.employee.edit" }],
  refs: [recordRef(department), recordRef(employee), memberRef],
  constraints: {
    department_code_key: "admin.code_taken",
    employee_code_key: "admin.code_taken",
    employee_member_key: "admin.member_is_employee",
  },
};
