/** Ctrl+K: go anywhere by typing. Pages first; documents and records as the server finds them. */
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { type Translate, useT } from "../i18n/texts.ts";
import { type MenuLink, menuKeys } from "./manifest.ts";

export interface FoundPlace {
  readonly label: string;
  /** What it is, in the reader's language. */
  readonly note: string;
  readonly path: string;
}

export interface CommandPaletteProps {
  readonly menu: ReadonlyMap<string, readonly MenuLink[]>;
  readonly search?: (text: string) => Promise<readonly FoundPlace[]>;
  readonly onClose: () => void;
}

const MOST = 12;

function pagesOf(menu: CommandPaletteProps["menu"], t: Translate): FoundPlace[] {
  return [...menu.values()]
    .flat()
    .map((link) => ({ label: t(menuKeys(link)), note: t(`group.${link.group}`), path: link.path }));
}

export function CommandPalette({ menu, search, onClose }: CommandPaletteProps) {
  const t = useT();
  const navigate = useNavigate();
  const listId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const found = useFound(search, text);
  const pages = useMemo(() => pagesOf(menu, t), [menu, t]);
  const wanted = text.trim().toLowerCase();
  const places = [...pages.filter((it) => `${it.label} ${it.path}`.toLowerCase().includes(wanted)), ...found].slice(
    0,
    MOST,
  );
  useEffect(() => dialog.current?.showModal(), []);
  const go = (place: FoundPlace | undefined) => {
    if (!place) return;
    onClose();
    void navigate({ to: place.path });
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setAt((at + step + places.length) % Math.max(places.length, 1));
    else if (event.key === "Enter") go(places[at]);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t("find")}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div>
        <input
          className="input"
          role="combobox"
          aria-expanded={places.length > 0}
          aria-controls={listId}
          aria-activedescendant={places[at] ? `${listId}-${at}` : undefined}
          aria-label={t("findAnything")}
          placeholder={t("findAnything")}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={keyDown}
        />
        <Places id={listId} places={places} at={at} onGo={go} />
        {places.length === 0 && <p className="note">{t("nothingFound")}</p>}
      </div>
    </dialog>
  );
}

interface PlacesProps {
  readonly id: string;
  readonly places: readonly FoundPlace[];
  readonly at: number;
  readonly onGo: (place: FoundPlace) => void;
}

function Places({ id, places, at, onGo }: PlacesProps) {
  const t = useT();
  return (
    <div id={id} role="listbox" aria-label={t("found")}>
      {places.map((place, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's
        <div
          key={place.path}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === at}
          className={i === at ? "option on" : "option"}
          onClick={() => onGo(place)}
        >
          <span className="name">{place.label}</span>
          <span className="spec">{place.note}</span>
        </div>
      ))}
    </div>
  );
}

function useFound(search: CommandPaletteProps["search"], text: string): readonly FoundPlace[] {
  const [found, setFound] = useState<readonly FoundPlace[]>([]);
  useEffect(() => {
    if (!search || text.trim() === "") return setFound([]);
    let isCurrent = true;
    const timer = setTimeout(() => {
      search(text.trim()).then(
        (places) => isCurrent && setFound(places),
        () => isCurrent && setFound([]),
      );
    }, 120);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [search, text]);
  return found;
}
