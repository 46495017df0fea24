/**
 * Chinese names made of translated words: "HL Mountain Front Wheel" is 高级 + 山地 + 前轮, "LL Road Frame - Black, 58" is
 * 入门级公路车架 黑色 58. A word that nobody translated is an error, so that no English is left by accident.
 */
import { CATEGORY_WORDS, LOCATION_WORDS, VARIANTS, WORDS } from "./words.ts";

const LONGEST = Math.max(...Object.keys(WORDS).map((phrase) => phrase.split(" ").length));
/** Sizes and numbers mean the same in every language. */
const SAME = /^(\d+|S|M|L|XL)$/;

export function chineseItemName(name: string): string {
  const tokens = name
    .replaceAll(",", "")
    .split(" ")
    .filter((token) => token !== "-");
  let text = "";
  for (let at = 0; at < tokens.length; ) {
    const known = longestPhrase(tokens, at);
    if (known) text += (VARIANTS.has(known) ? " " : "") + WORDS[known];
    else if (SAME.test(tokens[at]!)) text += ` ${tokens[at]}`;
    else throw new RangeError(`no Chinese word for "${tokens[at]}" in "${name}"; add it to words.ts`);
    at += known ? known.split(" ").length : 1;
  }
  return text;
}

function longestPhrase(tokens: readonly string[], at: number): string | undefined {
  for (let length = Math.min(LONGEST, tokens.length - at); length > 0; length--) {
    const phrase = tokens
      .slice(at, at + length)
      .join(" ")
      .toLowerCase();
    if (Object.hasOwn(WORDS, phrase)) return phrase;
  }
  return undefined;
}

export function chineseCategoryName(name: string): string {
  return wordFor(CATEGORY_WORDS, name);
}

export function chineseLocationName(name: string): string {
  return wordFor(LOCATION_WORDS, name);
}

/** A colour as the specification writes it. */
export function chineseColor(color: string): string {
  return wordFor(WORDS, color.toLowerCase());
}

function wordFor(words: Readonly<Record<string, string>>, name: string): string {
  const word = words[name];
  if (word === undefined) throw new RangeError(`no Chinese word for "${name}"; add it to words.ts`);
  return word;
}
