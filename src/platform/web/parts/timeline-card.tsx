/** Who did what, when and why, and what it changed. */
import type { z } from "zod";
import type { timelineEvent } from "../../contract/document-contract.ts";
import { useServices } from "../data/provider.tsx";
import { formatInstant } from "../format/format.ts";
import { type SubjectTexts, useT } from "../i18n/texts.ts";
import { Card } from "./card.tsx";

export type TimelineEvent = z.infer<typeof timelineEvent>;

export function TimelineCard({ timeline, texts }: { timeline: readonly TimelineEvent[]; texts: SubjectTexts }) {
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
                {Object.entries(event.changes).map(([path, [before, after]]) => (
                  <li key={path}>
                    {pathText(path, texts)} {before ?? "–"} → {after ?? "–"}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** `lines.3.quantityAccepted`, by the line's number → `3 · 合格`. */
export function pathText(path: string, texts: SubjectTexts): string {
  const [, index, field] = /^lines\.(\d+)\.(.+)$/.exec(path) ?? [];
  if (index === undefined || field === undefined) return texts.field(path);
  return `${index} · ${texts.line(field)}`;
}
