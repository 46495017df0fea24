/** Implements the endpoints of `documentContract` for any document, from its actions and its list. */
import { implement } from "@orpc/server";
import type { AnyDocument, DocumentOf } from "../kernel/document.ts";
import type { Id } from "../kernel/ids.ts";
import { refuse } from "../kernel/refusal.ts";
import { viewPostings } from "../ledger/postings.store.ts";
import type { DocumentAnswer, documentContract } from "../platform/contract/document-contract.ts";
import { asFile, SPREADSHEET } from "../platform/contract/file.ts";
import type { Tx } from "../platform/server/db/database.ts";
import type { Actor } from "./actor.ts";
import { answerOf, shortAnswer } from "./answer.ts";
import { actorOf, type CallContext, reading, tellChanged, writing } from "./context.ts";
import { loadDocuments } from "./document.store.ts";
import { exportList } from "./export.ts";
import { listDocuments, totalsOf } from "./list.ts";
import { plainPaper, printDocument } from "./print.ts";
import { labelsOf, refsIn } from "./refs.ts";
import type { DocumentServer } from "./registry.ts";
import { act, create, previewing, remove, update } from "./verbs.ts";

// The contract's own types say what a definition's endpoints take; inside, any definition will do.
type AnyContract = ReturnType<typeof documentContract<AnyDocument, Record<never, never>>>;

/** What the endpoints of one document share. */
function sharedOf(server: DocumentServer) {
  const { definition } = server.actions;
  const answer = async (
    context: CallContext,
    tx: Tx,
    by: Actor,
    document: DocumentOf<AnyDocument>,
  ): Promise<DocumentAnswer<AnyDocument>> =>
    context.isMinimal
      ? shortAnswer(definition, document)
      : await answerOf(tx, by.orgId, context.registry, server, document);
  const changing = async (
    context: CallContext,
    request: { path: string; input: unknown },
    work: (tx: Tx, by: Actor) => Promise<readonly DocumentOf<AnyDocument>[]>,
  ) => {
    const by = actorOf(context);
    return await writing(context, by, request, async (tx) => {
      const documents = await work(tx, by);
      await tellChanged(
        tx,
        by.orgId,
        definition.name,
        documents.map((it) => it.id),
      );
      return await answer(context, tx, by, documents[0]!);
    });
  };
  return { definition, view: `${definition.module}.${definition.name}.view`, answer, changing };
}

export function documentRouter(contract: AnyContract, server: DocumentServer) {
  return { ...readingRouter(contract, server), ...writingRouter(contract, server) };
}

function readingRouter(contract: AnyContract, server: DocumentServer) {
  const os = implement(contract).$context<CallContext>();
  const { definition, view, answer } = sharedOf(server);
  const list = { definition, source: server.list };
  return {
    list: os.list.handler(async ({ context, input }) => {
      const by = actorOf(context, view);
      return (await reading(context, by, (tx) => listDocuments(tx, by.orgId, list, input))) as never;
    }),
    totals: os.totals.handler(async ({ context, input }) => {
      const by = actorOf(context, view);
      return await reading(context, by, (tx) => totalsOf(tx, by.orgId, list, input));
    }),
    export: os.export.handler(async ({ context, input }) => {
      const by = actorOf(context, view);
      const sheet = await reading(context, by, (tx) =>
        exportList(tx, by.orgId, context.registry.refs, list, input, context.language),
      );
      return asFile(sheet, `${definition.name}.xlsx`, SPREADSHEET);
    }),
    get: os.get.handler(async ({ context, input }) => {
      const by = actorOf(context, view);
      return await reading(context, by, async (tx) => {
        const [document] = await loadDocuments(tx, by.orgId, definition, [input.id as Id]);
        if (!document) refuse("platform.not_found", {}, "not_found");
        return await answer(context, tx, by, document);
      });
    }),
    print: os.print.handler(async ({ context, input }) => {
      const by = actorOf(context, view);
      return await reading(context, by, async (tx) => {
        const [document] = await loadDocuments(tx, by.orgId, definition, [input.id as Id]);
        if (!document) refuse("platform.not_found", {}, "not_found");
        const { language, companyName: company } = context;
        const ask = { form: input.form, language, company, baseCurrency: by.baseCurrency };
        const bytes = await printDocument(
          tx,
          by.orgId,
          context.registry.refs,
          definition,
          server.paper ?? plainPaper(definition),
          document,
          ask,
        );
        return asFile(bytes, `${document.number ?? definition.name}.pdf`, "application/pdf");
      });
    }),
    preview: os.preview.handler(async ({ context, input }) => {
      const by = actorOf(context, view);
      const pointed = { id: input.id as Id, version: input.version };
      return await previewing(
        context.database,
        by,
        server.actions,
        pointed,
        input.verb,
        async (tx, document, known) => {
          const all = await viewPostings(tx, by.orgId, [input.id as Id]);
          const postings = all.filter((it) => !known.has(it.id as Id)).map((it) => ({ ...it, voucher: null }));
          return {
            postings,
            refs: await labelsOf(tx, by.orgId, context.registry.refs, refsIn(definition, [document], postings)),
          };
        },
      );
    }),
  };
}

function writingRouter(contract: AnyContract, server: DocumentServer) {
  const os = implement(contract).$context<CallContext>();
  const { definition, changing } = sharedOf(server);
  return {
    create: os.create.handler(async ({ context, input, path }) =>
      changing(context, { path: path.join("."), input }, (tx, by) =>
        create(tx, by, server.actions, [input.document], input.then, { acknowledge: input.acknowledge }),
      ),
    ),
    update: os.update.handler(async ({ context, input, path }) =>
      changing(context, { path: path.join("."), input }, (tx, by) =>
        update(tx, by, server.actions, [{ id: input.id as Id, version: input.version, document: input.document }]),
      ),
    ),
    remove: os.remove.handler(async ({ context, input, path }) => {
      const by = actorOf(context);
      return await writing(context, by, { path: path.join("."), input }, async (tx) => {
        await remove(tx, by, definition, { id: input.id as Id, version: input.version });
        await tellChanged(tx, by.orgId, definition.name, [input.id as Id]);
        return {};
      });
    }),
    act: os.act.handler(async ({ context, input, path }) =>
      changing(context, { path: path.join("."), input }, (tx, by) =>
        act(tx, by, server.actions, [{ id: input.id as Id, version: input.version }], [input.verb], {
          acknowledge: input.acknowledge,
          reason: input.reason ?? null,
        }),
      ),
    ),
  };
}
