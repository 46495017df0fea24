/** The API of production: one line a document. */
import { documentContract } from "../../platform/contract/document-contract.ts";
import { completion, completionRow } from "./completion/completion.ts";
import { materialIssue, materialIssueRow } from "./material-issue/material-issue.ts";
import { workOrder, workOrderRow } from "./work-order/work-order.ts";

export const productionContract = {
  workOrder: documentContract(workOrder, "/production/work-orders", workOrderRow),
  materialIssue: documentContract(materialIssue, "/production/material-issues", materialIssueRow),
  completion: documentContract(completion, "/production/completions", completionRow),
};
