import { defineRecord } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";

/** A part of the factory that people work in and costs belong to. */
export const department = defineRecord({
  module: "admin",
  name: "department",
  header: {
    code: f.text(40),
    name: f.text(120),
    nameEn: f.optional(f.text(120)),
  },
});

export const departmentRow = {
  code: f.text(),
  name: f.text(),
  nameEn: f.optional(f.text()),
  employeeCount: f.integer(),
};
