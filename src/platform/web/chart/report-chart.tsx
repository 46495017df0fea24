/** The picture over a report's table. It is loaded when a report that has one is opened. */
import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useIsPhone } from "../shell/use-phone.ts";
import { useMode } from "../theme/mode.ts";
import { type ChartColors, type ChartInput, chartOptions } from "./chart-options.ts";

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** The colours as the theme has them now. */
function colorsOf(element: Element): ChartColors {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(name).trim();
  return {
    series: ["--accent-fill", "--chart-2", "--chart-3", "--chart-4", "--chart-5", "--chart-6"].map(color),
    text: color("--ink-2"),
    line: color("--line"),
    font: style.fontFamily,
  };
}

type Props = Omit<ChartInput, "colors" | "isNarrow">;

export default function ReportChartPicture(input: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init>>(null);
  const isNarrow = useIsPhone();
  // Drawn anew in the other colours.
  useMode();
  useEffect(() => {
    const element = place.current!;
    const made = init(element, null, { renderer: "svg" });
    chart.current = made;
    const resized = new ResizeObserver(() => made.resize());
    resized.observe(element);
    return () => {
      resized.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(chartOptions({ ...input, isNarrow, colors: colorsOf(place.current!) }), true);
  });
  return (
    <section className="card chart-card">
      <div className="chart" ref={place} role="img" aria-label={input.label} />
    </section>
  );
}
