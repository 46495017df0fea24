import { type ReactNode, useState } from "react";
import { Dialog } from "./dialog.tsx";

export interface ConfirmProps {
  readonly title: string;
  readonly text: string;
  readonly ok: string;
  readonly onOk: () => void;
  /** The button that asks. */
  readonly children: (ask: () => void) => ReactNode;
}

/** Asks before something that can't be taken back. */
export function Confirm({ title, text, ok, onOk, children }: ConfirmProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {children(() => setOpen(true))}
      {isOpen && (
        <Dialog
          title={title}
          onClose={() => setOpen(false)}
          ok={{
            label: ok,
            isDanger: true,
            onClick: () => {
              setOpen(false);
              onOk();
            },
          }}
        >
          <p>{text}</p>
        </Dialog>
      )}
    </>
  );
}
