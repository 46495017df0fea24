/** A dialog: the browser's own, which keeps the focus inside, closes on Escape and dims what is behind it. */
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useT } from "../i18n/texts.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

export interface DialogProps {
  readonly title: string;
  readonly width?: number;
  readonly onClose: () => void;
  readonly ok?: {
    readonly label: string;
    readonly onClick: () => void;
    readonly isDanger?: boolean;
    readonly isDisabled?: boolean;
  };
  /** What the button beside it says; "cancel" unless said otherwise, none where it is null. */
  readonly cancel?: string | null;
  /** Other buttons than those two. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

export function Dialog({ title, width = 440, onClose, ok, cancel, foot, children }: DialogProps) {
  const t = useT();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // The browser would take the closing cross, which stands first.
    const field = dialog.current?.querySelector<HTMLElement>(".body :is(input, select, textarea)");
    (field ?? dialog.current?.querySelector<HTMLElement>(".actions .primary"))?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      style={{ width }}
      aria-labelledby={id}
      onClose={onClose}
      onCancel={(event) => {
        // Whoever opened it closes it.
        event.preventDefault();
        onClose();
      }}
    >
      <div className="top-row">
        <h2 id={id}>{title}</h2>
        <button type="button" className="link" aria-label={t("close")} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div className="body">{children}</div>
      {(foot || ok) && (
        <div className="actions">
          {foot}
          {ok && cancel !== null && <Button onClick={onClose}>{cancel ?? t("cancel")}</Button>}
          {ok && (
            <Button
              isPrimary={!ok.isDanger}
              isDanger={ok.isDanger ?? false}
              isDisabled={ok.isDisabled ?? false}
              onClick={ok.onClick}
            >
              {ok.label}
            </Button>
          )}
        </div>
      )}
    </dialog>
  );
}
