/** The server's half of planning. */
import type { ServerModule } from "../../documents/registry.ts";
import { planning } from "./module.ts";
import { availability } from "./reports/availability.ts";

export const planningServer: ServerModule = {
  name: planning.name,
  documents: [],
  reports: [{ definition: availability, sql: "modules/planning/reports/availability.sql" }],
  refs: [],
};
