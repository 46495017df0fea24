/** The words on the screen, from the catalogues that the screen uses. */
import { readFileSync } from "node:fs";

export type Language = "zh-CN" | "en";

function catalogue(owner: string, language: Language): Record<string, unknown> {
  const dir = owner === "platform" ? "src/platform" : `src/modules/${owner}`;
  return JSON.parse(readFileSync(`${dir}/locales/${language}.json`, "utf8")) as Record<string, unknown>;
}

/** `text("procurement.goods_receipt.verb.post")`, with what stands in its `{{gaps}}`. @throws Error if there is none */
export function textsIn(language: Language) {
  const text = (key: string, gaps: Readonly<Record<string, string>> = {}): string => {
    const [owner = "", ...path] = key.split(".");
    let at: unknown = catalogue(owner, language);
    for (const part of path) at = (at as Record<string, unknown> | undefined)?.[part];
    // Chinese has one form for all counts.
    if (at === undefined && key.endsWith("_one")) return text(key.replace(/_one$/, "_other"), gaps);
    if (typeof at !== "string") throw new Error(`no text ${key} in ${language}`);
    return at.replace(/\{\{(\w+)\}\}/g, (_, gap: string) => gaps[gap] ?? "");
  };
  return text;
}
