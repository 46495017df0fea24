/** The worked examples of textbooks; sources in `examples/README.md`. A week or a period is a day. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Quantity } from "../../../kernel/decimal.ts";
import { planned, type SmallBill, type SmallItem } from "./testing/small-factory.ts";

type Row = Readonly<Record<string, string>>;

/** Plain commas, no quotes. */
function rowsOf(name: string): Row[] {
  const text = readFileSync(new URL(`./examples/${name}.csv`, import.meta.url), "utf8");
  const [head = "", ...lines] = text.trim().split("\n");
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [names[i]!, cell])));
}

it("speaker kits: every net requirement, order quantity and release of the book", () => {
  const items = Object.fromEntries(
    rowsOf("mrp_items").map((row): [string, SmallItem] => [
      row["item"]!,
      { lead: Number(row["lead_time_weeks"]), stock: row["on_hand"]! },
    ]),
  );
  const bills = new Map<string, SmallBill & { parts: Record<string, string> }>();
  for (const { parent = "", component = "", qty_per = "" } of rowsOf("mrp_bom")) {
    const bill = bills.get(parent) ?? { of: parent, parts: {} };
    bill.parts[component] = qty_per;
    bills.set(parent, bill);
  }
  const { names, plan } = planned({ items, bills: [...bills.values()], demand: [["A", 8, "50", "kits"]] });
  const told = plan.items.flatMap(({ needs, stock, lots }, item) => {
    const days = [...new Set(needs.map((need) => need.day))];
    return days.map((day) => {
      const sum = (all: readonly { units: bigint }[]) =>
        new Quantity(all.reduce((total, it) => total + it.units, 0n)).toString();
      const lot = lots.find((it) => it.plannedDay === day)!;
      return {
        item: names[item],
        need_week: String(day),
        gross_requirement: sum(needs.filter((need) => need.day === day)),
        taken_from_stock: sum(stock.pegs.filter(({ need }) => need.day === day)),
        net_requirement: sum(lot.pegs),
        planned_order_qty: lot.stockQuantity.toString(),
        release_week: String(lot.startDay),
      };
    });
  });
  const sorted = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(row)).sort();
  expect(sorted(told as Row[])).toEqual(sorted(rowsOf("mrp_net_plan")));
});

describe.each([
  ["lot_for_lot", {}, 1],
  ["fixed_60", { lotSize: "60" }, 1],
  ["period_3", {}, 3],
  ["min_40_multiple_25", { minimum: "40", lotSize: "25" }, 1],
])("a record under the rule %s", (rule, lots, daysPerLot) => {
  const rows = rowsOf("mrp_record").filter((row) => row["rule"] === rule);
  const { plan } = planned({
    items: { A: { lead: 2, stock: "40", keep: "10", ...lots } },
    demand: rows.map((row) => ["A", Number(row["period"]), row["gross_requirement"]!] as const),
    supply: [["A", 2, "30"]],
    daysPerLot,
  });
  it.each(rows)("period $period: a receipt of $planned_receipt", ({ period, planned_receipt }) => {
    const lot = plan.items[0]!.lots.find((it) => it.plannedDay === Number(period));
    expect(lot?.stockQuantity.toString() ?? "0").toBe(planned_receipt);
    if (lot) expect(lot.startDay).toBe(Number(period) - 2);
  });
});
