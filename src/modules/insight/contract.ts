/** The API of insight: reports over the data warehouse. */
import { reportContract } from "../../platform/contract/report-contract.ts";
import { salesByMonth } from "./reports/sales-by-month.ts";

export const insightContract = {
  salesByMonth: reportContract(salesByMonth),
};
