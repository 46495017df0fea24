/** Title, number, state, what stands under it, the buttons, and the notices about drafts and other people. */
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import type { Field } from "../../../kernel/field.ts";
import { showFile } from "../data/files.ts";
import { useMay, useServices } from "../data/provider.tsx";
import { isNamedBefore } from "../form/form-state.ts";
import { Cell } from "../format/cell.tsx";
import { formatInstant } from "../format/format.ts";
import { midSentence, nameBeside, useLanguage, useT } from "../i18n/texts.ts";
import { ActionBar } from "../parts/action-bar.tsx";
import { Button } from "../parts/button.tsx";
import { Confirm } from "../parts/confirm.tsx";
import { StatePill } from "../parts/state-pill.tsx";
import { useTitle } from "../shell/use-title.ts";
import type { DocumentView } from "./document-page.tsx";

export function DocumentHead({ view }: { view: DocumentView }) {
  const { options, open, state, verbs, texts } = view;
  const { definition, path } = options;
  const t = useT();
  const language = useLanguage();
  const number: string | null = open.base?.document["number"] ?? null;
  const isNew = view.id === undefined;
  const title = isNew ? t("newOf", { title: midSentence(texts.title, language) }) : texts.title;
  // What a new one begins with is no name yet.
  const isBare = isNew && !open.form.isDirty;
  const named = useName(view);
  const name = (!isBare && named) || number || (isNew ? "" : t("notNumbered"));
  useTitle(`${title} ${name}`.trim());
  return (
    <>
      <header className="head">
        <div className="grow">
          <h1>
            <Link to={path} className="back" title={texts.titleMany}>
              {title}
            </Link>{" "}
            <Words text={name} /> <StatePill lifecycle={definition.lifecycle} state={state} texts={texts} />
            {open.form.isDirty && <span className="pill warn">{t("unsaved")}</span>}
          </h1>
          {!isBare && <Subtitle view={view} />}
        </div>
        <ActionBar
          definition={definition}
          texts={texts}
          state={state}
          isEditable={view.isEditable}
          isNew={isNew}
          isDirty={open.form.isDirty || view.id === undefined}
          next={view.next}
          onNext={view.onNext}
          busy={verbs.busy}
          onVerb={(verb) => void verbs.run(verb)}
          onSave={() => void verbs.run("")}
          extra={
            <>
              {options.extra?.(open.base)}
              <PrintButton view={view} />
              <RemoveButton view={view} />
            </>
          }
        />
      </header>
      <Notices view={view} />
    </>
  );
}

/** Each word in one piece: a number or a day is not broken at its hyphens. */
function Words({ text }: { text: string }) {
  return text.split(" ").map((word, i) => (
    <Fragment key={i}>
      {i > 0 && " "}
      <span className="part">{word}</span>
    </Fragment>
  ));
}

/** What a record is called: its code and its name, in the reader's language where it has one. */
function useName({ options, open }: DocumentView): string {
  const language = useLanguage();
  const { header, refs } = open.form;
  const words = (options.title ?? []).map((name) => {
    const value = (language === "en" && header[`${name}En`]) || header[name];
    // A code of its own may be that of another record: a bank account is called like its account.
    const label = options.definition.header[name]?.to ? refs[String(value)] : undefined;
    return label ? `${label.code} ${nameBeside(label, language)}`.trim() : value;
  });
  return words.filter(Boolean).join(" ");
}

function Subtitle({ view }: { view: DocumentView }) {
  const { options, open, texts } = view;
  const fields = (options.subtitle ?? []).filter(
    (name) => open.form.header[name] !== null && open.form.header[name] !== "",
  );
  if (fields.length === 0) return null;
  return (
    <p className="sub">
      {fields.map((name, i) => (
        <Fragment key={name}>
          {i > 0 && " · "}
          <span className="part">
            <Cell
              field={options.definition.header[name] as Field}
              name={name}
              value={open.form.header[name]}
              refs={open.form.refs}
              texts={texts}
              isShort={isNamedBefore(options.definition.header, name, open.form)}
            />
          </span>
        </Fragment>
      ))}
    </p>
  );
}

/** The document as paper, in a tab of its own. */
function PrintButton({ view }: { view: DocumentView }) {
  const { options, open, id } = view;
  const t = useT();
  const { print } = options.api;
  if (!print || id === undefined || !open.base?.document["number"]) return null;
  return (
    <Button onClick={() => void print({ id, form: "a4" }).then(({ body }) => showFile(body))}>{t("print")}</Button>
  );
}

/** A draft without a number may go without a trace; anything else is cancelled or voided. */
function RemoveButton({ view }: { view: DocumentView }) {
  const { options, open, state, id, verbs } = view;
  const t = useT();
  const may = useMay();
  const isNumbered = options.definition.numberPrefix !== null;
  const isDraft =
    isNumbered &&
    id !== undefined &&
    state === options.definition.lifecycle.initial &&
    open.base?.document["number"] === null;
  if (!isDraft || !may(options.editPermission)) return null;
  return (
    <Confirm title={t("removeTitle")} text={t("removeText")} ok={t("remove")} onOk={() => void verbs.remove()}>
      {(ask) => (
        <Button isDanger onClick={ask}>
          {t("remove")}
        </Button>
      )}
    </Confirm>
  );
}

function Notices({ view }: { view: DocumentView }) {
  const { open } = view;
  const t = useT();
  const { session } = useServices();
  const last = open.query.data?.timeline.at(-1);
  const discard = () => {
    open.draft.drop();
    if (open.query.data) open.load(open.query.data);
    else location.reload();
  };
  return (
    <>
      {open.draft.restoredAt && open.form.isDirty && (
        <div className="notice" role="status">
          {t("draftRestored", { at: formatInstant(open.draft.restoredAt, session.timeZone) })}
          <button type="button" className="link" onClick={discard}>
            {t("draftDiscard")}
          </button>
        </div>
      )}
      {open.isStale && open.form.isDirty && (
        <div className="notice warn" role="status">
          {t("changedMeanwhile", { by: last?.by ?? "" })}
          <button
            type="button"
            className="link"
            onClick={() => open.query.data && view.verbs.setAsking({ kind: "conflict", now: open.query.data })}
          >
            {t("seeChanges")}
          </button>
        </div>
      )}
    </>
  );
}
