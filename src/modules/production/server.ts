/** The server's half of production. */
import { plainPaper } from "../../documents/print.ts";
import type { ServerModule } from "../../documents/registry.ts";
import { error } from "../../kernel/refusal.ts";
import { completionActions } from "./completion/completion.actions.ts";
import { completionList } from "./completion/completion.store.ts";
import { completion } from "./completion/completion.ts";
import { materialIssueActions } from "./material-issue/material-issue.actions.ts";
import { materialIssueList } from "./material-issue/material-issue.store.ts";
import { materialIssue } from "./material-issue/material-issue.ts";
import { production } from "./module.ts";
import { workOrderActions } from "./work-order/work-order.actions.ts";
import { draftsOf, MADE, NEEDED, workOrderList } from "./work-order/work-order.store.ts";
import { workOrder } from "./work-order/work-order.ts";

export const productionServer: ServerModule = {
  name: production.name,
  documents: [
    {
      actions: workOrderActions,
      list: workOrderList,
      progress: {
        measures: ["issued"],
        of: "quantity",
        whole: { measures: ["produced", "scrapped"], of: "quantity" },
      },
      paper: plainPaper(workOrder, "itemId"),
    },
    { actions: materialIssueActions, list: materialIssueList, paper: plainPaper(materialIssue, "itemId") },
    { actions: completionActions, list: completionList, paper: plainPaper(completion) },
  ],
  async beforeClose(tx, orgId, month) {
    const numbers = await draftsOf(tx, orgId, month);
    return numbers.length === 0 ? [] : [error("production.papers_waiting", { month, numbers: numbers.join(", ") })];
  },
  supply: MADE,
  demand: NEEDED,
  refs: [
    {
      kind: "work_order",
      from: "work_order r join item i on i.org_id = r.org_id and i.item_id = r.item_id",
      id: "r.work_order_id",
      code: "r.number",
      name: "i.name",
      nameEn: "i.name_en",
      spec: "r.purpose",
      search: ["r.number", "i.code", "i.name", "i.initials", "i.name_en"],
      within: "r.item_id",
      offered: "r.state = 'released'",
      permission: "production.work_order.view",
    },
    {
      kind: "work_order_line",
      from: `work_order_line r join work_order o on o.org_id = r.org_id and o.work_order_id = r.work_order_id
        join item i on i.org_id = r.org_id and i.item_id = r.item_id`,
      id: "r.work_order_line_id",
      code: "o.number || ' / ' || r.line_no",
      name: "o.number || ' / ' || r.line_no",
      unit: "i.unit",
      search: ["o.number"],
      permission: "production.work_order.view",
    },
  ],
  constraints: { material_issue_line_order_line_fkey: "production.line_in_use" },
};
