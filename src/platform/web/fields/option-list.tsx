/** The list under a picker. It hangs on the body, so that a scrolling grid does not clip it. */
import { useLayoutEffect, useState } from "react";
import { createPortal } from "react-dom";
import type { RefLabel } from "../../contract/page.ts";
import { nameBeside, useLanguage } from "../i18n/texts.ts";

export interface OptionListProps {
  readonly id: string;
  readonly anchor: HTMLElement;
  readonly options: readonly RefLabel[];
  readonly at: number;
  readonly onPick: (label: RefLabel) => void;
  readonly empty: string;
}

const MAX_HEIGHT = 300;

function placeAt(anchor: HTMLElement) {
  const box = anchor.getBoundingClientRect();
  const width = Math.min(Math.max(box.width, 360), innerWidth - 16);
  const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
  const isAbove = box.bottom + MAX_HEIGHT > innerHeight && box.top > MAX_HEIGHT;
  return isAbove ? { left, width, bottom: innerHeight - box.top + 2 } : { left, width, top: box.bottom + 2 };
}

export function OptionList({ id, anchor, options, at, onPick, empty }: OptionListProps) {
  const language = useLanguage();
  const [place, setPlace] = useState(() => placeAt(anchor));
  useLayoutEffect(() => {
    const follow = () => setPlace(placeAt(anchor));
    follow();
    addEventListener("scroll", follow, true);
    addEventListener("resize", follow);
    return () => {
      removeEventListener("scroll", follow, true);
      removeEventListener("resize", follow);
    };
  }, [anchor]);
  return createPortal(
    <div
      id={id}
      role="listbox"
      aria-label={anchor.getAttribute("aria-label") ?? empty}
      className="options"
      style={{ ...place, maxHeight: MAX_HEIGHT }}
    >
      {options.length === 0 && (
        <div role="option" aria-selected={false} aria-disabled tabIndex={-1} className="option dim">
          {empty}
        </div>
      )}
      {options.map((option, i) => (
        <div
          key={option.id}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === at}
          className={i === at ? "option on" : "option"}
          // Before the blur of the input, which would take the typed text instead.
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(option);
          }}
        >
          <span className="code">{option.code}</span>
          <span className="name">{nameBeside(option, language)}</span>
          <span className="spec">{[option.spec, option.unit].filter(Boolean).join(" · ")}</span>
        </div>
      ))}
    </div>,
    document.body,
  );
}
