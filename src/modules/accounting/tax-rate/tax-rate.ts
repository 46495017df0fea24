import { Quantity } from "../../../kernel/decimal.ts";
import { defineRecord } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";

/**
 * A rate of value added tax, while it is in force. It is offered where a rate is typed; documents keep the figure itself, so a rate
 * that is repealed changes none of them.
 */
export const taxRate = defineRecord({
  module: "accounting",
  name: "tax_rate",
  header: {
    name: f.text(80),
    nameEn: f.optional(f.text(80)),
    rate: f.rate(),
    validFrom: f.date(),
    validTo: f.optional(f.date()),
  },
});

/** When a rate is in force, both days included; no last day: until further notice. */
export interface RateInForce {
  readonly rate: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** A rate as people write it: `11.0000` is 11. */
export const plainRate = (rate: string): string => Quantity.of(rate).toString();

export const taxRateRow = {
  name: f.text(),
  nameEn: f.optional(f.text()),
  rate: f.rate(),
  validFrom: f.date(),
  validTo: f.optional(f.date()),
};
