/** Keeps a report as a spreadsheet. */
import { platformContract } from "../../contract/session.ts";
import { clientFor } from "../data/client.ts";
import { keepFile } from "../data/files.ts";

const platform = clientFor("platform", platformContract);

export async function keepReport(
  { module, name }: { readonly module: string; readonly name: string },
  params: Readonly<Record<string, string>>,
): Promise<void> {
  const { body } = await platform.reports.export({ module, name, ...params });
  keepFile(body, `${name}.xlsx`);
}
