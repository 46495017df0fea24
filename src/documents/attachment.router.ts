/** Implements the endpoints of attachments. Who may see a document may see its files; who may edit it may add some. */
import { createHash } from "node:crypto";
import { implement } from "@orpc/server";
import { type Id, newId } from "../kernel/ids.ts";
import { refuse } from "../kernel/refusal.ts";
import type { attachmentsContract } from "../platform/contract/attachments.ts";
import { asFile } from "../platform/contract/file.ts";
import { addAttachment, attachmentsOf, fileOf, removeAttachment } from "./attachment.store.ts";
import { actorOf, type CallContext, reading, tellChanged, writing } from "./context.ts";
import { loadDocuments } from "./document.store.ts";
import { noteEvent } from "./event.store.ts";

const MOST_BYTES = 20 * 1024 * 1024;

/** What a file begins with → what it is. Its name and what the browser says are not believed. */
const KINDS: readonly (readonly [hex: string, type: string])[] = [
  ["25504446", "application/pdf"],
  ["89504e47", "image/png"],
  ["ffd8ff", "image/jpeg"],
  ["52494646", "image/webp"],
  ["504b0304", "application/zip"],
  ["3c3f786d6c", "application/xml"],
];

function typeOf(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 8)).toString("hex");
  return (
    KINDS.find(([hex]) => start.startsWith(hex))?.[1] ??
    refuse("platform.file_type", { kinds: "PDF, PNG, JPEG, WebP, ZIP, XLSX, DOCX, OFD, XML" })
  );
}

function permissionOf(context: CallContext, subject: string, what: "view" | "edit"): string {
  const definition =
    context.registry.documents.get(subject)?.actions.definition ??
    refuse("platform.unknown_kind", { kind: subject }, "not_found");
  return `${definition.module}.${definition.name}.${what}`;
}

export function attachmentRouter(contract: typeof attachmentsContract) {
  const os = implement(contract).$context<CallContext>();
  return {
    list: os.list.handler(async ({ context, input }) => {
      const by = actorOf(context, permissionOf(context, input.subject, "view"));
      return await reading(context, by, (tx) => attachmentsOf(tx, by.orgId, input.id as Id));
    }),
    add: os.add.handler(async ({ context, input, path }) => {
      const by = actorOf(context, permissionOf(context, input.subject, "edit"));
      const bytes = new Uint8Array(await input.file.arrayBuffer());
      if (bytes.length === 0 || bytes.length > MOST_BYTES)
        refuse("platform.file_size", { size: bytes.length, most: MOST_BYTES });
      const id = newId();
      const { subject } = input;
      const it = {
        id,
        subject,
        subjectId: input.id as Id,
        name: input.file.name.slice(0, 200),
        type: typeOf(bytes),
        bytes,
        sha256: createHash("sha256").update(bytes).digest("hex"),
      };
      return await writing(
        context,
        by,
        { path: path.join("."), input: { subject, id: input.id, sha256: it.sha256 } },
        async (tx) => {
          const { definition } = context.registry.documents.get(subject)!.actions;
          if ((await loadDocuments(tx, by.orgId, definition, [it.subjectId])).length === 0)
            refuse("platform.not_found", {}, "not_found");
          await addAttachment(tx, by, it);
          await noteEvent(tx, by, subject, it.subjectId, "attach", { file: [null, it.name] });
          await tellChanged(tx, by.orgId, subject, [it.subjectId]);
          return {
            id,
            name: it.name,
            type: it.type,
            size: bytes.length,
            addedAt: by.at.toISOString(),
            addedBy: by.name,
          };
        },
      );
    }),
    file: os.file.handler(async ({ context, input }) => {
      const by = actorOf(context);
      const file =
        (await reading(context, by, (tx) => fileOf(tx, by.orgId, input.id as Id))) ??
        refuse("platform.not_found", {}, "not_found");
      actorOf(context, permissionOf(context, file.subject, "view"));
      return asFile(new Uint8Array(Buffer.from(file.content, "base64")), file.name, file.type);
    }),
    remove: os.remove.handler(async ({ context, input, path }) => {
      const by = actorOf(context);
      return await writing(context, by, { path: path.join("."), input }, async (tx) => {
        const file = (await fileOf(tx, by.orgId, input.id as Id)) ?? refuse("platform.not_found", {}, "not_found");
        actorOf(context, permissionOf(context, file.subject, "edit"));
        await removeAttachment(tx, by, input.id as Id);
        await noteEvent(tx, by, file.subject, file.subjectId, "detach", { file: [file.name, null] });
        await tellChanged(tx, by.orgId, file.subject, [file.subjectId]);
        return {};
      });
    }),
  };
}
