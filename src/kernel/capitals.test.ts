import { expect, it } from "vitest";
import { capitals } from "./capitals.ts";
import { Amount } from "./decimal.ts";

// CHINA §7, the table of known answers.
const ANSWERS: readonly (readonly [string, string])[] = [
  ["0", "零元整"],
  ["0.05", "伍分"],
  ["0.50", "伍角整"],
  ["1.00", "壹元整"],
  ["10.50", "壹拾元伍角整"],
  ["1010.03", "壹仟零壹拾元零叁分"],
  ["16409.02", "壹万陆仟肆佰零玖元零贰分"],
  ["107000.53", "壹拾万零柒仟元伍角叁分"],
  ["1004000.05", "壹佰万零肆仟元零伍分"],
  ["20000000.00", "贰仟万元整"],
  ["100000001.00", "壹亿零壹元整"],
  ["-1010.03", "负壹仟零壹拾元零叁分"],
];

it.each(ANSWERS)("%s is %s", (amount, text) => expect(capitals(Amount.of(amount))).toBe(text));
