/**
 * The page of a document, from its definition: number and state, the next step, the head, the lines, what is wrong,
 * the entries before and after posting, where it comes from, how far it is and what happened. The odd page uses the
 * parts directly.
 */
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { type ReactNode, Suspense, useMemo } from "react";
import type { AnyDocument } from "../../../kernel/document.ts";
import type { Fields } from "../../../kernel/field.ts";
import { LimitedPickers, type Session, useMay, useServices } from "../data/provider.tsx";
import type { AnyAnswer, DocumentClient } from "../form/document-client.ts";
import { cellIssues, type FormState, type Start } from "../form/form-state.ts";
import { type DocumentOptions, type LineChange, type OpenDocument, useDocument } from "../form/use-document.ts";
import { type FactsSource, useFacts } from "../form/use-facts.ts";
import { useVerbs, type Verbs } from "../form/use-verbs.ts";
import { type SubjectTexts, useSubject, useT } from "../i18n/texts.ts";
import { columnsOf, type LineColumn, shownColumns, widenedFor } from "../lines/columns.ts";
import { LinesEditor } from "../lines/lines-editor.tsx";
import { filledLines, type Values } from "../lines/lines-state.ts";
import type { Scan } from "../lines/scan-bar.tsx";
import { Card } from "../parts/card.tsx";
import { IssueList } from "../parts/issue-list.tsx";
import { type NextDocument, nextDocuments, type OfferedDocument } from "../parts/next-document.ts";
import { type Pull, PullBar } from "../parts/pull-bar.tsx";
import { PageSkeleton } from "../parts/skeleton.tsx";
import { ErrorScreen } from "../shell/error-screen.tsx";
import { placeAt } from "./address.ts";
import { DocumentAside } from "./document-aside.tsx";
import { DocumentDialogs } from "./document-dialogs.tsx";
import { DocumentHead } from "./document-head.tsx";
import { HeaderCards, type HeaderSections } from "./header-card.tsx";
import { useDocumentKeys } from "./use-document-keys.ts";
import { useFirstFocus } from "./use-first-focus.ts";

type Header<D extends AnyDocument> = keyof D["header"] & string;

export interface DocumentPageOptions<D extends AnyDocument> {
  readonly definition: D;
  /** The address of its list, e.g. `/procurement/goods-receipts`; the document's is under it, a new one's is `/new`. */
  readonly path: string;
  readonly api: DocumentClient;
  readonly sections: {
    /** The fields of its head; with keys, a card each under the text `section.<key>`. */
    readonly header: HeaderSections<D["header"]>;
    readonly lines: readonly LineColumn<D["lines"]>[];
  };
  /** On a phone: scanning a code leads to its line. */
  readonly scan?: Scan;
  /** Fields that name it instead of its number, e.g. code and name. */
  readonly title?: readonly Header<D>[];
  /** Header fields that stand under the title. */
  readonly subtitle?: readonly Header<D>[];
  /** Kind of record → the header field whose record its pickers are limited to: a location to the warehouse. */
  readonly within?: Readonly<Record<string, Header<D>>>;
  /** Who may write drafts; `<module>.<name>.edit` unless said otherwise. */
  readonly editPermission?: string;
  /** What a new document is made from, e.g. the order in the address. */
  readonly start?: (search: Readonly<Record<string, string>>, session: Session) => Promise<Start | undefined>;
  readonly onNewLine?: (form: FormState) => Values;
  readonly onLine?: (change: LineChange) => Values | undefined | Promise<Values | undefined>;
  readonly onHeader?: DocumentOptions["onHeader"];
  /** Figures of other documents beside the lines. */
  readonly facts?: FactsSource;
  /** Brings lines from another document, by a picker over the lines. */
  readonly pull?: Pull;
  /** The documents that are made from this one; the first is the next step where the lifecycle has none. */
  readonly next?: readonly NextDocument[];
  /** Buttons beside the verbs, e.g. printing. */
  readonly extra?: (answer: AnyAnswer | undefined) => ReactNode;
  /** Cards under the entries: why this price, attachments. */
  readonly aside?: (answer: AnyAnswer | undefined, form: FormState) => ReactNode;
  /** Cards under the chain. */
  readonly related?: (answer: AnyAnswer) => ReactNode;
}

/** What the parts of the page share. */
export interface DocumentView {
  readonly options: DocumentPageOptions<AnyDocument>;
  readonly id: string | undefined;
  readonly state: string;
  readonly isEditable: boolean;
  readonly open: OpenDocument;
  readonly verbs: Verbs;
  readonly texts: SubjectTexts;
  /** The documents that can be made from it as it stands, by this person. */
  readonly next: readonly OfferedDocument[];
  readonly onNext: (next: NextDocument) => void;
}

export function documentPage<const D extends AnyDocument>(options: DocumentPageOptions<D>): () => ReactNode {
  const { module, name } = options.definition;
  const any = { editPermission: `${module}.${name}.edit`, ...options } as unknown as DocumentPageOptions<AnyDocument>;
  return function DocumentRoute() {
    const { id } = useParams({ strict: false }) as { id?: string };
    // Another document is another page: nothing of the one before may stay.
    return <DocumentBody key={id ?? "new"} options={any} id={id === "new" ? undefined : id} />;
  };
}

