/**
 * Picks a record by code, name, barcode or pinyin initials. A scanner types a code and Enter before any answer can
 * come: then the text is kept and looked up behind the typing, so that the next line is ready at once.
 */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { RefLabel } from "../../contract/page.ts";
import { resolveRef, useServices } from "../data/provider.tsx";
import { nameOf, useLanguage, useT } from "../i18n/texts.ts";
import { OptionList } from "./option-list.tsx";
import { type ControlProps, controlAttributes } from "./typed-input.tsx";

export interface RefInputProps extends ControlProps {
  /** The kind of record, e.g. "item". */
  readonly kind: string;
  /** The id, or a text that has not been found (yet). */
  readonly value: string | null;
  readonly chosen: RefLabel | undefined;
  readonly onPick: (label: RefLabel | null) => void;
  readonly onText: (text: string) => void;
  /** The text was found after the cell was left. */
  readonly onResolve: (text: string, label: RefLabel) => void;
}

const PAUSE_MS = 90;

export function RefInput(props: RefInputProps) {
  const { kind, value, chosen, onPick, onText, onResolve, onKeyDown, className = "" } = props;
  const { refs } = useServices();
  const language = useLanguage();
  const t = useT();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, showTyped] = useState<string | null>(null);
  // Read by the blur that follows a pick in the same event, before anything is drawn again.
  const latest = useRef<string | null>(null);
  const setTyped = (text: string | null) => {
    latest.current = text;
    showTyped(text);
  };
  const [at, setAt] = useState(0);
  const found = useSearch(kind, typed);
  const shown = chosen ? `${chosen.code} ${nameOf(chosen, language)}` : (value ?? "");
  const options = typed === null ? [] : found.options;
  const isOpen = typed !== null && typed.trim() !== "" && (options.length > 0 || !found.isPending);

  const pick = (label: RefLabel) => {
    setTyped(null);
    onPick(label);
  };
  const leave = () => {
    if (latest.current === null) return;
    const text = latest.current.trim();
    setTyped(null);
    if (text === "") return value === null ? undefined : onPick(null);
    onText(text);
    void resolveRef(refs, kind, text).then((label) => label && onResolve(text, label));
  };
  const choose = () => {
    const option = found.isPending ? undefined : options[at];
    if (option) pick(option);
    else leave();
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (isOpen && step !== 0 && options.length > 0) {
      event.preventDefault();
      setAt((at + step + options.length) % options.length);
      return;
    }
    if (event.key === "Escape" && typed !== null) {
      event.stopPropagation();
      setTyped(null);
      return;
    }
    if (typed !== null && (event.key === "Enter" || event.key === "Tab")) choose();
    onKeyDown?.(event);
  };

  return (
    <>
      <input
        {...controlAttributes(props)}
        ref={input}
        // biome-ignore lint/a11y/noAutofocus: a filter that was just opened
        autoFocus={props.autoFocus}
        className={`input ref-input ${className}`}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && options[at] ? `${listId}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed ?? shown}
        onFocus={(event) => {
          event.currentTarget.select();
          props.onFocus?.();
        }}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onBlur={leave}
        onKeyDown={keyDown}
      />
      {isOpen && input.current && (
        <OptionList
          id={listId}
          anchor={input.current}
          options={options}
          at={at}
          onPick={pick}
          empty={t("nothingFound")}
        />
      )}
    </>
  );
}

function useSearch(kind: string, typed: string | null): { options: readonly RefLabel[]; isPending: boolean } {
  const { refs } = useServices();
  const [answer, setAnswer] = useState<{ text: string; options: readonly RefLabel[] }>({ text: "", options: [] });
  const text = typed?.trim() ?? "";
  useEffect(() => {
    if (text === "") return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      refs.search(kind, text).then(
        (options) => isCurrent && setAnswer({ text, options }),
        () => isCurrent && setAnswer({ text, options: [] }),
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [kind, text, refs]);
  // The options of the letters before stay on the screen until the next come, but Enter does not take them.
  return { options: answer.options, isPending: answer.text !== text };
}
