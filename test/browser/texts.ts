/** The words on the screen, from the catalogues that the screen uses. */
import { readFileSync } from "node:fs";

export type Language = "zh-CN" | "en";

function catalogue(owner: string, language: Language): Record<string, unknown> {
  const dir = owner === "platform" ? "src/platform" : `src/modules/${owner}`;
  return JSON.parse(readFileSync(`${dir}/locales/${language}.json`, "utf8")) as Record<string, unknown>;
}

/** `text("procurement.goods_receipt.verb.post")`. @throws Error if there is none */
export function textsIn(language: Language) {
  return (key: string): string => {
    const [owner = "", ...path] = key.split(".");
    let at: unknown = catalogue(owner, language);
    for (const part of path) at = (at as Record<string, unknown> | undefined)?.[part];
    if (typeof at !== "string") throw new Error(`no text ${key} in ${language}`);
    return at;
  };
}
