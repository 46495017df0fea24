/** What is proposed, in figures: on hand 40, nothing on the way, reorder point 120; a target of 300 misses 260. */
import { expect, it } from "vitest";
import { Quantity } from "../../../kernel/decimal.ts";
import { proposeFor } from "./replenishment.rules.ts";

const orNull = (text: string) => (text === "" ? null : Quantity.of(text));

it.each([
  ["as much as is missing", { target: "300" }, "260", "260"],
  ["in whole lots", { target: "300", minimum: "100", lot: "50" }, "300", "300"],
  ["by the box of 24", { target: "300", sold: ["1", "24"], minimum: "4" }, "11", "264"],
  ["boxes that hold whole lots", { target: "300", sold: ["1", "24"], lot: "100" }, "13", "312"],
  ["at least the supplier's boxes", { target: "300", sold: ["1", "24"], minimum: "20" }, "20", "480"],
  [
    "without a target, up to the reorder point and his minimum in pieces",
    { sold: ["1", "24"], minimum: "4" },
    "8",
    "192",
  ],
  ["by the piece, kept by the dozen: in threes", { target: "300.1", sold: ["12", "1"] }, "3123", "260.25"],
  ["a minimum that is no exact part is the next that is", { target: "40.5", sold: ["3", "1"], minimum: "7" }, "9", "3"],
  ["by 7 m, kept by 3 kg", { target: "300", sold: ["7", "3"] }, "609", "261"],
] as const)("%s", (_, it, quantity, stockQuantity) => {
  const {
    target = "",
    minimum = "",
    lot = "",
    sold,
  } = it as Partial<Record<"target" | "minimum" | "lot", string>> & {
    sold?: readonly [string, string];
  };
  const proposed = proposeFor({
    onHand: Quantity.of("40"),
    toInspect: Quantity.zero,
    onOrder: Quantity.zero,
    promised: Quantity.zero,
    reorderPoint: Quantity.of("120"),
    safetyStock: Quantity.zero,
    maximumStock: orNull(target),
    sold: sold ? { unitQuantity: Quantity.of(sold[0]), unitStockQuantity: Quantity.of(sold[1]) } : null,
    minimum: orNull(minimum),
    lotSize: orNull(lot),
  });
  expect(proposed).toMatchObject({ quantity: Quantity.of(quantity), stockQuantity: Quantity.of(stockQuantity) });
});

it("what customers were promised is not there for others", () => {
  const proposed = proposeFor({
    onHand: Quantity.of("200"),
    toInspect: Quantity.zero,
    onOrder: Quantity.of("50"),
    promised: Quantity.of("300"),
    reorderPoint: Quantity.of("20"),
    safetyStock: Quantity.zero,
    maximumStock: Quantity.of("100"),
    sold: null,
    minimum: null,
    lotSize: null,
  });
  expect(proposed).toMatchObject({ available: Quantity.of("-50"), quantity: Quantity.of("150") });
});
