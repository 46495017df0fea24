/** The buttons of a document: what its lifecycle offers from here, and who may. One is the next step. */
import type { ReactNode } from "react";
import type { AnyDocument } from "../../../kernel/document.ts";
import { verbsFrom } from "../../../kernel/lifecycle.ts";
import { useMay } from "../data/provider.tsx";
import { type SubjectTexts, useT } from "../i18n/texts.ts";
import { Button } from "./button.tsx";
import type { OfferedDocument } from "./next-document.ts";

export interface ActionBarProps {
  readonly definition: AnyDocument;
  readonly texts: SubjectTexts;
  readonly state: string;
  readonly isEditable: boolean;
  /** Not saved yet: it can only go on, there is nothing to take back. */
  readonly isNew: boolean;
  readonly isDirty: boolean;
  readonly busy: string | undefined;
  readonly onVerb: (verb: string) => void;
  readonly onSave: () => void;
  readonly next: readonly OfferedDocument[];
  readonly onNext: (next: OfferedDocument) => void;
  /** Printing and what else a page offers. */
  readonly extra?: ReactNode;
}

/** The verbs a person may use from a state; the primary one first. */
export function offeredVerbs(definition: AnyDocument, state: string, may: (permission: string) => boolean): string[] {
  return verbsFrom(definition.lifecycle, state).filter((verb) =>
    may(definition.lifecycle.verbs[verb]?.permission ?? ""),
  );
}

/** Whether nothing follows after it: it cancels, or takes back. */
function isEnd({ lifecycle }: AnyDocument, verb: string): boolean {
  return lifecycle.states[lifecycle.verbs[verb]?.to ?? ""]?.isFinal ?? false;
}

export function primaryVerb(definition: AnyDocument, verbs: readonly string[]): string | undefined {
  return verbs.find((verb) => definition.lifecycle.verbs[verb]?.isPrimary);
}

export function ActionBar(props: ActionBarProps) {
  const { definition, texts, state, isEditable, isNew, isDirty, busy, onVerb, onSave, next, onNext, extra } = props;
  const t = useT();
  const may = useMay();
  const verbs = offeredVerbs(definition, state, may);
  const primary = primaryVerb(definition, verbs);
  // The next step stands last, where the primary button of every page is.
  const steps = [...next.filter((it) => !it.isStep), ...next.filter((it) => it.isStep)];
  return (
    <div className="actions">
      {extra}
      {verbs
        .filter((verb) => verb !== primary && !isNew)
        .map((verb) => (
          <Button
            key={verb}
            isDanger={isEnd(definition, verb)}
            isDisabled={busy !== undefined}
            isBusy={busy === verb}
            onClick={() => onVerb(verb)}
          >
            {texts.verb(verb)}
          </Button>
        ))}
      {steps.map((it) => {
        const isNextStep = it.isStep && !primary && !isEditable;
        return (
          <Button
            key={it.key}
            isPrimary={isNextStep}
            shortcut={isNextStep ? "Ctrl ↵" : undefined}
            onClick={() => onNext(it)}
          >
            {texts.text(`next.${it.key}`)}
          </Button>
        );
      })}
      {isEditable && (
        <Button
          isPrimary={!primary}
          shortcut={primary ? "Ctrl S" : "Ctrl ↵"}
          isDisabled={busy !== undefined || !isDirty}
          isBusy={busy === "save"}
          onClick={onSave}
        >
          {t("save")}
        </Button>
      )}
      {primary && (
        <Button
          isPrimary
          shortcut="Ctrl ↵"
          isDisabled={busy !== undefined}
          isBusy={busy === primary}
          onClick={() => onVerb(primary)}
        >
          {texts.verb(primary)}
        </Button>
      )}
    </div>
  );
}
