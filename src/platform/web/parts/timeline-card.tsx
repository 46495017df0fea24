/** Who did what, when and why, and what it changed. */
import type { z } from "zod";
import type { AnyDocument } from "../../../kernel/document.ts";
import type { Field, Fields } from "../../../kernel/field.ts";
import type { timelineEvent } from "../../contract/document-contract.ts";
import { useServices } from "../data/provider.tsx";
import { Cell } from "../format/cell.tsx";
import { formatInstant } from "../format/format.ts";
import { type SubjectTexts, useT } from "../i18n/texts.ts";
import type { Refs } from "../lines/columns.ts";
import { Card } from "./card.tsx";

export type TimelineEvent = z.infer<typeof timelineEvent>;

export interface TimelineCardProps {
  readonly timeline: readonly TimelineEvent[];
  readonly definition: AnyDocument;
  readonly refs: Refs;
  readonly texts: SubjectTexts;
}

export function TimelineCard({ timeline, definition, refs, texts }: TimelineCardProps) {
  const t = useT();
  const { session } = useServices();
  if (timeline.length === 0) return null;
  return (
    <Card title={t("timeline")}>
      <ol className="tl">
        {timeline.map((event) => (
          <li key={`${event.at} ${event.verb}`}>
            <b>{event.by}</b> {texts.verb(event.verb)} ·{" "}
            <time dateTime={event.at}>{formatInstant(event.at, session.timeZone)}</time>
            {event.reason && <div className="reason">{t("because", { reason: event.reason })}</div>}
            {event.changes && (
              <ul>
                {Object.entries(event.changes).map(([path, [before, after]]) => {
                  const place = placeOf(path, definition, texts);
                  const shown = { field: place.field, name: place.name, refs, texts };
                  return (
                    <li key={path}>
                      {place.label} <Cell {...shown} value={valueIn(place.field, before)} /> →{" "}
                      <Cell {...shown} value={valueIn(place.field, after)} />
                    </li>
                  );
                })}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

const PLAIN: Pick<Field, "kind"> & Partial<Field> = { kind: "text" };

/** `lines.3.quantityAccepted`, by the line's number → `3 · 合格`. */
function placeOf(path: string, definition: AnyDocument, texts: SubjectTexts) {
  const [, index, name] = /^lines\.(\d+)\.(.+)$/.exec(path) ?? [];
  const { header, lines }: { header: Fields; lines: Fields } = definition;
  if (index === undefined || name === undefined)
    return { label: texts.field(path), name: path, field: header[path] ?? PLAIN };
  return { label: `${index} · ${texts.line(name)}`, name, field: lines[name] ?? PLAIN };
}

/** The trail keeps every value as a text. */
function valueIn({ kind }: Pick<Field, "kind">, text: string | null): unknown {
  if (text === null) return null;
  if (kind === "flag") return text === "true";
  return kind === "choices" ? text.split(",") : text;
}
