/** What each fact does to the books, in numbers an accountant can follow; written before the posting. */
import { describe, expect, it } from "vitest";
import { play } from "./testing/book-text.ts";

function book(name: string, text: string): void {
  it(name, () => {
    const { expected, actual } = play(text);
    expect(actual).toBe(expected);
  });
}

describe("receipt", () => {
  book(
    "comes in at the order's price without tax, against received not billed",
    `when  receive AVERAGE main 95 @ 48.50 as R1
     then  stock    AVERAGE main 95 = 4607.50
           journal  inventory AVERAGE     4607.50 Dr
           journal  received_not_billed   4607.50 Cr
           now      AVERAGE 95 = 4607.50`,
  );
  book(
    "at standard cost comes in at the standard, and the rest is a variance",
    `when  receive STANDARD main 50 @ 12.00 as R1
     then  stock    STANDARD main 50 = 500.00
           journal  inventory STANDARD    500.00 Dr
           journal  price_variance        100.00 Dr
           journal  received_not_billed   600.00 Cr
           now      STANDARD 50 = 500.00`,
  );
  book(
    "cheaper than the standard leaves a gain, red on the debit side",
    `when  receive STANDARD main 1 @ 9.00 as R1
     then  stock    STANDARD main 1 = 10.00
           journal  inventory STANDARD     10.00 Dr
           journal  price_variance         -1.00 Dr
           journal  received_not_billed     9.00 Cr
           now      STANDARD 1 = 10.00`,
  );
  book(
    "rejected goods lie here and are not ours: quantity only",
    `when  reject FIFO rejected 5
     then  stock    FIFO rejected not ours 5 = 0.00
           now      FIFO 0 = 0.00`,
  );
});

describe("issue", () => {
  const have = (item: string, lot = "") => `have  receive ${item} main 100 @ 10.00 ${lot && "A"} as R1
           receive ${item} main 50 @ 11.00 ${lot && "B"} as R2`;
  book(
    "FIFO takes the oldest first",
    `${have("FIFO")}
     when  issue FIFO main 120
     then  stock    FIFO main -120 = -1220.00
           journal  inventory FIFO       1220.00 Cr
           journal  production           1220.00 Dr
           use      R1 100 = 1000.00
           use      R2 20 = 220.00
           now      FIFO 30 = 330.00`,
  );
  book(
    "moving average takes the pool's cost; its uses still say which receipts the pieces came from",
    `${have("AVERAGE")}
     when  issue AVERAGE main 120
     then  stock    AVERAGE main -120 = -1240.00
           journal  inventory AVERAGE    1240.00 Cr
           journal  production           1240.00 Dr
           use      R1 100 = 1033.33
           use      R2 20 = 206.67
           now      AVERAGE 30 = 310.00`,
  );
  book(
    "month-end average is moving average until the costing run",
    `${have("MONTH")}
     when  issue MONTH main 7
     then  stock    MONTH main -7 = -72.33
           journal  inventory MONTH        72.33 Cr
           journal  production             72.33 Dr
           use      R1 7 = 72.33
           now      MONTH 143 = 1477.67`,
  );
  book(
    "a specific lot costs what it cost, whichever came first",
    `${have("LOT", "lot")}
     when  issue LOT main 20 B
     then  stock    LOT main -20 = -220.00
           journal  inventory LOT         220.00 Cr
           journal  production            220.00 Dr
           use      R2 20 = 220.00
           now      LOT 130 = 1330.00`,
  );
  book(
    "standard takes the standard",
    `${have("STANDARD")}
     when  issue STANDARD main 120
     then  stock    STANDARD main -120 = -1200.00
           journal  inventory STANDARD   1200.00 Cr
           journal  production           1200.00 Dr
           use      R1 100 = 1000.00
           use      R2 20 = 200.00
           now      STANDARD 30 = 300.00`,
  );
  book(
    "the last unit takes the residue: three at 10.00 for all are 3.33, 3.34 and 3.33",
    `have  receive AVERAGE main 3 @ 3.333333 as R1
           issue AVERAGE main 1
           issue AVERAGE main 1
     when  issue AVERAGE main 1
     then  stock    AVERAGE main -1 = -3.33
           journal  inventory AVERAGE       3.33 Cr
           journal  production              3.33 Dr
           use      R1 1 = 3.33
           now      AVERAGE 0 = 0.00`,
  );
});

describe("transfer", () => {
  book(
    "moves quantity and no value; there is no entry",
    `have  receive FIFO main 100 @ 10.00 as R1
     when  transfer FIFO main 40 to second
     then  stock    FIFO main -40 = 0.00
           stock    FIFO second 40 = 0.00
           now      FIFO 100 = 1000.00`,
  );
  book(
    "and the layers follow no place: what is issued there afterwards is still the oldest",
    `have  receive FIFO main 10 @ 10.00 as R1
           receive FIFO main 10 @ 20.00 as R2
           transfer FIFO main 10 to second
     when  issue FIFO second 10
     then  stock    FIFO second -10 = -100.00
           journal  inventory FIFO        100.00 Cr
           journal  production            100.00 Dr
           use      R1 10 = 100.00
           now      FIFO 10 = 200.00`,
  );
});

