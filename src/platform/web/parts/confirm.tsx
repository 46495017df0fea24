import { Modal } from "antd";
import { type ReactNode, useState } from "react";

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
        <Modal
          open
          width={440}
          title={title}
          okText={ok}
          okButtonProps={{ danger: true }}
          onOk={() => {
            setOpen(false);
            onOk();
          }}
          onCancel={() => setOpen(false)}
        >
          <p>{text}</p>
        </Modal>
      )}
    </>
  );
}
