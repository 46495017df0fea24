/** A small panel under what opened it. It hangs on the body, so that no card clips it. */
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";

export interface PopoverProps {
  readonly anchor: HTMLElement;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const EDGE = 8;

/** What a control in the panel opens hangs behind it on the body, and belongs to it. */
function isInside(target: Element, panel: HTMLElement | null): boolean {
  const owner = target.closest(".popover, .options");
  if (!owner || !panel) return false;
  return owner === panel || (panel.compareDocumentPosition(owner) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

export function Popover({ anchor, label, onClose, children }: PopoverProps) {
  const panel = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const follow = () => {
      const box = anchor.getBoundingClientRect();
      const width = panel.current?.offsetWidth ?? 0;
      setPlace({ left: Math.max(EDGE, Math.min(box.left, innerWidth - width - EDGE)), top: box.bottom + 4 });
    };
    follow();
    addEventListener("scroll", follow, true);
    addEventListener("resize", follow);
    return () => {
      removeEventListener("scroll", follow, true);
      removeEventListener("resize", follow);
    };
  }, [anchor]);
  useEffect(() => {
    if (!panel.current?.contains(document.activeElement))
      panel.current?.querySelector<HTMLElement>("input, button, select")?.focus();
    const outside = (event: PointerEvent) => {
      const target = event.target as Element;
      if (!anchor.contains(target) && !isInside(target, panel.current)) onClose();
    };
    addEventListener("pointerdown", outside, true);
    return () => removeEventListener("pointerdown", outside, true);
  }, [anchor, onClose]);
  return createPortal(
    <div
      ref={panel}
      role="dialog"
      aria-label={label}
      className="popover"
      style={place}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
        (anchor.querySelector<HTMLElement>("input") ?? anchor).focus();
      }}
    >
      {children}
    </div>,
    document.body,
  );
}
