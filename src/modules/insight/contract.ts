/** The API of insight: reports over the data warehouse. */
import { reportContract } from "../../platform/contract/report-contract.ts";
import { abc } from "./reports/abc.ts";
import { purchasePrices } from "./reports/purchase-prices.ts";
import { receiptsByPromise } from "./reports/receipts-by-promise.ts";
import { salesByCustomer } from "./reports/sales-by-customer.ts";
import { salesByItem } from "./reports/sales-by-item.ts";
import { salesByMonth } from "./reports/sales-by-month.ts";
import { salesLines } from "./reports/sales-lines.ts";
import { slowStock } from "./reports/slow-stock.ts";
import { stockTurnover } from "./reports/stock-turnover.ts";
import { supplierPerformance } from "./reports/supplier-performance.ts";
import { turnoverByCategory } from "./reports/turnover-by-category.ts";
import { turnoverByMonth } from "./reports/turnover-by-month.ts";

export const insightContract = {
  salesByMonth: reportContract(salesByMonth),
  salesByCustomer: reportContract(salesByCustomer),
  salesByItem: reportContract(salesByItem),
  salesLines: reportContract(salesLines),
  stockTurnover: reportContract(stockTurnover),
  turnoverByCategory: reportContract(turnoverByCategory),
  turnoverByMonth: reportContract(turnoverByMonth),
  abc: reportContract(abc),
  slowStock: reportContract(slowStock),
  purchasePrices: reportContract(purchasePrices),
  supplierPerformance: reportContract(supplierPerformance),
  receiptsByPromise: reportContract(receiptsByPromise),
};
