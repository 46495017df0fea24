/** The chart of accounts of 小企业会计准则, and which account each word of a posting means. */
import { readAsset } from "../../../platform/server/assets.ts";

export interface ChartAccount {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly class: string;
  readonly normalBalance: string;
  readonly control: string | null;
  readonly needsParty: boolean;
  readonly isLeaf: boolean;
}

/** Plain commas, no quotes: the file is ours. */
export function smallEnterpriseChart(): ChartAccount[] {
  const [, ...rows] = readAsset("modules/accounting/chart/accounts-cas-small.csv").trim().split("\n");
  const cells = rows.map((row) => row.split(","));
  const codes = cells.map(([code]) => code!);
  return cells.map(([code = "", name = "", nameEn = "", kind = "", normalBalance = "", control = "", needsParty]) => ({
    code,
    name,
    nameEn,
    class: kind,
    normalBalance,
    control: control || null,
    needsParty: needsParty === "y",
    isLeaf: !codes.some((other) => other !== code && other.startsWith(code)),
  }));
}

/** Role → account. A company may choose others later; the codes are those of CHINA's standard entries. */
export const ACCOUNT_ROLES: Readonly<Record<string, string>> = {
  inventory_material: "140301",
  inventory_component: "140303",
  inventory_semi_finished: "140503",
  inventory_finished: "140501",
  inventory_resale: "140502",
  inventory_packaging: "141101",
  inventory_low_value: "141102",
  received_not_billed: "220202",
  payable: "220201",
  supplier_advance: "1123",
  input_vat: "22210101",
  input_vat_out: "22210109",
  receivable: "112201",
  delivered_not_invoiced: "112202",
  customer_advance: "2203",
  sales: "500101",
  output_vat: "22210107",
  output_vat_later: "222106",
  cost_of_sales: "540101",
  price_variance: "1404",
  work_in_process: "40010101",
  labour: "40010102",
  overhead: "40010103",
  labour_absorbed: "221101",
  overhead_absorbed: "410190",
  suspense: "190101",
  exchange_difference: "560303",
  freight_payable: "224105",
  financial_discount: "560304",
};
