/** A month under a day input. Arrows move by days and weeks, PgUp and PgDn by months, Enter takes the day. */
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { addDays, addMonths, type Day, daysBetween, firstDay, lastDay, monthOf } from "../../../kernel/dates.ts";
import { formatMonth } from "../format/format.ts";
import { useLanguage, useT } from "../i18n/texts.ts";
import { Popover } from "../parts/popover.tsx";

interface CalendarProps {
  readonly anchor: HTMLElement;
  readonly value: Day | undefined;
  readonly today: Day;
  readonly onPick: (day: Day) => void;
  readonly onClose: () => void;
}

/** A Monday: weeks begin with it, and the names of the days are read off from here. */
const MONDAY = "2024-01-01" as Day;

export function Calendar({ anchor, value, today, onPick, onClose }: CalendarProps) {
  const t = useT();
  const language = useLanguage();
  const [at, setAt] = useState<Day>(value ?? today);
  const grid = useRef<HTMLTableElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the day
  useEffect(() => grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(), [at]);
  const month = monthOf(at);
  const turn = (months: number) => setAt((day) => sameDay(day, months));
  const keyDown = (event: KeyboardEvent) => {
    const to = dayAfter(event.key, at);
    if (!to) return;
    event.preventDefault();
    setAt(to);
  };
  return (
    <Popover anchor={anchor} label={t("openCalendar")} onClose={onClose}>
      <div className="calendar">
        <div className="top-row">
          <button type="button" className="btn" aria-label={t("monthBefore")} onClick={() => turn(-1)}>
            ‹
          </button>
          <b aria-live="polite">{formatMonth(month, language)}</b>
          <button type="button" className="btn" aria-label={t("monthAfter")} onClick={() => turn(1)}>
            ›
          </button>
        </div>
        <table ref={grid} onKeyDown={keyDown}>
          <thead>
            <tr>
              {Array.from({ length: 7 }, (_, i) => (
                <th key={i} scope="col" abbr={weekday(i, language, "long")}>
                  {weekday(i, language, "narrow")}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(at).map((week) => (
              <tr key={week[0]}>
                {week.map((day) => (
                  <td key={day}>
                    <button
                      type="button"
                      className={dayClass(day, { month, value, today })}
                      tabIndex={day === at ? 0 : -1}
                      aria-label={day}
                      aria-pressed={day === value}
                      onClick={() => onPick(day)}
                    >
                      {Number.parseInt(day.slice(8), 10)}
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <button type="button" className="link" onClick={() => onPick(today)}>
          {t("range.today")}
        </button>
      </div>
    </Popover>
  );
}

function dayClass(day: Day, it: { month: string; value: Day | undefined; today: Day }): string {
  const parts = ["day-pick"];
  if (monthOf(day) !== it.month) parts.push("dim");
  if (day === it.today) parts.push("today");
  if (day === it.value) parts.push("on");
  return parts.join(" ");
}

function dayAfter(key: string, at: Day): Day | undefined {
  const days: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  if (key === "PageUp") return sameDay(at, -1);
  if (key === "PageDown") return sameDay(at, 1);
  const by = days[key];
  return by === undefined ? undefined : addDays(at, by);
}

/** The same day some months on: the 31st becomes the last where there is none. */
function sameDay(day: Day, months: number): Day {
  const month = addMonths(monthOf(day), months);
  const last = lastDay(month);
  const wanted = `${month}-${day.slice(8)}` as Day;
  return wanted < last ? wanted : last;
}

/** The weeks that a month touches, whole. */
function weeksOf(day: Day): Day[][] {
  const first = firstDay(monthOf(day));
  const start = addDays(first, -(((daysBetween(MONDAY, first) % 7) + 7) % 7));
  const last = lastDay(monthOf(day));
  const weeks: Day[][] = [];
  for (let monday = start; monday <= last; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, i) => addDays(monday, i)));
  return weeks;
}

function weekday(place: number, language: string, weekdayStyle: "long" | "narrow"): string {
  const day = new Date(`${addDays(MONDAY, place)}T00:00:00Z`);
  return new Intl.DateTimeFormat(language, { weekday: weekdayStyle, timeZone: "UTC" }).format(day);
}
