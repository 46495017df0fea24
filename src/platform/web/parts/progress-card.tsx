/** How far a document came: received, billed, paid. From the books, summed over its lines. */
import type { z } from "zod";
import { Quantity } from "../../../kernel/decimal.ts";
import type { progressView } from "../../contract/document-contract.ts";
import { formatAmount, formatQuantity, percentDone } from "../format/format.ts";
import { type SubjectTexts, useT } from "../i18n/texts.ts";
import { Card } from "./card.tsx";

export type ProgressView = z.infer<typeof progressView>;

/** Of each measure the sum over the lines; a measure without a whole keeps none. */
export function totalProgress(progress: Readonly<Record<string, readonly ProgressView[]>>): ProgressView[] {
  const sums = new Map<string, { done: bigint; of: bigint | null }>();
  for (const it of Object.values(progress).flat()) {
    const before = sums.get(it.measure) ?? { done: 0n, of: 0n };
    const of = before.of === null || it.of === null ? null : before.of + Quantity.of(it.of).units;
    sums.set(it.measure, { done: before.done + Quantity.of(it.done).units, of });
  }
  return [...sums].map(([measure, { done, of }]) => ({
    measure,
    done: new Quantity(done).toString(),
    of: of === null ? null : new Quantity(of).toString(),
  }));
}

export function ProgressCard({ progress, texts }: { progress: readonly ProgressView[]; texts: SubjectTexts }) {
  const t = useT();
  if (progress.length === 0) return null;
  return (
    <Card title={t("progress")}>
      <div className="bars">
        {progress.map((it) => {
          const percent = percentDone(it.done, it.of);
          const label = texts.measure(it.measure);
          const figure = it.measure === "settled" ? formatAmount : formatQuantity;
          return (
            <div key={it.measure}>
              {label} {figure(it.done)}
              {it.of !== null && ` / ${figure(it.of)}`}{" "}
              {percent !== undefined && <span className="dim">{percent} %</span>}
              {percent !== undefined && <ProgressBar percent={percent} label={label} />}
            </div>
          );
        })}
      </div>
    </Card>
  );
}

/** Blue on its way, green when whole, amber when more than whole. */
export function ProgressBar({ percent, label }: { percent: number; label: string }) {
  const tone = percent > 100 ? "w" : percent === 100 ? "g" : "";
  return (
    <div
      className="bar"
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <span className={tone} style={{ width: `${Math.min(percent, 100)}%` }} />
    </div>
  );
}
