/** Light or dark: what the person chose, else what the system asks for. It is an attribute on <html>, so CSS follows. */
import { useSyncExternalStore } from "react";

export type Mode = "light" | "dark";

const KEY = "millstock.mode";
const listeners = new Set<() => void>();

function chosenMode(): Mode {
  const kept = localStorage.getItem(KEY);
  if (kept === "light" || kept === "dark") return kept;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

let mode: Mode | undefined;

function currentMode(): Mode {
  mode ??= chosenMode();
  return mode;
}

/** Puts the mode on the page. Call it before the first paint. */
export function applyMode(): void {
  document.documentElement.dataset["theme"] = currentMode();
}

export function switchMode(to: Mode): void {
  mode = to;
  localStorage.setItem(KEY, to);
  applyMode();
  for (const listener of listeners) listener();
}

export function useMode(): Mode {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    currentMode,
    () => "light",
  );
}
