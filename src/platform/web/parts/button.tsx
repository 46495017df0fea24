/** A button that prints its shortcut. Clerks learn keys from buttons. */
import type { ReactNode } from "react";

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly shortcut?: string | undefined;
  readonly isPrimary?: boolean;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  readonly isBusy?: boolean;
  readonly type?: "button" | "submit";
  readonly title?: string | undefined;
}

export function Button({
  children,
  onClick,
  shortcut,
  isPrimary,
  isDanger,
  isDisabled,
  isBusy,
  type = "button",
  title,
}: ButtonProps) {
  const kind = `btn${isPrimary ? " primary" : ""}${isDanger ? " danger" : ""}${isBusy ? " busy" : ""}`;
  return (
    <button
      type={type}
      className={kind}
      onClick={onClick}
      disabled={isDisabled || isBusy}
      aria-busy={isBusy || undefined}
      title={title}
    >
      {children}
      {shortcut && (
        <span className="kbd key" aria-hidden="true">
          {shortcut}
        </span>
      )}
    </button>
  );
}
