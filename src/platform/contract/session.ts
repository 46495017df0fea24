/** Signing in and out, and what a picker asks: the endpoints that belong to no document. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { fileAnswer } from "./file.ts";
import { refLabel } from "./page.ts";
import { refusals } from "./refusals.ts";

export const sessionView = z.object({
  person: z.object({ login: z.string(), name: z.string(), role: z.string() }),
  company: z.object({ name: z.string(), nameEn: z.string().nullable(), baseCurrency: z.string() }),
  language: z.enum(["zh-CN", "en"]),
  permissions: z.array(z.string()),
  timeZone: z.string(),
  period: z.object({ month: z.string(), isOpen: z.boolean() }),
});
export type SessionView = z.infer<typeof sessionView>;

const base = oc.errors(refusals);
const tags = ["session"];

export const platformContract = {
  session: {
    get: base.route({ method: "GET", path: "/session", tags }).output(sessionView),
    signIn: base
      .route({ method: "POST", path: "/session", tags })
      .input(z.object({ username: z.string().trim().min(1).max(80), password: z.string().min(1).max(200) }))
      .output(sessionView),
    signOut: base.route({ method: "DELETE", path: "/session", tags }).output(z.object({})),
    language: base
      .route({ method: "PUT", path: "/session/language", tags })
      .input(z.object({ language: z.enum(["zh-CN", "en"]) }))
      .output(z.object({})),
  },
  /** The wizard of an empty database. It answers only until there is a company, and only to who has the key. */
  setup: {
    get: base.route({ method: "GET", path: "/setup", tags: ["setup"] }).output(z.object({ isNeeded: z.boolean() })),
    create: base
      .route({ method: "POST", path: "/setup", tags: ["setup"], successStatus: 201 })
      .input(
        z.object({
          key: z.string().max(100),
          company: z.object({
            name: z.string().trim().min(1).max(120),
            nameEn: z.string().trim().max(120).nullable(),
            baseCurrency: z
              .string()
              .regex(/^[A-Z]{3}$/)
              .default("CNY"),
          }),
          firstMonth: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
          warehouses: z
            .array(z.object({ code: z.string().trim().min(1).max(20), name: z.string().trim().min(1).max(120) }))
            .min(1)
            .max(50),
          administrator: z.object({
            login: z.string().trim().min(1).max(80),
            name: z.string().trim().min(1).max(80),
            password: z.string().min(10).max(200),
          }),
        }),
      )
      .output(sessionView),
  },
  imports: {
    /** The empty sheet of an import, its columns named in the reader's language. */
    template: base
      .route({ method: "GET", path: "/imports/{kind}/template", tags: ["imports"], outputStructure: "detailed" })
      .input(z.object({ kind: z.string().max(40) }))
      .output(fileAnswer),
    /** Reads a sheet: all of it is written, or nothing and every bad cell is named. */
    run: base
      .route({ method: "POST", path: "/imports/{kind}", tags: ["imports"] })
      .input(z.object({ kind: z.string().max(40), file: z.file() }))
      .output(z.object({ rows: z.int(), documents: z.int() })),
  },
  reports: {
    /** A report as a spreadsheet: asked with the report's own parameters. */
    export: base
      .route({ method: "GET", path: "/reports/{module}/{name}/export", tags: ["reports"], outputStructure: "detailed" })
      .input(z.looseObject({ module: z.string().max(40), name: z.string().max(60) }))
      .output(fileAnswer),
  },
  refs: {
    /** Records of a kind: those that match what was typed, or those with the ids given. */
    find: base
      .route({ method: "GET", path: "/refs/{kind}", tags: ["refs"] })
      .input(
        z.object({
          kind: z.string().max(40),
          search: z.string().trim().max(100).default(""),
          ids: z.string().max(8000).optional(),
          /** Only those of this record: the locations of a warehouse, the receipts of a supplier. */
          within: z.uuid().optional(),
        }),
      )
      .output(z.array(refLabel)),
  },
};
