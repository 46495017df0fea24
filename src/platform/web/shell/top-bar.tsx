import { type ReactNode, useId } from "react";
import type { LiveState } from "../data/live.ts";
import { useServices } from "../data/provider.tsx";
import { formatMonth } from "../format/format.ts";
import type { Language } from "../i18n/i18n.ts";
import { useLanguage, useT } from "../i18n/texts.ts";
import { Icon } from "../parts/icon.tsx";
import { LanguageSwitch, ModeSwitch } from "./top-switches.tsx";

interface TopBarProps {
  readonly live: LiveState;
  readonly onFind: () => void;
  readonly onSignOut: () => void;
  readonly onLanguage: (language: Language) => void;
  readonly children: ReactNode;
}

export function TopBar({ live, onFind, onSignOut, onLanguage, children }: TopBarProps) {
  const t = useT();
  const language = useLanguage();
  const { period } = useServices().session;
  return (
    <header className="top">
      {children}
      <button type="button" className="find" onClick={onFind}>
        <Icon name="search" />
        <span className="grow not-phone">{t("findAnything")}</span>
        <span className="only-phone grow">{t("find")}</span>
        <kbd className="not-phone">Ctrl K</kbd>
      </button>
      <span className="sp" />
      {period && (
        <span className="not-phone">
          {formatMonth(period.month, language)} · {t(period.isOpen ? "periodOpen" : "periodClosed")}
        </span>
      )}
      <span className="live not-phone" role="status">
        <span className={`dot ${live}`} aria-hidden="true" />
        {t(`live.${live}`)}
      </span>
      <LanguageSwitch onLanguage={onLanguage} />
      <ModeSwitch />
      <PersonMenu onSignOut={onSignOut} />
    </header>
  );
}

function PersonMenu({ onSignOut }: { onSignOut: () => void }) {
  const { person } = useServices().session;
  const t = useT();
  const id = useId();
  return (
    <>
      <button type="button" className="icon person" popoverTarget={id}>
        {person.name}
        {person.role && <span className="not-phone">{` · ${person.role}`}</span>}
      </button>
      <div id={id} popover="auto" className="person-menu">
        <p>
          <b>{person.name}</b>
          {person.role && <span className="dim"> {person.role}</span>}
        </p>
        <button type="button" className="btn" onClick={onSignOut}>
          {t("signOut")}
        </button>
      </div>
    </>
  );
}
