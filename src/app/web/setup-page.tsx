/** The wizard of an empty database: company, first month, warehouse, administrator. Everything else is a standard to start from. */
import { type FormEvent, useId, useState } from "react";
import type { Session } from "../../platform/web/data/provider.tsx";
import { refusalOf, type ShownIssue } from "../../platform/web/data/refusal.ts";
import { today } from "../../platform/web/format/parse.ts";
import { issueText } from "../../platform/web/i18n/issue-text.ts";
import { type Translate, useT } from "../../platform/web/i18n/texts.ts";
import { Button } from "../../platform/web/parts/button.tsx";
import { LanguageSwitch, ModeSwitch } from "../../platform/web/shell/top-switches.tsx";
import { useTitle } from "../../platform/web/shell/use-title.ts";
import { ask } from "./session.ts";

interface WizardField {
  readonly name: string;
  readonly type: "text" | "password";
  readonly isOptional?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** What is right looks so; `<name>Help` says it. */
  readonly pattern?: string;
  /** What most factories keep. */
  readonly preset?: string;
}

const fieldsOf = (t: Translate): readonly WizardField[] => [
  { name: "company", type: "text" },
  { name: "companyEn", type: "text", isOptional: true },
  { name: "baseCurrency", type: "text", preset: "CNY", pattern: "[A-Z]{3}", maxLength: 3 },
  // The browser's own control for months speaks the browser's language.
  { name: "firstMonth", type: "text", preset: today().slice(0, 7), pattern: "\\d{4}-(0[1-9]|1[0-2])", maxLength: 7 },
  { name: "warehouse", type: "text", preset: t("setup.warehousePreset") },
  { name: "personName", type: "text" },
  { name: "login", type: "text", preset: "admin" },
  { name: "password", type: "password", minLength: 10 },
];

function inputOf(form: FormData, key: string) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return {
    key,
    company: { name: text("company"), nameEn: text("companyEn") || null, baseCurrency: text("baseCurrency") },
    firstMonth: text("firstMonth"),
    warehouses: [{ code: "W1", name: text("warehouse") }],
    administrator: { login: text("login"), name: text("personName"), password: String(form.get("password") ?? "") },
  };
}

export function SetupPage({ setupKey, onDone }: { setupKey: string; onDone: (session: Session) => void }) {
  const t = useT();
  const id = useId();
  const [issues, setIssues] = useState<readonly ShownIssue[]>([]);
  const [isBusy, setBusy] = useState(false);
  useTitle(t("setup.title"));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    try {
      const session = await ask<Session>("POST", "/setup", inputOf(new FormData(event.currentTarget), setupKey));
      history.replaceState(null, "", "/");
      onDone(session);
    } catch (error) {
      setIssues(refusalOf(error)?.issues ?? [{ code: "platform.fault", severity: "error", path: "", params: {} }]);
      setBusy(false);
    }
  };
  return (
    <div className="login">
      <header className="top">
        <span className="sp" />
        <LanguageSwitch onLanguage={() => {}} />
        <ModeSwitch />
      </header>
      <main>
        <form className="card" onSubmit={submit}>
          <h1>
            {t("setup.title")}
            <small>{t("setup.what")}</small>
          </h1>
          {fieldsOf(t).map((field, i) => (
            <div className="field" key={field.name}>
              <label htmlFor={`${id}-${field.name}`}>{t(`setup.${field.name}`)}</label>
              <input
                id={`${id}-${field.name}`}
                className="input"
                name={field.name}
                type={field.type}
                required={!field.isOptional}
                minLength={field.minLength}
                maxLength={field.maxLength}
                pattern={field.pattern}
                defaultValue={field.preset}
                title={field.pattern && t(`setup.${field.name}Help`)}
                autoComplete="off"
                // biome-ignore lint/a11y/noAutofocus: the page has nothing else to do
                autoFocus={i === 0}
              />
            </div>
          ))}
          {issues.length > 0 && (
            <div role="alert">
              <ul className="issues">
                {issues.map((issue) => (
                  <li key={`${issue.code} ${issue.path}`} className="red">
                    {issueText(issue)}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <Button type="submit" isPrimary isBusy={isBusy}>
            {t("setup.go")}
          </Button>
        </form>
      </main>
    </div>
  );
}
