/** The small questions of a document: why, and "I have read this". */
import { useState } from "react";
import { useMay } from "../data/provider.tsx";
import type { ShownIssue } from "../data/refusal.ts";
import { issueText, permissionText } from "../i18n/issue-text.ts";
import { useT } from "../i18n/texts.ts";
import { Dialog } from "./dialog.tsx";

export interface ReasonDialogProps {
  /** The verb in words, as its button says. */
  readonly verb: string;
  readonly onAnswer: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks why; the answer is kept with the document. */
export function ReasonDialog({ verb, onAnswer, onCancel }: ReasonDialogProps) {
  const t = useT();
  const [reason, setReason] = useState("");
  const isGiven = reason.trim() !== "";
  return (
    <Dialog
      title={verb}
      onClose={onCancel}
      ok={{ label: verb, isDanger: true, isDisabled: !isGiven, onClick: () => onAnswer(reason.trim()) }}
    >
      <label className="ask">
        {t("whyThis")}
        <textarea
          className="input"
          // biome-ignore lint/a11y/noAutofocus: the one question of the dialog
          autoFocus
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !isGiven) return;
            event.preventDefault();
            event.stopPropagation();
            onAnswer(reason.trim());
          }}
        />
      </label>
    </Dialog>
  );
}

export interface WarningsDialogProps {
  readonly issues: readonly ShownIssue[];
  readonly verb: string;
  readonly onAcknowledge: (codes: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** Lists what deserves a second look. It goes on only for those who may agree to every one of them. */
export function WarningsDialog({ issues, verb, onAcknowledge, onCancel }: WarningsDialogProps) {
  const t = useT();
  const may = useMay();
  const isAllowed = issues.every((issue) => may(issue.consent));
  return (
    <Dialog
      width={520}
      title={t("warningsTitle", { count: issues.length })}
      cancel={t("backToEdit")}
      onClose={onCancel}
      ok={{
        label: t("goOn", { verb }),
        isDisabled: !isAllowed,
        onClick: () => onAcknowledge([...new Set(issues.map((issue) => issue.code))]),
      }}
    >
      <ul className="issues boxed">
        {issues.map((issue) => (
          <li key={`${issue.path} ${issue.code}`} className="amb">
            {issueText(issue)}
            {!may(issue.consent) && (
              <div className="dim">{t("needsConsent", { permission: permissionText(issue.consent ?? "") })}</div>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
