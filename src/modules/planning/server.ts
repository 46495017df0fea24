/** The server's half of planning. */
import type { ServerModule } from "../../documents/registry.ts";
import { planning } from "./module.ts";

export const planningServer: ServerModule = {
  name: planning.name,
  documents: [],
  refs: [],
};
