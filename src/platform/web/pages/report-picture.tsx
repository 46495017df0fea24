/** The chart over a report's table, where its definition has one and there is something to draw. */
import { lazy, Suspense } from "react";
import type { Field, Fields } from "../../../kernel/field.ts";
import type { ReportChart } from "../../../kernel/report.ts";
import { formatPlain, isNumeric } from "../format/format.ts";
import { nameBeside, type SubjectTexts, useLanguage } from "../i18n/texts.ts";
import type { ReportAnswer } from "./report-page.tsx";

const Picture = lazy(() => import("../chart/report-chart.tsx"));

interface Props {
  readonly definition: { readonly columns: Fields };
  readonly chart: ReportChart;
  readonly answer: ReportAnswer;
  readonly texts: SubjectTexts;
}

export function ReportPicture({ definition, chart, answer, texts }: Props) {
  const language = useLanguage();
  if (answer.rows.length === 0) return null;
  const textOf = (column: string, value: unknown): string => {
    if (value === null || value === undefined) return "–";
    const field = definition.columns[column] as Field;
    const label = answer.refs?.[String(value)];
    if (field.kind === "ref") return label ? nameBeside(label, language) || label.code : "…";
    return isNumeric(field.kind) ? formatPlain(field.kind, String(value)) : String(value);
  };
  const short = new Intl.NumberFormat(language, { notation: "compact" });
  return (
    <Suspense fallback={<section className="card chart-card chart" />}>
      <Picture
        label={texts.title}
        chart={chart}
        rows={answer.rows}
        textOf={textOf}
        titleOf={texts.row}
        shortOf={short.format}
      />
    </Suspense>
  );
}
