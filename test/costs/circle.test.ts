/**
 * The whole circle in every costing method: bought at three prices, made in two parts, sold, some taken back, sold again. The same papers on the same
 * days; only what a piece costs differs. A frame takes 2 tubes, labour 3.00 and overhead 2.00; it is sold at 60.00 + 13 %.
 *
 *   Nov  2  receive 100 tubes @ 10.00   1000.00
 *        4  receive  50 tubes @ 11.00    550.00
 *        5  issue   110 tubes to an order of 55 frames
 *        8  complete 30 frames: 60 of the 110 tubes, labour 90.00, overhead 60.00
 *       10  complete 25 frames: what is left in process, labour 75.00, overhead 50.00
 *       12  receive  50 tubes @ 12.00    600.00, and all three are billed as ordered
 *       15  deliver  40 frames
 *       20  4 of them come back; the other 36 are invoiced
 *       25  deliver  16 frames, and invoice them
 *   then  90 tubes and 3 frames are here, 52 frames are sold
 *
 * Whatever the method, tubes + frames + cost of sales (+ variance) = 2150.00 bought + 165.00 labour + 110.00 overhead = 2425.00.
 *
 *   what            fifo                             moving average               specific lot
 *   110 tubes       100 × 10 + 10 × 11   = 1110.00   1550.00 × 110/150 = 1136.67  60 of A, 50 of B        = 1150.00
 *   30 frames       1110.00 × 60/110 + 150 = 755.45  620.00 + 150      =  770.00  1150.00 × 60/110 + 150  =  777.27
 *   25 frames        504.55 + 125        =  629.55   516.67 + 125      =  641.67  522.73 + 125            =  647.73
 *   40 sold         755.45 + 10/25 × 629.55          1411.67 × 40/55              24/30 × 777.27 = 621.82
 *                                        = 1007.27                     = 1026.67  + 16/25 × 647.73 = 414.55 = 1036.37
 *   4 back          4/40 × 1007.27       =  100.73   4/40 × 1026.67    =  102.67  4/24 × 621.82           =  103.64
 *   16 sold         15 left at 377.73                487.67 × 16/19               10 of F1: 155.45 + 103.64
 *                   + 1/4 × 100.73       =  402.91                     =  410.67  + 6/9 × 233.18 of F2    =  414.54
 *   cost of sales                          1309.45                       1334.67                            1347.27
 *   90 tubes left   40 × 11 + 600        = 1040.00   413.33 + 600      = 1013.33  40 of A 400 + 600       = 1000.00
 *   3 frames left   3/4 × 100.73         =   75.55   487.67 − 410.67   =   77.00  3/9 × 233.18            =   77.73
 *
 *   what            month-end average                             standard (tube 10.00, frame 26.00)
 *   110 tubes       2150.00 ÷ 200 = 10.75 → 1182.50               1100.00; the receipts' 50.00 + 100.00 above it are variance
 *   55 frames       1182.50 + 275.00 = 1457.50, 26.50 each        1430.00; made for 600 + 500 + 275 = 1375.00, so −55.00 is variance
 *   52 sold         1378.00                                       1352.00
 *   90 tubes left   967.50                                        900.00
 *   3 frames left   79.50                                         78.00
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Method } from "./case-books.ts";
import { aCostFactory, type CostFactory } from "./factory.ts";

let f: CostFactory;
beforeAll(async () => {
  f = await aCostFactory();
});
beforeEach(() => f.begin());
afterEach(async () => expect(await f.world.findings()).toEqual([]));
afterAll(() => f.world.close());

interface Answer {
  readonly method: Method;
  /** What the two deliveries cost when they went out; at month-end average the costing run says the rest. */
  readonly out: readonly [string, string];
  readonly tubes: string;
  readonly frames: string;
  readonly variance?: string;
  readonly costOfSales: string;
  readonly margin: string;
}

