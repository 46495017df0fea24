/** Signing in. */
import { type FormEvent, useId, useState } from "react";
import { refusalOf, type ShownIssue } from "../data/refusal.ts";
import type { Language } from "../i18n/i18n.ts";
import { issueText } from "../i18n/issue-text.ts";
import { useT } from "../i18n/texts.ts";
import { Button } from "../parts/button.tsx";
import { LanguageSwitch, ModeSwitch } from "./top-switches.tsx";
import { useTitle } from "./use-title.ts";

export interface LoginPageProps {
  /** @throws what the client throws; a refusal is shown in its own words */
  readonly onSignIn: (username: string, password: string) => Promise<void>;
  readonly onLanguage?: (language: Language) => void;
  /** A word about the demo: who can sign in. */
  readonly hint?: string;
}

export function LoginPage({ onSignIn, onLanguage = () => {}, hint }: LoginPageProps) {
  const t = useT();
  const id = useId();
  const [issues, setIssues] = useState<readonly ShownIssue[]>([]);
  const [isBusy, setBusy] = useState(false);
  useTitle(t("signIn"));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setIssues([]);
    try {
      await onSignIn(String(form.get("username") ?? "").trim(), String(form.get("password") ?? ""));
    } catch (error) {
      const fault: ShownIssue = {
        code: navigator.onLine ? "platform.fault" : "platform.offline",
        severity: "error",
        path: "",
        params: {},
      };
      setIssues(refusalOf(error)?.issues ?? [fault]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="login">
      <header className="top">
        <span className="sp" />
        <LanguageSwitch onLanguage={onLanguage} />
        <ModeSwitch />
      </header>
      <main>
        <form className="card" onSubmit={submit} aria-describedby={issues.length > 0 ? `${id}-issues` : undefined}>
          <h1>
            {t("product")}
            <small>{t("productWhat")}</small>
          </h1>
          <Credentials id={id} />
          {issues.length > 0 && (
            <div role="alert">
              <ul id={`${id}-issues`} className="issues">
                {issues.map((issue) => (
                  <li key={issue.code} className="red">
                    {issueText(issue)}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <Button type="submit" isPrimary isBusy={isBusy} shortcut="↵">
            {t("signIn")}
          </Button>
          {hint && <p className="dim">{hint}</p>}
        </form>
      </main>
    </div>
  );
}

function Credentials({ id }: { id: string }) {
  const t = useT();
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-u`}>{t("username")}</label>
        <input
          id={`${id}-u`}
          className="input"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          required
          // biome-ignore lint/a11y/noAutofocus: the page has nothing else to do
          autoFocus
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-p`}>{t("password")}</label>
        <input
          id={`${id}-p`}
          className="input"
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
      </div>
    </>
  );
}
