/** What a report's chart is to ECharts: its rows as series, in the colours of the page. Figures are drawn only; what is read stands in the table. */
import type { EChartsCoreOption } from "echarts/core";
import type { ReportChart } from "../../../kernel/report.ts";

export interface ChartColors {
  /** One for each series. */
  readonly series: string[];
  readonly text: string;
  readonly line: string;
  /** By its real name: texts are measured with it. */
  readonly font: string;
}

export interface ChartInput {
  /** What it is called to who does not see it. */
  readonly label: string;
  readonly chart: ReportChart;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** How a cell of the table reads. */
  readonly textOf: (column: string, value: unknown) => string;
  readonly titleOf: (column: string) => string;
  /** A figure of the scale, short: 1.2M, 120万. */
  readonly shortOf: (value: number) => string;
  readonly colors: ChartColors;
  readonly isNarrow: boolean;
}

/** A figure as ECharts takes it: it parses the text itself. */
type Figure = string | null;
const figure = (value: unknown): Figure => (value === null || value === undefined ? null : String(value));

/** Columns of the rows that are there: a member may not see all. */
const shownOf = ({ chart, rows }: ChartInput): string[] =>
  chart.y.filter((column) => rows.some((row) => figure(row[column]) !== null));

export function chartOptions(input: ChartInput): EChartsCoreOption {
  const { chart, colors } = input;
  const rows = chart.most ? input.rows.slice(0, chart.most) : input.rows;
  const own = { ...input, rows };
  return {
    aria: { enabled: true, label: { description: input.label } },
    animation: false,
    color: colors.series,
    textStyle: { color: colors.text, fontFamily: colors.font },
    grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, icon: "roundRect", itemWidth: 10, itemHeight: 10, textStyle: { color: colors.text } },
    tooltip: {
      trigger: "axis",
      confine: true,
      valueFormatter: (value: unknown) => (value === null ? "–" : String(value)),
    },
    ...(chart.series ? linesBySeries(own, chart.series) : sideBySide(own)),
  };
}

const names = (input: ChartInput, values: readonly unknown[]) => ({
  type: "category",
  data: values.map((value) => input.textOf(input.chart.x, value)),
  axisLabel: { color: input.colors.text, hideOverlap: true, width: input.isNarrow ? 64 : 110, overflow: "truncate" },
  axisLine: { lineStyle: { color: input.colors.line } },
  axisTick: { show: false },
});

const scale = ({ colors, isNarrow, shortOf }: ChartInput, more: object = {}) => ({
  type: "value",
  axisLabel: { color: colors.text, hideOverlap: true, formatter: shortOf },
  splitLine: { lineStyle: { color: colors.line } },
  splitNumber: isNarrow ? 3 : 5,
  ...more,
});

const tooltipOf = (input: ChartInput, column: string) => ({
  tooltip: { valueFormatter: (value: unknown) => (figure(value) === null ? "–" : input.textOf(column, value)) },
});

function sideBySide(input: ChartInput): EChartsCoreOption {
  const { chart, rows, titleOf } = input;
  const line = chart.line && rows.some((row) => figure(row[chart.line!]) !== null) ? chart.line : undefined;
  const bars = shownOf(input).map((column) => ({
    name: titleOf(column),
    type: chart.kind === "bars" ? "bar" : "line",
    barMaxWidth: 28,
    data: rows.map((row) => figure(row[column])),
    ...tooltipOf(input, column),
  }));
  const over = line && {
    name: titleOf(line),
    type: "line",
    yAxisIndex: 1,
    symbolSize: 6,
    data: rows.map((row) => figure(row[line])),
    ...tooltipOf(input, line),
  };
  return {
    xAxis: names(
      input,
      rows.map((row) => row[chart.x]),
    ),
    yAxis: [scale(input), ...(line ? [scale(input, { splitLine: { show: false } })] : [])],
    series: [...bars, ...(over ? [over] : [])],
  };
}

function linesBySeries(input: ChartInput, by: string): EChartsCoreOption {
  const { chart, rows, textOf } = input;
  const column = chart.y[0]!;
  const places = [...new Set(rows.map((row) => row[chart.x]))];
  const groups = [...new Set(rows.map((row) => row[by]))];
  return {
    xAxis: names(input, places),
    yAxis: scale(input, { scale: true }),
    series: groups.map((group) => {
      const found = new Map(rows.filter((row) => row[by] === group).map((row) => [row[chart.x], figure(row[column])]));
      return {
        name: textOf(by, group),
        type: "line",
        connectNulls: true,
        symbolSize: 6,
        data: places.map((place) => found.get(place) ?? null),
        ...tooltipOf(input, column),
      };
    }),
  };
}
