/** What comes back from where it was used, in numbers an accountant can follow. */
import { describe, expect, it } from "vitest";
import { play } from "./testing/book-text.ts";

function book(name: string, text: string): void {
  it(name, () => {
    const { expected, actual } = play(text);
    expect(actual).toBe(expected);
  });
}

describe("what was used comes back at what it cost then", () => {
  const have = (item: string) => `have  receive ${item} main 100 @ 10.00 as R1
           receive ${item} main 50 @ 11.00 as R2
           issue ${item} main 120 as S1
           receive ${item} main 50 @ 12.00 as R3`;
  book(
    "FIFO: 20 of 120 that cost 1220.00 are 203.33, and lie behind what came since",
    `${have("FIFO")}
           back 20 of S1 as B1
     when  issue FIFO main 90
     then  stock    FIFO main -90 = -1031.67
           journal  inventory FIFO       1031.67 Cr
           journal  production           1031.67 Dr
           use      R2 30 = 330.00
           use      R3 50 = 600.00
           use      B1 10 = 101.67
           now      FIFO 10 = 101.66`,
  );
  book(
    "moving average: 20 of 120 that cost 1240.00 are 206.67, red on both sides",
    `${have("AVERAGE")}
     when  back 20 of S1 as B1
     then  stock    AVERAGE main 20 = 206.67
           journal  inventory AVERAGE    -206.67 Cr
           journal  production           -206.67 Dr
           now      AVERAGE 100 = 1116.67`,
  );
  book(
    "the last of them takes the rest: 1240.00 − 206.67",
    `${have("AVERAGE")}
           back 20 of S1 as B1
     when  back 100 of S1 as B2
     then  stock    AVERAGE main 100 = 1033.33
           journal  inventory AVERAGE   -1033.33 Cr
           journal  production          -1033.33 Dr
           now      AVERAGE 200 = 2150.00`,
  );
  book(
    "standard: at the standard, as they went out",
    `${have("STANDARD")}
     when  back 20 of S1 as B1
     then  stock    STANDARD main 20 = 200.00
           journal  inventory STANDARD   -200.00 Cr
           journal  production           -200.00 Dr
           now      STANDARD 100 = 1000.00`,
  );
  book(
    "the void of it takes them out again",
    `${have("AVERAGE")}
           back 20 of S1 as B1
     when  void B1
     then  stock    AVERAGE main -20 = -206.67
           journal  inventory AVERAGE     206.67 Cr
           journal  production            206.67 Dr
           use      B1 20 = 206.67
           now      AVERAGE 80 = 910.00`,
  );
});
