/**
 * Exact decimals. A number is a whole count of its smallest unit in a bigint, so nothing is ever rounded unseen.
 *
 * Quantity   six decimals   how much
 * UnitPrice  six decimals   money for one unit
 * Amount     two decimals   settled money (a currency with fewer decimals rounds to them in `extend`)
 *
 * The three are classes of their own, so that an amount plus a quantity does not compile. On the wire and in the
 * database they are decimal strings and `numeric`; they are never a binary float.
 * Rounding is half away from zero, as PostgreSQL's `round(numeric)` does: 0.005 → 0.01, −0.005 → −0.01.
 */
abstract class Decimal {
  /** The value counted in its smallest unit (10^-scale). */
  readonly units: bigint;
  constructor(units: bigint) {
    this.units = units;
  }
  isZero(): boolean {
    return this.units === 0n;
  }
  isPositive(): boolean {
    return this.units > 0n;
  }
  isNegative(): boolean {
    return this.units < 0n;
  }
}

/** Divides and rounds half away from zero. @throws RangeError if `divisor` is zero. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const n = dividend < 0n ? -dividend : dividend;
  const d = divisor < 0n ? -divisor : divisor;
  const quotient = (2n * n + d) / (2n * d);
  return negative ? -quotient : quotient;
}

const PATTERN = /^-?\d{1,18}(\.\d+)?$/;

/** Parses a plain decimal string exactly; digits beyond `scale` must be zeros. @throws RangeError otherwise. */
function parseUnits(text: string, scale: number): bigint {
  if (!PATTERN.test(text)) throw new RangeError(`not a decimal: ${text}`);
  const point = text.indexOf(".");
  if (point < 0) return BigInt(text) * 10n ** BigInt(scale);
  const fraction = text.slice(point + 1);
  if (!/^0*$/.test(fraction.slice(scale))) throw new RangeError(`more than ${scale} decimals: ${text}`);
  const units = BigInt(text.slice(0, point).replace("-", "") + fraction.slice(0, scale).padEnd(scale, "0"));
  return text.startsWith("-") ? -units : units;
}

/** Writes all `scale` decimals but drops trailing zeros down to `keep` of them. */
function formatUnits(units: bigint, scale: number, keep: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  let fraction = digits.slice(digits.length - scale);
  let end = fraction.length;
  while (end > keep && fraction[end - 1] === "0") end--;
  fraction = fraction.slice(0, end);
  return `${units < 0n ? "-" : ""}${whole}${fraction ? `.${fraction}` : ""}`;
}

export class Quantity extends Decimal {
  static readonly scale = 6;
  static readonly zero = new Quantity(0n);
  declare private readonly kind: "quantity";
  /** @throws RangeError if the text is not a decimal of at most six decimals. */
  static of(text: string): Quantity {
    return new Quantity(parseUnits(text, 6));
  }
  plus(other: Quantity): Quantity {
    return new Quantity(this.units + other.units);
  }
  minus(other: Quantity): Quantity {
    return new Quantity(this.units - other.units);
  }
  negated(): Quantity {
    return new Quantity(-this.units);
  }
  compare(other: Quantity): number {
    return this.units < other.units ? -1 : this.units > other.units ? 1 : 0;
  }
  lessThan(other: Quantity): boolean {
    return this.units < other.units;
  }
  equals(other: Quantity): boolean {
    return this.units === other.units;
  }
  min(other: Quantity): Quantity {
    return this.units < other.units ? this : other;
  }
  /** This many hundredths of itself, rounded to six decimals: `Quantity.of("120").percent("5")` is 6. */
  percent(rate: string): Quantity {
    return new Quantity(divideRounded(this.units * parseUnits(rate, 6), 100_000_000n));
  }
  override toString(): string {
    return formatUnits(this.units, 6, 0);
  }
  toJSON(): string {
    return this.toString();
  }
}

export class UnitPrice extends Decimal {
  static readonly scale = 6;
  static readonly zero = new UnitPrice(0n);
  declare private readonly kind: "price";
  /** @throws RangeError if the text is not a decimal of at most six decimals. */
  static of(text: string): UnitPrice {
    return new UnitPrice(parseUnits(text, 6));
  }
  compare(other: UnitPrice): number {
    return this.units < other.units ? -1 : this.units > other.units ? 1 : 0;
  }
  equals(other: UnitPrice): boolean {
    return this.units === other.units;
  }
  override toString(): string {
    return formatUnits(this.units, 6, 2);
  }
  toJSON(): string {
    return this.toString();
  }
}

export class Amount extends Decimal {
  static readonly scale = 2;
  static readonly zero = new Amount(0n);
  declare private readonly kind: "amount";
  /** @throws RangeError if the text is not a decimal of at most two decimals. */
  static of(text: string): Amount {
    return new Amount(parseUnits(text, 2));
  }
  static sum(amounts: Iterable<Amount>): Amount {
    let units = 0n;
    for (const amount of amounts) units += amount.units;
    return new Amount(units);
  }
  plus(other: Amount): Amount {
    return new Amount(this.units + other.units);
  }
  minus(other: Amount): Amount {
    return new Amount(this.units - other.units);
  }
  negated(): Amount {
    return new Amount(-this.units);
  }
  compare(other: Amount): number {
    return this.units < other.units ? -1 : this.units > other.units ? 1 : 0;
  }
  lessThan(other: Amount): boolean {
    return this.units < other.units;
  }
  equals(other: Amount): boolean {
    return this.units === other.units;
  }
  abs(): Amount {
    return this.units < 0n ? this.negated() : this;
  }
  min(other: Amount): Amount {
    return this.units < other.units ? this : other;
  }
  override toString(): string {
    return formatUnits(this.units, 2, 2);
  }
  toJSON(): string {
    return this.toString();
  }
}

export function sumQuantities(quantities: Iterable<Quantity>): Quantity {
  let units = 0n;
  for (const quantity of quantities) units += quantity.units;
  return new Quantity(units);
}

/** For file formats that know nothing but doubles (a spreadsheet's cell); fifteen digits are exact in one. Nothing counts with it. */
export function asDouble(text: string): number {
  return Number(text);
}
