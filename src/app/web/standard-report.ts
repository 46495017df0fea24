/** The page of a report of which nothing is said but its definition. All of it is loaded when it is opened. */
import type { ComponentType } from "react";
import type { Fields } from "../../kernel/field.ts";
import { fileOfReport, type ReportDefinition } from "../../kernel/report.ts";
import type { ReportPageOptions } from "../../platform/web/pages/report-page.tsx";

type Run = ReportPageOptions<Fields, Fields>["run"];

const definitions = import.meta.glob<Record<string, ReportDefinition>>("../../modules/*/reports/*.ts");
const clients = import.meta.glob<Record<string, Record<string, Run>>>("../../modules/*/client.ts");

/** `stock_card` → `stockCard`. */
const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

export function standardReport(module: string, name: string) {
  return async (): Promise<{ default: ComponentType }> => {
    const [found, client, { reportPage }] = await Promise.all([
      definitions[`../../modules/${module}/reports/${fileOfReport(name)}.ts`]!(),
      clients[`../../modules/${module}/client.ts`]!(),
      import("../../platform/web/pages/report-page.tsx"),
    ]);
    const [definition, run] = [found[camel(name)]!, client[module]![camel(name)]!];
    return { default: reportPage({ definition, run }) };
  };
}
