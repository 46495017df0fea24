/** The head of a document: labelled values, or controls while it can be edited; one card or several with titles. */
import { type ReactNode, useState } from "react";
import type { Field, Fields } from "../../../kernel/field.ts";
import { FieldInput } from "../fields/field-input.tsx";
import { headerIssues, isNamedBefore } from "../form/form-state.ts";
import { Cell } from "../format/cell.tsx";
import { useT } from "../i18n/texts.ts";
import { Card } from "../parts/card.tsx";
import { useIsPhone } from "../shell/use-phone.ts";
import type { DocumentView } from "./document-page.tsx";

/** A field of the head; `readOnly` is given by what the document is made from, `fixed` can't change once it is saved. */
export type HeaderField<H extends Fields> =
  | (keyof H & string)
  | { readonly field: keyof H & string; readonly readOnly?: boolean; readonly fixed?: boolean };

export type HeaderSections<H extends Fields> =
  | readonly HeaderField<H>[]
  | Readonly<Record<string, readonly HeaderField<H>[]>>;

export function HeaderCards({ view }: { view: DocumentView }) {
  const header: HeaderSections<Fields> = view.options.sections.header;
  const isPhone = useIsPhone();
  const sections = Array.isArray(header) ? [["", header] as const] : Object.entries(header);
  const cards = sections.map(([section, fields]) => (
    <HeaderCard
      key={section}
      view={view}
      fields={fields}
      title={section ? view.texts.maybe(`section.${section}`) : undefined}
    />
  ));
  // Of a record the head is what people came for.
  const isRecord = view.options.definition.numberPrefix === null;
  return isPhone && !isRecord && view.options.sections.lines.length > 0 ? <Folded view={view}>{cards}</Folded> : cards;
}

/** On a phone the lines are what people came for: a head that needs nothing stands folded above them. */
function Folded({ view, children }: { view: DocumentView; children: ReactNode }) {
  const { id, open } = view;
  const t = useT();
  const [chosen, choose] = useState<boolean>();
  const isWrong = Object.keys(headerIssues(open.issues.list)).length > 0;
  const isOpen = isWrong || (chosen ?? (id === undefined && open.form.sources.length === 0));
  return (
    <section className="fold">
      <button type="button" className="btn" aria-expanded={isOpen} onClick={() => choose(!isOpen)}>
        {t("headFields")} <span aria-hidden="true">{isOpen ? "▴" : "▾"}</span>
      </button>
      {isOpen && children}
    </section>
  );
}

interface HeaderCardProps {
  readonly view: DocumentView;
  readonly fields: readonly HeaderField<Fields>[];
  readonly title?: string | undefined;
}

function HeaderCard({ view, fields, title }: HeaderCardProps) {
  const { isEditable, id } = view;
  return (
    <Card title={title}>
      <div className={isEditable ? "fields editing" : "fields"}>
        {fields.map((it) => {
          const full = typeof it === "string" ? { field: it } : it;
          const canEdit = isEditable && !full.readOnly && !(full.fixed && id !== undefined);
          return <HeaderFieldView key={full.field} view={view} name={full.field} canEdit={canEdit} />;
        })}
      </div>
    </Card>
  );
}

function HeaderFieldView({ view, name, canEdit }: { view: DocumentView; name: string; canEdit: boolean }) {
  const { options, open, texts } = view;
  const field = options.definition.header[name] as Field;
  const shown = { field, name, value: open.form.header[name] ?? null, refs: open.form.refs, texts };
  const isShort = isNamedBefore(options.definition.header, name, open.form);
  if (!canEdit)
    return (
      <div className={field.isMultiline ? "field wide" : "field"}>
        <span className="label">{texts.field(name)}</span>
        <span className="value">
          <Cell {...shown} isShort={isShort} />
        </span>
      </div>
    );
  return (
    <FieldInput
      {...shown}
      isShort={isShort}
      label={texts.field(name)}
      help={texts.maybe(`help.${name}`)}
      isRequired={!field.isOptional && field.preset === undefined}
      issue={headerIssues(open.issues.list)[name]}
      onChange={(next, labels) => open.setHeader(name, next, labels)}
    />
  );
}
