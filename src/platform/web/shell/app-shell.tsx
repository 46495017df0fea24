/** The frame around every page: the menu, the bar with search and switches, and the page itself. */
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { LiveState } from "../data/live.ts";
import { useMay, useServices } from "../data/provider.tsx";
import type { Language } from "../i18n/i18n.ts";
import { useLanguage, useT } from "../i18n/texts.ts";
import { Icon } from "../parts/icon.tsx";
import { CommandPalette, type FoundPlace } from "./command-palette.tsx";
import { type MenuLink, menuKeys, menuOf, type WebManifest } from "./manifest.ts";
import { TopBar } from "./top-bar.tsx";
import { useIsPhone } from "./use-phone.ts";

export interface AppShellProps {
  readonly manifests: readonly WebManifest[];
  readonly live: LiveState;
  readonly onSignOut: () => void;
  /** The choice is kept with the person. */
  readonly onLanguage: (language: Language) => void;
  /** Finds documents and records for the palette. */
  readonly search?: (text: string) => Promise<readonly FoundPlace[]>;
  /** Open work per menu key, e.g. `{ goods_receipt: 4 }`. */
  readonly counts?: Readonly<Record<string, number>>;
  readonly children?: ReactNode;
}

export function AppShell({ manifests, live, onSignOut, onLanguage, search, counts = {}, children }: AppShellProps) {
  const t = useT();
  const may = useMay();
  const isPhone = useIsPhone();
  const menu = useMemo(() => menuOf(manifests, may), [manifests, may]);
  const [isFinding, setFinding] = useState(false);
  const drawer = useRef<HTMLDialogElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  usePaletteKey(() => setFinding(true));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the drawer
  useEffect(() => drawer.current?.close(), [path]);
  const nav = <Nav menu={menu} path={path} counts={counts} />;
  return (
    <div className="app">
      <a href="#main" className="skip">
        {t("skipToContent")}
      </a>
      {isPhone ? (
        <dialog
          ref={drawer}
          className="drawer"
          aria-label={t("menu")}
          onClick={(event) => event.target === drawer.current && drawer.current.close()}
          onKeyDown={() => {}}
        >
          {nav}
        </dialog>
      ) : (
        nav
      )}
      <div className="frame">
        <TopBar live={live} onFind={() => setFinding(true)} onSignOut={onSignOut} onLanguage={onLanguage}>
          {isPhone && (
            <button type="button" className="icon" aria-label={t("menu")} onClick={() => drawer.current?.showModal()}>
              <Icon name="menu" />
            </button>
          )}
        </TopBar>
        <main id="main" tabIndex={-1}>
          {children ?? <Outlet />}
        </main>
      </div>
      {isFinding && <CommandPalette menu={menu} {...(search ? { search } : {})} onClose={() => setFinding(false)} />}
    </div>
  );
}

function usePaletteKey(open: () => void): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      latest.current();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}

interface NavProps {
  readonly menu: ReadonlyMap<string, readonly MenuLink[]>;
  readonly path: string;
  readonly counts: Readonly<Record<string, number>>;
}

function Nav({ menu, path, counts }: NavProps) {
  const t = useT();
  const language = useLanguage();
  const { company } = useServices().session;
  return (
    <nav className="nav" aria-label={t("menu")}>
      <Link to="/" className="brand">
        {t("product")}
        <small>{(language === "en" && company.nameEn) || company.name}</small>
      </Link>
      {[...menu].map(([group, links]) => (
        <div key={group}>
          {group !== "today" && <h2 className="g">{t(`group.${group}`)}</h2>}
          <ul>
            {links.map((link) => (
              <li key={link.path}>
                <Link
                  to={link.path}
                  className={isWithin(path, link.path) ? "i on" : "i"}
                  aria-current={isWithin(path, link.path) ? "page" : undefined}
                >
                  {t(menuKeys(link))} {counts[link.key] ? <span className="n">{counts[link.key]}</span> : null}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function isWithin(path: string, place: string): boolean {
  return path === place || (place !== "/" && path.startsWith(`${place}/`));
}