const ANSWERS: readonly Answer[] = [
  {
    method: "fifo",
    out: ["1007.27", "402.91"],
    tubes: "1040.00",
    frames: "75.55",
    costOfSales: "1309.45",
    margin: "1810.55",
  },
  {
    method: "moving_average",
    out: ["1026.67", "410.67"],
    tubes: "1013.33",
    frames: "77.00",
    costOfSales: "1334.67",
    margin: "1785.33",
  },
  {
    method: "month_average",
    out: ["1026.67", "410.67"],
    tubes: "967.50",
    frames: "79.50",
    costOfSales: "1378.00",
    margin: "1742.00",
  },
  {
    method: "specific_lot",
    out: ["1036.37", "414.54"],
    tubes: "1000.00",
    frames: "77.73",
    costOfSales: "1347.27",
    margin: "1772.73",
  },
  {
    method: "standard",
    out: ["1040.00", "416.00"],
    tubes: "900.00",
    frames: "78.00",
    variance: "95.00",
    costOfSales: "1352.00",
    margin: "1768.00",
  },
];

/** Bought, made and sold. @returns what the two deliveries cost when they went out */
async function played(method: Method): Promise<[string, string]> {
  const isByLot = method === "specific_lot";
  const standard = (standardCost: string) => (method === "standard" ? { standardCost } : {});
  const lot = (lotCode: string) => (isByLot ? { lotCode } : {});
  await f.item("tube", "material", method, standard("10"));
  await f.item("frame", "finished", method, standard("26"));
  await f.madeOf("frame", { tube: "2" }, { labourCost: "3", overheadCost: "2" });
  const first = await f.buy("tube", "100", "10", "2026-11-02", lot("A"));
  const second = await f.buy("tube", "50", "11", "2026-11-04", lot("B"));
  const order = await f.workOrder("frame", "55", "2026-11-05");
  await f.issue(order, { tube: isByLot ? { A: "60", B: "50" } : "110" }, "2026-11-05");
  await f.complete(order, "30", "2026-11-08", lot("F1"));
  await f.complete(order, "25", "2026-11-10", lot("F2"));
  expect(await f.inProcess(order)).toBe("0.00");
  const third = await f.buy("tube", "50", "12", "2026-11-12", lot("C"));
  for (const receipt of [first, second, third]) await f.bill(receipt, "2026-11-12");
  const sold = await f.sell("frame", isByLot ? { F1: "24", F2: "16" } : "40", "60", "2026-11-15");
  await f.takeBack(sold, "4", "2026-11-20");
  await f.invoice(sold, isByLot ? ["20", "16"] : ["36"], "2026-11-20");
  const again = await f.sell("frame", isByLot ? { F1: "10", F2: "6" } : "16", "60", "2026-11-25");
  await f.invoice(
    again,
    again.lines.map((it) => it.quantity),
    "2026-11-25",
  );
  return [sold.cost, again.cost];
}

it.each(ANSWERS)("$method: 52 frames cost $costOfSales, the margin is $margin", async ({ method, ...answer }) => {
  expect(await played(method)).toEqual(answer.out);
  if (method === "month_average") {
    expect(await f.costing("2026-11")).toBe(true);
    expect(await f.costing("2026-11")).toBe(false);
  }
  expect(await f.stock("tube")).toBe(`90 = ${answer.tubes}`);
  expect(await f.stock("frame")).toBe(`3 = ${answer.frames}`);
  expect(await f.books()).toEqual({
    "112201": "Dr 3525.60",
    "140301": `Dr ${answer.tubes}`,
    "140501": `Dr ${answer.frames}`,
    ...(answer.variance ? { "1404": `Dr ${answer.variance}` } : {}),
    "220201": "Cr 2429.50",
    "221101": "Cr 165.00",
    "22210101": "Dr 279.50",
    "22210107": "Cr 405.60",
    "410190": "Cr 110.00",
    "500101": "Cr 3120.00",
    "540101": `Dr ${answer.costOfSales}`,
  });
  expect(await f.margin("frame")).toEqual(["3120.00", answer.costOfSales, answer.margin]);
});
