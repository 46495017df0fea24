/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, the last one a check. It holds the organisation's own
 * code of nine (GB 11714-1997), which ends in a check too. Ours begin MAY, a block not given out, so that no real company is met.
 */
import type { Chance } from "./random.ts";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

export function creditCode(region: string, chance: Chance): string {
  let organisation = "MAY";
  while (organisation.length < 8) organisation += ALPHABET[chance.below(ALPHABET.length)];
  const body = `91${region}${organisation}${organisationCheck(organisation)}`;
  return body + creditCheck(body);
}

export function isCreditCode(code: string): boolean {
  return (
    /^[0-9A-HJ-NP-RTUWXY]{18}$/.test(code) &&
    code[17] === creditCheck(code.slice(0, 17)) &&
    code[16] === organisationCheck(code.slice(8, 16))
  );
}

function organisationCheck(eight: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, i) => total + weight * Number.parseInt(eight[i]!, 36), 0);
  return "0X987654321"[sum % 11]!;
}

/** Weights are the powers of 3 modulo 31. */
function creditCheck(seventeen: string): string {
  let sum = 0;
  let weight = 1;
  for (const letter of seventeen) {
    sum += weight * ALPHABET.indexOf(letter);
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}
