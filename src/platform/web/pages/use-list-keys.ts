/** N makes a new one, / goes to the search: only while nobody types. */
import { useEffect, useRef } from "react";

export function useListKeys(onNew: (() => void) | undefined): void {
  const latest = useRef(onNew);
  latest.current = onNew;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (target.closest("input, textarea, select, dialog, [role=dialog]")) return;
      if (event.key === "/") document.querySelector<HTMLElement>("[data-list-search]")?.focus();
      else if (event.key.toLowerCase() === "n" && latest.current) latest.current();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}
