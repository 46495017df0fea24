/** The two switches that every page has, the sign-in too. */
import { type Language, switchLanguage } from "../i18n/i18n.ts";
import { useLanguage, useT } from "../i18n/texts.ts";
import { switchMode, useMode } from "../theme/mode.ts";

export function LanguageSwitch({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const language = useLanguage();
  const other: Language = language === "en" ? "zh-CN" : "en";
  const t = useT();
  return (
    <button
      type="button"
      className="icon"
      lang={other}
      aria-label={t("otherLanguage")}
      title={t("otherLanguage")}
      onClick={() => void switchLanguage(other).then(() => onLanguage(other))}
    >
      {t("otherLanguageShort")}
    </button>
  );
}

export function ModeSwitch() {
  const mode = useMode();
  const t = useT();
  const label = t(mode === "dark" ? "toLight" : "toDark");
  return (
    <button
      type="button"
      className="icon"
      aria-label={label}
      title={label}
      onClick={() => switchMode(mode === "dark" ? "light" : "dark")}
    >
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        {mode === "dark" ? (
          <path
            fill="none"
            stroke="currentColor"
            strokeWidth="1.4"
            d="M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.4 1.4M11.6 11.6 13 13M3 13l1.4-1.4M11.6 4.4 13 3"
          />
        ) : (
          <path
            fill="none"
            stroke="currentColor"
            strokeWidth="1.4"
            d="M13.5 9.6A6 6 0 1 1 6.4 2.5a4.8 4.8 0 0 0 7.1 7.1z"
          />
        )}
      </svg>
    </button>
  );
}
