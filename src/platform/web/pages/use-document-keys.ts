/** Ctrl+Enter is the next step, Ctrl+S saves; both print on their buttons. */
import { useEffect, useRef } from "react";
import { useMay } from "../data/provider.tsx";
import { offeredVerbs, primaryVerb } from "../parts/action-bar.tsx";
import type { DocumentView } from "./document-page.tsx";

export function useDocumentKeys(view: DocumentView): void {
  const may = useMay();
  const latest = useRef(view);
  latest.current = view;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { verbs, options, state, isEditable, next, onNext } = latest.current;
      if (!(event.ctrlKey || event.metaKey) || event.isComposing || event.repeat) return;
      if (event.key !== "Enter" && event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      if (verbs.asking || verbs.busy) return;
      const primary = primaryVerb(options.definition, offeredVerbs(options.definition, state, may));
      if (event.key === "Enter" && primary) void verbs.run(primary);
      else if (isEditable) void verbs.run("");
      else {
        const step = event.key === "Enter" ? next.find((it) => it.isStep) : undefined;
        if (step) onNext(step);
      }
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [may]);
}
