import { defineRecord } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";

/** Somebody who works in the factory; not everybody signs in, and who does is one employee at most. */
export const employee = defineRecord({
  module: "admin",
  name: "employee",
  header: {
    code: f.text(40),
    name: f.text(120),
    nameEn: f.optional(f.text(120)),
    departmentId: f.ref("department"),
    memberId: f.optional(f.ref("member")),
  },
});

export const employeeRow = {
  code: f.text(),
  name: f.text(),
  nameEn: f.optional(f.text()),
  departmentId: f.ref("department"),
  departmentName: f.text(),
  memberName: f.optional(f.text()),
};
