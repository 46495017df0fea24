/**
 * 大写金额, an amount in Chinese capitals, as checks and contracts state it (正确填写票据和结算凭证的基本规定, People's Bank of
 * China). Prefix 人民币 is the caller's. 整 after 元 or 角, never after 分; several zeros are one 零; 10 is 壹拾.
 *
 *   1010.03 → 壹仟零壹拾元零叁分    107000.53 → 壹拾万零柒仟元伍角叁分    0.50 → 伍角整
 */
import type { Amount } from "./decimal.ts";

const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const SMALL = ["", "拾", "佰", "仟"];
const LARGE = ["", "万", "亿", "万亿"];

/** Four digits: 1010 → 壹仟零壹拾. */
function group(value: number): string {
  let text = "";
  let isZeroDue = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.trunc(value / 10 ** place) % 10;
    if (digit === 0) isZeroDue = text !== "";
    else {
      text += `${isZeroDue ? "零" : ""}${DIGITS[digit]}${SMALL[place]}`;
      isZeroDue = false;
    }
  }
  return text;
}

function whole(units: bigint): string {
  const groups: number[] = [];
  for (let rest = units; rest > 0n; rest /= 10_000n) groups.push(Number.parseInt((rest % 10_000n).toString(), 10));
  let text = "";
  let isZeroDue = false;
  for (let i = groups.length - 1; i >= 0; i--) {
    const value = groups[i]!;
    if (value === 0) {
      isZeroDue = text !== "";
      continue;
    }
    const isGap = isZeroDue || (text !== "" && value < 1_000);
    text += `${isGap ? "零" : ""}${group(value)}${LARGE[i]}`;
    // A group that ends in zero before a full one reads with 零 between: 壹拾万零柒仟.
    isZeroDue = value % 10 === 0;
  }
  return text;
}

/** @throws RangeError beyond 9999 万亿. */
export function capitals(amount: Amount): string {
  const cents = amount.units < 0n ? -amount.units : amount.units;
  if (cents >= 10n ** 18n) throw new RangeError("too large to write in capitals");
  const yuan = cents / 100n;
  const jiao = Number.parseInt(((cents / 10n) % 10n).toString(), 10);
  const fen = Number.parseInt((cents % 10n).toString(), 10);
  const sign = amount.isNegative() ? "负" : "";
  if (cents === 0n) return "零元整";
  const front = yuan > 0n ? `${whole(yuan)}元` : "";
  if (jiao === 0 && fen === 0) return `${sign}${front}整`;
  const middle = jiao > 0 ? `${DIGITS[jiao]}角` : front ? "零" : "";
  return `${sign}${front}${middle}${fen > 0 ? `${DIGITS[fen]}分` : "整"}`;
}
