/**
 * Picks a record by code, name, barcode or pinyin initials. A scanner types a code and Enter before any answer can
 * come: then the text is kept and looked up behind the typing, so that the next line is ready at once. Alt+↓, or a
 * press on an empty picker, lists what there is.
 */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { RefLabel } from "../../contract/page.ts";
import { resolveRef, useServices } from "../data/provider.tsx";
import { nameBeside, useLanguage, useT } from "../i18n/texts.ts";
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
  /** What is typed stands for itself, and the list only offers: nothing is taken but what the arrows or the mouse choose. */
  readonly isOpenEnded?: boolean;
  /** By its code alone: its name stands beside it already. */
  readonly isShort?: boolean | undefined;
}

const PAUSE_MS = 90;

export function RefInput(props: RefInputProps) {
  const { chosen, value, className = "" } = props;
  const language = useLanguage();
  const t = useT();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const picking = usePicking(props);
  const { typed, options, at, isOpen } = picking;
  const name = chosen && !props.isShort ? nameBeside(chosen, language) : "";
  const shown = chosen ? `${chosen.code} ${name}`.trim() : (value ?? "");
  return (
    <>
      <input
        {...controlAttributes(props)}
        ref={input}
        // biome-ignore lint/a11y/noAutofocus: a filter that was just opened
        autoFocus={props.autoFocus}
        className={`input ${props.isOpenEnded ? "" : "ref-input"} ${className}`}
        inputMode={props.isOpenEnded ? "decimal" : undefined}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && options[at] ? `${listId}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        title={shown || undefined}
        value={typed ?? shown}
        onFocus={(event) => {
          event.currentTarget.select();
          props.onFocus?.();
        }}
        onClick={() => (value === null || props.isOpenEnded) && picking.list()}
        onChange={(event) => picking.type(event.currentTarget.value)}
        onBlur={picking.leave}
        onKeyDown={picking.keyDown}
      />
      {isOpen && input.current && (
        <OptionList
          id={listId}
          anchor={input.current}
          options={options}
          at={at}
          onPick={picking.pick}
          empty={t("nothingFound")}
        />
      )}
    </>
  );
}

function usePicking({ kind, value, onPick, onText, onResolve, onKeyDown, isOpenEnded }: RefInputProps) {
  const first = isOpenEnded ? -1 : 0;
  const { refs } = useServices();
  const [typed, showTyped] = useState<string | null>(null);
  // Read by the blur that follows a pick in the same event, before anything is drawn again.
  const latest = useRef<string | null>(null);
  const [isListing, setListing] = useState(false);
  const [at, setAt] = useState(first);
  const found = useSearch(kind, typed, isListing);
  const options = typed === null ? [] : found.options;
  const isAsked = typed !== null && (typed.trim() !== "" || isListing);
  const isOpen = isAsked && (options.length > 0 || (!found.isPending && !isOpenEnded));

  const setTyped = (text: string | null) => {
    latest.current = text;
    showTyped(text);
    setAt(first);
    if (text === null) setListing(false);
  };
  const list = () => {
    setTyped("");
    setListing(true);
  };
  const pick = (label: RefLabel) => {
    setTyped(null);
    onPick(label);
  };
  const leave = () => {
    if (latest.current === null) return;
    const text = latest.current.trim();
    setTyped(null);
    if (text === "") return value === null || isListing ? undefined : onPick(null);
    onText(text);
    if (isOpenEnded) return;
    void resolveRef(refs, kind, text).then((label) => label && onResolve(text, label));
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (isOpen && step !== 0 && options.length > 0) {
      event.preventDefault();
      return setAt(at < 0 && step < 0 ? options.length - 1 : (at + step + options.length) % options.length);
    }
    if (event.altKey && step === 1) return list();
    if (event.key === "Escape" && typed !== null) {
      event.stopPropagation();
      return setTyped(null);
    }
    if (typed !== null && (event.key === "Enter" || event.key === "Tab")) {
      const option = found.isPending || (isListing && event.key === "Tab") ? undefined : options[at];
      if (option) pick(option);
      else leave();
    }
    onKeyDown?.(event);
  };
  return { typed, options, at, isOpen, type: setTyped, list, pick, leave, keyDown };
}

function useSearch(kind: string, typed: string | null, isListing: boolean) {
  const { refs } = useServices();
  const [answer, setAnswer] = useState<{ text: string; options: readonly RefLabel[] }>({ text: "\n", options: [] });
  const text = typed?.trim() ?? "";
  const isAsked = text !== "" || isListing;
  useEffect(() => {
    if (!isAsked) return;
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
  }, [kind, text, refs, isAsked]);
  // The options of the letters before stay on the screen until the next come, but Enter does not take them.
  return { options: answer.options, isPending: answer.text !== text };
}
