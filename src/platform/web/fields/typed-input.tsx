/**
 * A text input that keeps what is typed to itself until it is left, so that a form of 200 lines draws one cell per key.
 */
import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";

export interface ControlProps {
  readonly id?: string;
  readonly className?: string;
  /** The accessible name, where no <label> points here. */
  readonly label?: string | undefined;
  readonly isInvalid?: boolean;
  readonly isRequired?: boolean;
  readonly describedBy?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly autoFocus?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onPaste?: (event: ClipboardEvent<HTMLElement>) => void;
  readonly onFocus?: () => void;
}

/** The attributes that every control passes on to its element. */
export function controlAttributes(props: ControlProps) {
  return {
    id: props.id,
    placeholder: props.placeholder,
    "aria-label": props.label,
    "aria-invalid": props.isInvalid || undefined,
    "aria-required": props.isRequired || undefined,
    "aria-describedby": props.describedBy,
    onPaste: props.onPaste,
  };
}

export interface TypedInputProps extends ControlProps {
  /** What it shows when nobody types in it. */
  readonly shown: string;
  /** What is there to edit when it gets the focus; the same unless said otherwise. */
  readonly edited?: string;
  readonly inputMode?: "decimal" | "numeric" | "text";
  readonly onCommit: (text: string) => void;
}

export function TypedInput(props: TypedInputProps) {
  const { shown, edited = shown, onCommit, onKeyDown, className = "", inputMode = "text" } = props;
  const input = useRef<HTMLInputElement>(null);
  const [isFocused, setFocused] = useState(false);
  // Null until something is typed: what comes meanwhile (a price with its item) is not taken back by leaving.
  const [typed, setTyped] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came meanwhile is selected, as on entering
  useLayoutEffect(() => {
    if (isFocused && typed === null) input.current?.select();
  }, [isFocused, edited]);
  return (
    <input
      {...controlAttributes(props)}
      ref={input}
      // biome-ignore lint/a11y/noAutofocus: a filter that was just opened, a form that was just begun
      autoFocus={props.autoFocus}
      className={`input ${className}`}
      autoComplete="off"
      spellCheck={false}
      inputMode={inputMode}
      value={typed ?? (isFocused ? edited : shown)}
      onFocus={() => {
        setFocused(true);
        props.onFocus?.();
      }}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed !== null && typed !== edited) onCommit(typed);
        setTyped(null);
        setFocused(false);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && typed !== null && typed !== edited && !event.nativeEvent.isComposing) {
          event.stopPropagation();
          setTyped(null);
        } else onKeyDown?.(event);
      }}
    />
  );
}