describe("return to the supplier", () => {
  book(
    "leaves at the cost of the receipt it names, red as the receipt's own entry",
    `have  receive FIFO main 100 @ 10.00 as R1
           receive FIFO main 50 @ 11.00 as R2
     when  return 10 of R2
     then  stock    FIFO main -10 = -110.00
           journal  inventory FIFO        -110.00 Dr
           journal  received_not_billed   -110.00 Cr
           use      R2 10 = 110.00
           progress R2 returned 10
           now      FIFO 140 = 1440.00`,
  );
  book(
    "of a receipt that is used up takes other pieces; what they cost more goes to cost of sales",
    `have  receive FIFO main 100 @ 10.00 as R1
           receive FIFO main 50 @ 11.00 as R2
           issue FIFO main 120
     when  return 10 of R1
     then  stock    FIFO main -10 = -110.00
           journal  inventory FIFO        -110.00 Dr
           journal  cost_of_sales           10.00 Dr
           journal  received_not_billed   -100.00 Cr
           use      R2 10 = 110.00
           progress R1 returned 10
           now      FIFO 20 = 220.00`,
  );
  book(
    "of the last pieces at moving average leaves nothing behind: the residue goes to cost of sales",
    `have  receive AVERAGE main 100 @ 10.00 as R1
           receive AVERAGE main 50 @ 11.00 as R2
           issue AVERAGE main 120
     when  return 30 of R2
     then  stock    AVERAGE main -30 = -310.00
           journal  inventory AVERAGE     -310.00 Dr
           journal  cost_of_sales          -20.00 Dr
           journal  received_not_billed   -330.00 Cr
           use      R2 30 = 310.00
           progress R2 returned 30
           now      AVERAGE 0 = 0.00`,
  );
  book(
    "at standard cost gives back the variance too",
    `have  receive STANDARD main 50 @ 12.00 as R1
     when  return 10 of R1
     then  stock    STANDARD main -10 = -100.00
           journal  inventory STANDARD    -100.00 Dr
           journal  price_variance         -20.00 Dr
           journal  received_not_billed   -120.00 Cr
           use      R1 10 = 100.00
           progress R1 returned 10
           now      STANDARD 40 = 400.00`,
  );
});

describe("bill and late cost", () => {
  book(
    "a bill at the estimate moves no stock",
    `have  receive AVERAGE main 100 @ 10.00 as R1
     when  bill 100 of R1 @ 1000.00 tax 130.00
     then  journal  received_not_billed   1000.00 Dr
           journal  input_vat              130.00 Dr
           journal  payable               1130.00 Cr
           progress R1 billed 100`,
  );
  book(
    "a dearer bill after 70 of 100 were used: 6.00 to stock, 14.00 to cost of sales (CHINA §3)",
    `have  receive AVERAGE main 100 @ 10.00 as R1
           issue AVERAGE main 70
     when  bill 100 of R1 @ 1020.00 tax 132.60
     then  stock    AVERAGE 0 = 6.00
           journal  received_not_billed   1000.00 Dr
           journal  inventory AVERAGE        6.00 Dr
           journal  cost_of_sales           14.00 Dr
           journal  input_vat              132.60 Dr
           journal  payable               1152.60 Cr
           use      R1 0 = -6.00
           progress R1 billed 100
           now      AVERAGE 30 = 306.00`,
  );
  book(
    "a bill of a part settles its share of the estimate, the last piece the rest: 3.33, then 6.67 of 10.00",
    `have  receive FIFO main 3 @ 3.333333 as R1
           bill 1 of R1 @ 3.33 tax 0
     when  bill 2 of R1 @ 6.67 tax 0
     then  journal  received_not_billed      6.67 Dr
           journal  payable                  6.67 Cr
           progress R1 billed 2`,
  );
  book(
    "each line of a bill sees those before it: three lines of one piece settle 3.33, 3.34 and 3.33 of 10.00",
    `have  receive FIFO main 3 @ 3.333333 as R1
     when  bill 1 of R1 @ 3.33 tax 0 and 1 of R1 @ 3.34 tax 0 and 1 of R1 @ 3.33 tax 0
     then  journal  received_not_billed      3.33 Dr
           journal  received_not_billed      3.34 Dr
           journal  received_not_billed      3.33 Dr
           journal  payable                 10.00 Cr
           progress R1 billed 1
           progress R1 billed 1
           progress R1 billed 1`,
  );
  book(
    "freight on what is here makes it dearer",
    `have  receive FIFO main 100 @ 10.00 as R1
     when  late 20.00 on R1
     then  stock    FIFO 0 = 20.00
           journal  inventory FIFO          20.00 Dr
           journal  freight_payable         20.00 Cr
           use      R1 0 = -20.00
           now      FIFO 100 = 1020.00`,
  );
  book(
    "pieces that went back carry none: of 100, 20 went back, 40 were used, so half is stock",
    `have  receive FIFO main 100 @ 10.00 as R1
           return 20 of R1
           issue FIFO main 40
     when  late 16.00 on R1
     then  stock    FIFO 0 = 8.00
           journal  inventory FIFO           8.00 Dr
           journal  cost_of_sales            8.00 Dr
           journal  freight_payable         16.00 Cr
           use      R1 0 = -8.00
           now      FIFO 40 = 408.00`,
  );
  book(
    "a credit larger than what is here is worth takes the rest from cost of sales: no stock below nothing",
    `have  receive FIFO main 10 @ 1.00 as R1
           issue FIFO main 9
     when  late -20.00 on R1
     then  stock    FIFO 0 = -1.00
           journal  inventory FIFO          -1.00 Dr
           journal  cost_of_sales          -19.00 Dr
           journal  freight_payable        -20.00 Cr
           use      R1 0 = 1.00
           now      FIFO 1 = 0.00`,
  );
  book(
    "at standard cost it is all variance",
    `have  receive STANDARD main 100 @ 10.00 as R1
     when  late 20.00 on R1
     then  journal  price_variance          20.00 Dr
           journal  freight_payable         20.00 Cr`,
  );
});

