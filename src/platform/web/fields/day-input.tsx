/** A day: typed in any of the short ways (see `parseDay`), or picked from a calendar. */
import { useCallback, useRef, useState } from "react";
import type { Day } from "../../../kernel/dates.ts";
import { useServices } from "../data/provider.tsx";
import { isValueValid, parseDay, today } from "../format/parse.ts";
import { useT } from "../i18n/texts.ts";
import { Icon } from "../parts/icon.tsx";
import { Calendar } from "./calendar.tsx";
import { type ControlProps, TypedInput } from "./typed-input.tsx";

export interface DayInputProps extends ControlProps {
  readonly value: string | null;
  /** The day, or the typed text that is none. */
  readonly onChange: (value: string | null) => void;
  /** Cells of a grid have no button; Alt+↓ opens the calendar everywhere. */
  readonly hasButton?: boolean;
}

export function DayInput(props: DayInputProps) {
  const { value, onChange, onKeyDown, hasButton = false } = props;
  const { session } = useServices();
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  const close = useCallback(() => setOpen(false), []);
  const now = today(session.timeZone);
  const commit = (text: string) => onChange(text.trim() === "" ? null : (parseDay(text, now) ?? text.trim()));
  return (
    <span ref={box} className="day">
      <TypedInput
        {...props}
        inputMode="numeric"
        shown={value ?? ""}
        onCommit={commit}
        onKeyDown={(event) => {
          if (event.altKey && event.key === "ArrowDown") setOpen(true);
          else onKeyDown?.(event);
        }}
      />
      {hasButton && (
        <button
          type="button"
          className="day-button"
          aria-label={t("openCalendar")}
          tabIndex={-1}
          onClick={() => setOpen(true)}
        >
          <Icon name="calendar" />
        </button>
      )}
      {isOpen && box.current && (
        <Calendar
          anchor={box.current}
          value={isValueValid({ kind: "date" }, value) && value ? (value as Day) : undefined}
          today={now}
          onClose={close}
          onPick={(day) => {
            onChange(day);
            close();
            box.current?.querySelector("input")?.focus();
          }}
        />
      )}
    </span>
  );
}
