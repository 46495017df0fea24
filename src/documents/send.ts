/** Mails a document as a PDF to whom it is for, and notes that it was sent. */
import type { AnyDocument, DocumentOf } from "../kernel/document.ts";
import type { Id } from "../kernel/ids.ts";
import { refuse } from "../kernel/refusal.ts";
import type { Tx } from "../platform/server/db/database.ts";
import { sendMail } from "../platform/server/mail.ts";
import { textOf } from "../platform/server/texts.ts";
import type { Actor } from "./actor.ts";
import { type CallContext, reading, writing } from "./context.ts";
import { loadDocuments } from "./document.store.ts";
import { noteEvent } from "./event.store.ts";
import { type PaperSource, printDocument } from "./print.ts";

/** What is mailed. Its words are the texts `mail.subject` and `mail.text` of the document. */
export interface Mailing<D extends AnyDocument> {
  readonly definition: D;
  readonly paper: PaperSource;
  /** Refuses what must not go out yet. */
  readonly check: (document: DocumentOf<D>) => void;
  /** Where it goes unless the caller says otherwise. @throws Refusal if there is no address */
  readonly address: (tx: Tx, document: DocumentOf<D>) => Promise<string>;
}

interface Asked {
  readonly path: string;
  readonly input: { readonly id: string; readonly to?: string | undefined };
}

export async function sendDocument<D extends AnyDocument>(
  context: CallContext,
  by: Actor,
  { path, input }: Asked,
  { definition, paper, check, address }: Mailing<D>,
): Promise<{ to: string }> {
  const { language, companyName: company } = context;
  const mail = await reading(context, by, async (tx) => {
    const [document] = await loadDocuments(tx, by.orgId, definition, [input.id as Id]);
    if (!document) refuse("platform.not_found", {}, "not_found");
    check(document);
    const to = input.to ?? (await address(tx, document));
    const ask = { form: "a4", language, company, baseCurrency: by.baseCurrency } as const;
    const bytes = await printDocument(tx, by.orgId, context.registry.refs, definition, paper, document, ask);
    return { to, number: document.number ?? "", bytes };
  });
  const words = { number: mail.number, company };
  const text = (key: string) => textOf(`${definition.module}.${definition.name}.mail.${key}`, words, language);
  await sendMail({
    to: mail.to,
    subject: text("subject"),
    text: text("text"),
    attachment: { name: `${mail.number}.pdf`, bytes: mail.bytes, type: "application/pdf" },
  });
  return await writing(context, by, { path, input }, async (tx) => {
    await noteEvent(tx, by, definition.name, input.id as Id, "send", { to: [null, mail.to] });
    return { to: mail.to };
  });
}
