/** Gives antd our look, the language of its own texts, and the nonce for its styles. */
import { App, ConfigProvider } from "antd";
import type { Locale } from "antd/es/locale";
import dayjs from "dayjs";
import { type ReactNode, useEffect, useState } from "react";
import type { Language } from "../i18n/i18n.ts";
import { useLanguage } from "../i18n/texts.ts";
import { useMode } from "./mode.ts";
import { cspNonce } from "./nonce.ts";
import { antdTheme } from "./tokens.ts";

const locales: Record<Language, () => Promise<Locale>> = {
  "zh-CN": async () => {
    const [locale] = await Promise.all([import("antd/locale/zh_CN"), import("dayjs/locale/zh-cn")]);
    dayjs.locale("zh-cn");
    return locale.default;
  },
  en: async () => {
    dayjs.locale("en");
    return (await import("antd/locale/en_US")).default;
  },
};

export function AppTheme({ children }: { children: ReactNode }) {
  const mode = useMode();
  const language = useLanguage();
  const [locale, setLocale] = useState<Locale>();
  useEffect(() => {
    let isCurrent = true;
    void locales[language]().then((loaded) => isCurrent && setLocale(loaded));
    return () => {
      isCurrent = false;
    };
  }, [language]);
  const nonce = cspNonce();
  if (!locale) return null;
  return (
    <ConfigProvider
      theme={antdTheme(mode)}
      locale={locale}
      componentSize="middle"
      {...(nonce ? { csp: { nonce } } : {})}
      button={{ autoInsertSpace: false }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
