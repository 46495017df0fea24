/** A day: typed in any of the short ways (see `parseDay`), or picked from a calendar that is loaded when it is opened. */
import { CalendarOutlined } from "@ant-design/icons";
import { lazy, Suspense, useState } from "react";
import { useServices } from "../data/provider.tsx";
import { parseDay, today } from "../format/parse.ts";
import { useT } from "../i18n/texts.ts";
import { type ControlProps, TypedInput } from "./typed-input.tsx";

const Calendar = lazy(() => import("./calendar.tsx"));

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
  const commit = (text: string) =>
    onChange(text.trim() === "" ? null : (parseDay(text, today(session.timeZone)) ?? text.trim()));
  return (
    <span className="day">
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
          <CalendarOutlined />
        </button>
      )}
      {isOpen && (
        <Suspense>
          <Calendar value={value} onPick={onChange} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </span>
  );
}