describe("void", () => {
  book(
    "of a receipt is its own entry in red, turnover right too",
    `have  receive FIFO main 50 @ 11.00 as R1
     when  void R1
     then  stock    FIFO main -50 = -550.00
           journal  inventory FIFO        -550.00 Dr
           journal  received_not_billed   -550.00 Cr
           use      R1 50 = 550.00
           now      FIFO 0 = 0.00`,
  );
  book(
    "of an issue gives the pieces back to the receipts they came from",
    `have  receive AVERAGE main 100 @ 10.00 as R1
           receive AVERAGE main 50 @ 11.00 as R2
           issue AVERAGE main 120 as I1
     when  void I1
     then  stock    AVERAGE main 120 = 1240.00
           journal  inventory AVERAGE    -1240.00 Cr
           journal  production           -1240.00 Dr
           use      R1 -100 = -1033.33
           use      R2 -20 = -206.67
           now      AVERAGE 150 = 1550.00`,
  );
  book(
    "of a receipt whose pieces others were issued for cancels exactly; what the pool cannot bear is a posting of its own",
    `have  receive AVERAGE main 100 @ 10.00 as R1
           receive AVERAGE main 50 @ 11.00 as R2
           issue AVERAGE main 100
     when  void R2
     then  stock    AVERAGE main -50 = -550.00
           journal  inventory AVERAGE     -550.00 Dr
           journal  received_not_billed   -550.00 Cr
           use      R2 50 = 550.00
           residue
           stock    AVERAGE 0 = 33.33
           journal  inventory AVERAGE       33.33 Dr
           journal  cost_of_sales           33.33 Cr
           now      AVERAGE 0 = 0.00`,
  );
  book(
    "at standard cost leaves quantity times standard: a cent of rounding is variance",
    `have  receive STANDARD main 0.1005 @ 10.00 as R1
           receive STANDARD main 0.1005 @ 10.00 as R2
     when  void R1
     then  stock    STANDARD main -0.1005 = -1.01
           journal  inventory STANDARD      -1.01 Dr
           journal  received_not_billed     -1.01 Cr
           use      R1 0.1005 = 1.01
           residue
           stock    STANDARD 0 = 0.01
           journal  inventory STANDARD       0.01 Dr
           journal  price_variance           0.01 Cr
           now      STANDARD 0.1005 = 1.01`,
  );
  book(
    "of a dearer bill takes back what it gave to stock and to cost of sales",
    `have  receive AVERAGE main 100 @ 10.00 as R1
           issue AVERAGE main 70
           bill 100 of R1 @ 1020.00 tax 132.60 as B1
     when  void B1
     then  stock    AVERAGE 0 = -6.00
           journal  received_not_billed  -1000.00 Dr
           journal  inventory AVERAGE       -6.00 Dr
           journal  cost_of_sales          -14.00 Dr
           journal  input_vat             -132.60 Dr
           journal  payable              -1152.60 Cr
           use      R1 0 = 6.00
           progress R1 billed -100
           now      AVERAGE 30 = 300.00`,
  );
  book(
    "of a transfer moves back",
    `have  receive FIFO main 10 @ 1.00 as R1
           transfer FIFO main 4 to second as T1
     when  void T1
     then  stock    FIFO main 4 = 0.00
           stock    FIFO second -4 = 0.00
           now      FIFO 10 = 10.00`,
  );
});
