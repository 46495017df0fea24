/**
 * Texts. Every module brings `locales/<language>.json`; they are merged under the module's name, so the text of
 * `refusal.over_receipt` in procurement is `procurement.refusal.over_receipt`. Only the chosen language is loaded.
 * There is no fallback language: a Chinese screen never shows an English word.
 */
import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export type Language = "zh-CN" | "en";
export const LANGUAGES: readonly Language[] = ["zh-CN", "en"];
type Catalogue = Record<string, unknown>;
type Loader = () => Promise<Catalogue>;

const KEY = "millstock.language";
const files = import.meta.glob<Catalogue>(
  ["../../../modules/*/locales/*.json", "../../../ledger/locales/*.json", "../../locales/*.json"],
  { import: "default" },
);
const extra: Record<string, Record<Language, Loader>> = {};

/** `../../../modules/procurement/locales/en.json` → procurement; the platform's own are `platform`. */
function ownerOf(path: string): string {
  return /\/(?:modules\/)?(\w+)\/locales\//.exec(path)?.[1] ?? "platform";
}

async function loadCatalogues(language: Language): Promise<void> {
  const own = Object.entries(files).filter(([path]) => path.endsWith(`/${language}.json`));
  const loaders: [string, Loader][] = own.map(([path, load]) => [ownerOf(path), load]);
  for (const [name, load] of Object.entries(extra)) loaders.push([name, load[language]]);
  const entries = await Promise.all(loaders.map(async ([name, load]) => [name, await load()] as const));
  i18next.addResourceBundle(language, "translation", Object.fromEntries(entries), true, true);
}

/** A catalogue from elsewhere than a module's folder. Call it before `startTexts`. */
export function addCatalogue(name: string, loaders: Record<Language, Loader>): void {
  extra[name] = loaders;
}

/** What was chosen here before, else what the browser asks for; Chinese when it asks for neither. */
export function preferredLanguage(): Language {
  const kept = localStorage.getItem(KEY);
  if (kept === "zh-CN" || kept === "en") return kept;
  const asked = navigator.languages.find((it) => /^(zh|en)\b/i.test(it));
  return asked?.toLowerCase().startsWith("en") ? "en" : "zh-CN";
}

export async function startTexts(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    supportedLngs: [...LANGUAGES],
    resources: {},
    returnNull: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await switchLanguage(language);
}

export async function switchLanguage(language: Language): Promise<void> {
  await loadCatalogues(language);
  await i18next.changeLanguage(language);
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
}

export function currentLanguage(): Language {
  return i18next.language === "en" ? "en" : "zh-CN";
}
