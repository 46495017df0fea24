/** The files of a document or a record. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { fileAnswer } from "./file.ts";
import { refusals } from "./refusals.ts";

export const attachmentView = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  addedAt: z.string(),
  addedBy: z.string(),
});
export type AttachmentView = z.infer<typeof attachmentView>;

const base = oc.errors(refusals);
const tags = ["attachments"];
const of = z.object({ subject: z.string().max(40), id: z.uuid() });

export const attachmentsContract = {
  list: base
    .route({ method: "GET", path: "/attachments/{subject}/{id}", tags })
    .input(of)
    .output(z.array(attachmentView)),
  add: base
    .route({ method: "POST", path: "/attachments/{subject}/{id}", tags, successStatus: 201 })
    .input(of.extend({ file: z.file() }))
    .output(attachmentView),
  file: base
    .route({ method: "GET", path: "/attachments/{id}/file", tags, outputStructure: "detailed" })
    .input(z.object({ id: z.uuid() }))
    .output(fileAnswer),
  /** Taken off the page; the audit trail keeps that it was there. */
  remove: base
    .route({ method: "DELETE", path: "/attachments/{id}", tags })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({})),
};
