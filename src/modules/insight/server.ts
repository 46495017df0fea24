/** The server's half of insight: reports over the data warehouse. It has no documents of its own. */
import type { ServerModule } from "../../documents/registry.ts";
import { insight } from "./module.ts";

export const insightServer: ServerModule = {
  name: insight.name,
  documents: [],
  refs: [],
};