function DocumentBody({ options, id }: { options: DocumentPageOptions<AnyDocument>; id: string | undefined }) {
  const { session } = useServices();
  const { definition, api, path, start, onNewLine, onLine, onHeader } = options;
  const search = useSearch({ strict: false }) as Record<string, string>;
  const texts = useSubject(definition);
  const hooks = {
    ...(onNewLine ? { onNewLine } : {}),
    ...(onLine ? { onLine } : {}),
    ...(onHeader ? { onHeader } : {}),
  };
  const open = useDocument({
    definition,
    api,
    id,
    ...hooks,
    ...(start ? { start: () => start(search, session) } : {}),
  });
  const verbs = useVerbs({ definition, api, id, path, open });
  const state: string = open.base?.document["state"] ?? definition.lifecycle.initial;
  const may = useMay();
  const isEditable = may(options.editPermission) && (definition.lifecycle.states[state]?.isEditable ?? false);
  const navigate = useNavigate();
  const next = open.form.isDirty ? [] : nextDocuments(options.next ?? [], open.base, may);
  const onNext = (it: NextDocument) => void navigate(placeAt(it.to(id ?? "", open.base!)));
  const view: DocumentView = { options, id, state, isEditable, open, verbs, texts, next, onNext };
  useDocumentKeys(view);
  useFirstFocus(id === undefined && open.isReady);
  if (open.query.isError && !open.base)
    return <ErrorScreen error={open.query.error} onRetry={() => void open.query.refetch()} />;
  if (open.fault) return <ErrorScreen error={open.fault} onRetry={() => location.reload()} />;
  if (id === undefined ? !open.isReady : !open.base) return <PageSkeleton />;
  return (
    <LimitedPickers within={limitsOf(view)}>
      <article className="document">
        <DocumentHead view={view} />
        <div className="stack">
          <Beside view={view} />
          <HeaderCards view={view} />
          {options.sections.lines.length > 0 && <LinesCard view={view} />}
          {options.sections.lines.length === 0 && (
            <IssueList issues={open.issues.list} texts={texts} labels={open.form.refs} />
          )}
          <DocumentAside view={view} />
        </div>
        <DocumentDialogs view={view} />
      </article>
    </LimitedPickers>
  );
}

/** What other modules know of it. */
function Beside({ view: { options, id } }: { view: DocumentView }) {
  const { places } = useServices();
  const may = useMay();
  if (id === undefined) return null;
  const cards = places.besideOf(options.definition.name).filter((it) => may(it.permission));
  return cards.map(({ component: BesideCard }, i) => (
    <Suspense key={i} fallback={<section className="card" aria-busy="true" />}>
      <BesideCard id={id} />
    </Suspense>
  ));
}

/** Only what is found limits: a text that is being looked up is no record. */
function limitsOf({ options, open }: DocumentView): Record<string, string> {
  const { header, refs } = open.form;
  const limits = Object.entries(options.within ?? {}).map(([kind, field]) => [kind, String(header[field])] as const);
  return Object.fromEntries(limits.filter(([, id]) => refs[id]));
}

function LinesCard({ view }: { view: DocumentView }) {
  const { options, open, isEditable, texts, state } = view;
  const t = useT();
  const { definition, sections, pull } = options;
  const fields = definition.lines as Fields;
  const facts = useFacts(view);
  const { refs } = open.form;
  // The blank line at the end is for typing.
  const lines = useMemo(
    () => (isEditable ? open.form.lines : filledLines(open.form.lines, fields)),
    [open.form.lines, isEditable, fields],
  );
  const all = useMemo(
    () => columnsOf(fields, sections.lines, isEditable, { facts, state }),
    [fields, sections, isEditable, facts, state],
  );
  const columns = useMemo(() => widenedFor(shownColumns(all, lines, refs), lines, refs), [all, lines, refs]);
  const issues = useMemo(() => cellIssues(open.issues.list, open.issues.keys), [open.issues]);
  return (
    <Card
      title={texts.maybe("section.lines") ?? t("lines")}
      note={isEditable && <span className="not-phone">{t("linesHelp")}</span>}
      className="lines-card"
    >
      {pull && isEditable && <PullBar pull={pull} open={open} texts={texts} />}
      <LinesEditor
        fields={fields}
        columns={columns}
        lines={lines}
        refs={refs}
        texts={texts}
        issues={issues}
        isEditable={isEditable}
        dispatch={open.dispatchLines}
        scan={options.scan}
      />
      <IssueList issues={open.issues.list} texts={texts} labels={refs} onGo={(path) => goTo(path)} />
    </Card>
  );
}

/** Puts the focus on the cell that an issue names, or on the first of its line. */
function goTo(path: string): void {
  const [, index, field] = /^lines\.(\d+)(?:\.(.+))?$/.exec(path) ?? [];
  const row = document.querySelector(`.grid-body > [data-index="${index}"]`);
  const cell =
    (field && row?.querySelector<HTMLElement>(`[data-field="${field}"] :is(input, select)`)) ||
    row?.querySelector<HTMLElement>("input, select");
  cell?.focus();
}
