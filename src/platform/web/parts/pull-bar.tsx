/** Brings lines from another document into this one (参照): pick it, and what is still open of it stands in the lines. */
import { useState } from "react";
import { RefPicker } from "../fields/ref-picker.tsx";
import type { FormState, Start } from "../form/form-state.ts";
import type { OpenDocument } from "../form/use-document.ts";
import { type SubjectTexts, useT } from "../i18n/texts.ts";
import { Button } from "./button.tsx";

export interface Pull {
  /** The kind of document a picker offers; its label is the text `pull.<kind>`. */
  readonly kind?: string;
  readonly load?: (id: string, form: FormState) => Promise<Start | undefined>;
  /** Everything that fits the head, at one press; the button says `pull.all`. */
  readonly all?: (form: FormState) => Promise<Start | undefined>;
}

interface PullBarProps {
  readonly pull: Pull;
  readonly open: OpenDocument;
  readonly texts: SubjectTexts;
}

export function PullBar({ pull, open, texts }: PullBarProps) {
  const t = useT();
  const [isBusy, setBusy] = useState(false);
  const [found, setFound] = useState<number>();
  const bring = async (work: Promise<Start | undefined>) => {
    setBusy(true);
    setFound(undefined);
    const start = await work.catch(() => undefined);
    if (start) open.dispatch({ type: "fill", start });
    setFound(start?.lines?.length ?? 0);
    setBusy(false);
  };
  const { kind, load, all } = pull;
  return (
    <div className="tools pull">
      {kind && load && (
        <RefPicker
          kind={kind}
          label={texts.text(`pull.${kind}`)}
          placeholder={texts.text(`pull.${kind}`)}
          chosen={undefined}
          onPick={(label) => label && void bring(load(label.id, open.latest.current.form))}
        />
      )}
      {all && (
        <Button isBusy={isBusy} onClick={() => void bring(all(open.latest.current.form))}>
          {texts.text("pull.all")}
        </Button>
      )}
      {found === 0 && (
        <span className="dim" role="status">
          {t("pulledNothing")}
        </span>
      )}
    </div>
  );
}
