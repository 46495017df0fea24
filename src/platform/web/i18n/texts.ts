/** Finds the texts of a document, a record or a report by what they describe, so that pages contain none. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { RefLabel } from "../../contract/page.ts";
import type { Language } from "./i18n.ts";

export type Translate = (keys: string | string[], params?: Record<string, string | number>) => string;

/** What has texts under `<module>.<name>`. */
export interface Subject {
  readonly module: string;
  readonly name: string;
}

export interface SubjectTexts {
  readonly title: string;
  readonly titleMany: string;
  field(name: string): string;
  line(name: string): string;
  row(name: string): string;
  state(name: string): string;
  verb(name: string): string;
  choice(field: string, value: string): string;
  measure(name: string): string;
  /** Any other text of the subject, e.g. `view.late`. */
  text(key: string, params?: Record<string, string | number>): string;
  /** A text that need not be there. */
  maybe(key: string): string | undefined;
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === "en" ? "en" : "zh-CN";
}

/** The platform's own texts: `t("save")`, and any full key in a list: `t(["procurement.x", "platform.y"])`. */
export function useT(): Translate {
  const { t, i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function per language, so that memos follow
  return useMemo(() => {
    const own: Translate = (keys, params) =>
      String(Array.isArray(keys) ? t(keys as never, params as never) : t(`platform.${keys}` as never, params as never));
    return own;
  }, [t, i18n.language]);
}

export function useSubject({ module, name }: Subject): SubjectTexts {
  const { t, i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: new texts per language, so that memos follow
  return useMemo(() => subjectTexts(t as unknown as Translate, module, name), [t, i18n.language, module, name]);
}

function subjectTexts(t: Translate, module: string, name: string): SubjectTexts {
  const at = `${module}.${name}`;
  const first = (...keys: string[]) => t(keys.map((key) => (key.startsWith("platform.") ? key : `${at}.${key}`)));
  return {
    title: first("title"),
    titleMany: first("titleMany", "title"),
    field: (it) => first(`field.${it}`, `platform.common.${it}`),
    line: (it) => first(`line.${it}`, `field.${it}`, `platform.common.${it}`),
    row: (it) => first(`row.${it}`, `field.${it}`, `platform.common.${it}`),
    state: (it) => first(`state.${it}`, `platform.state.${it}`),
    verb: (it) => first(`verb.${it}`, `platform.verb.${it}`),
    choice: (field, value) => first(`choice.${field}.${value}`, `platform.choice.${field}.${value}`),
    measure: (it) => first(`measure.${it}`, `platform.measure.${it}`),
    text: (key, params) => t(`${at}.${key}`, params),
    maybe: (key) => {
      const text = t(`${at}.${key}`);
      return text === `${at}.${key}` ? undefined : text;
    },
  };
}

/** A title within a sentence: “New goods receipt”. */
export function midSentence(title: string, language: Language): string {
  return language === "en" ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

/** What a record is shown as beside its code: nothing where the name is the code, or begins with it. */
export function nameBeside(label: Pick<RefLabel, "code" | "name" | "nameEn">, language: Language): string {
  const name = nameOf(label, language);
  return name.startsWith(label.code) ? name.slice(label.code.length).trim() : name;
}

/** A record's name in the reader's language. */
export function nameOf(label: Pick<RefLabel, "name" | "nameEn">, language: Language): string {
  return (language === "en" && label.nameEn) || label.name;
}
