/** The sentences of refusals on the server, from the same catalogues as the browser's. */
import { createInstance, type i18n } from "i18next";
import { issueWord } from "../contract/issue-words.ts";
import { findAssets, readAsset } from "./assets.ts";

export type Language = "zh-CN" | "en";

let instance: i18n | undefined;

function texts(): i18n {
  if (instance) return instance;
  const resources: Record<string, { translation: Record<string, unknown> }> = {
    "zh-CN": { translation: {} },
    en: { translation: {} },
  };
  for (const path of findAssets(/(^|\/)locales\/(zh-CN|en)\.json$/)) {
    const [, owner = "", language = ""] = /([^/]+)\/locales\/(zh-CN|en)\.json$/.exec(path) ?? [];
    const catalogue = resources[language]!.translation;
    catalogue[owner] = { ...(catalogue[owner] as object), ...(JSON.parse(readAsset(path)) as object) };
  }
  instance = createInstance();
  void instance.init({
    resources,
    lng: "zh-CN",
    fallbackLng: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}

/** The language a caller reads: `Accept-Language` (RFC 9110) that names English first, else Chinese. */
export function languageOf(accept: string | null | undefined): Language {
  return /^\s*en\b/i.test(accept ?? "") ? "en" : "zh-CN";
}

/** `procurement.over_receipt` → the sentence under `procurement.refusal.over_receipt`, its figures filled in. */
export function refusalText(code: string, params: Readonly<Record<string, string>>, language: Language): string {
  const [owner = "", ...rest] = code.split(".");
  const look = (key: string) => (texts().exists(key, { lng: language }) ? textOf(key, {}, language) : undefined);
  const { warning, ...figures } = params;
  const named = Object.entries(figures).map(([name, value]) => [name, issueWord(name, value, look)]);
  // What somebody has to agree to has a sentence of its own.
  if (warning) named.push(["warning", refusalText(warning, figures, language)]);
  return textOf(`${owner}.refusal.${rest.join(".")}`, Object.fromEntries(named), language);
}

export function textOf(key: string, params: Readonly<Record<string, string>>, language: Language): string {
  const count = params["count"];
  return texts().t(key, { ...params, ...(count ? { count: Number.parseInt(count, 10) } : {}), lng: language });
}
