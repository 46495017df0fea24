/** Somebody else changed the document meanwhile: who, what, and the choice between theirs and ours. */
import type { AnyDocument } from "../../../kernel/document.ts";
import type { Field } from "../../../kernel/field.ts";
import { useServices } from "../data/provider.tsx";
import type { AnyAnswer } from "../form/document-client.ts";
import { type Change, changesBetween } from "../form/form-state.ts";
import { Cell } from "../format/cell.tsx";
import { formatInstant } from "../format/format.ts";
import { type SubjectTexts, useT } from "../i18n/texts.ts";
import type { Refs } from "../lines/columns.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

export interface ConflictDialogProps {
  readonly definition: AnyDocument;
  readonly texts: SubjectTexts;
  readonly before: AnyAnswer;
  readonly now: AnyAnswer;
  /** Ours can still be saved over theirs, knowingly. */
  readonly canKeep: boolean;
  readonly onReload: () => void;
  readonly onKeep: () => void;
  readonly onClose: () => void;
}

export function ConflictDialog({
  definition,
  texts,
  before,
  now,
  canKeep,
  onReload,
  onKeep,
  onClose,
}: ConflictDialogProps) {
  const t = useT();
  const { session } = useServices();
  const last = now.timeline.at(-1);
  const changes = changesBetween(definition, before.document, now.document);
  const foot = canKeep && <Button onClick={onKeep}>{t("keepMine")}</Button>;
  return (
    <Dialog
      width={560}
      title={t("conflictTitle")}
      foot={foot}
      cancel={null}
      ok={{ label: t("takeTheirs"), onClick: onReload }}
      onClose={onClose}
    >
      {last && (
        <p>
          {t("conflictBy", { by: last.by, verb: texts.verb(last.verb), at: formatInstant(last.at, session.timeZone) })}
        </p>
      )}
      <ul className="changes">
        {before.document["state"] !== now.document["state"] && (
          <li>
            {t("stateLabel")}: {texts.state(before.document["state"])} → <b>{texts.state(now.document["state"])}</b>
          </li>
        )}
        {changes.map((change) => (
          <ChangeRow
            key={`${change.line} ${change.field}`}
            change={change}
            definition={definition}
            texts={texts}
            refs={{ ...before.refs, ...now.refs }}
          />
        ))}
      </ul>
      <p className="dim">{t(canKeep ? "conflictHelp" : "conflictOver")}</p>
    </Dialog>
  );
}

interface ChangeRowProps {
  readonly change: Change;
  readonly definition: AnyDocument;
  readonly texts: SubjectTexts;
  readonly refs: Refs;
}

function ChangeRow({ change, definition, texts, refs }: ChangeRowProps) {
  const t = useT();
  const place = change.line === undefined ? "" : t("lineNumber", { line: change.line });
  if (change.field === "") return <li>{`${place} ${t(change.before === null ? "lineAdded" : "lineRemoved")}`}</li>;
  const fields = change.line === undefined ? definition.header : definition.lines;
  const field = fields[change.field] as Field;
  const label = change.line === undefined ? texts.field(change.field) : texts.line(change.field);
  const shown = { field, name: change.field, refs, texts };
  return (
    <li>
      {place} {label}: <Cell {...shown} value={change.before} /> →{" "}
      <b>
        <Cell {...shown} value={change.after} />
      </b>
    </li>
  );
}
