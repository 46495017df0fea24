/** What a filter and its editor share: its value, and the names of the records it chose. */
import { useEffect, useState } from "react";
import type { Field } from "../../../kernel/field.ts";
import type { RefLabel } from "../../contract/page.ts";
import { useServices } from "../data/provider.tsx";
import type { SubjectTexts } from "../i18n/texts.ts";

export interface FilterProps {
  readonly name: string;
  readonly field: Field;
  readonly texts: SubjectTexts;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

export function useLabels(field: Field, value: string | undefined): readonly RefLabel[] {
  const { refs } = useServices();
  const [labels, setLabels] = useState<readonly RefLabel[]>([]);
  useEffect(() => {
    if (field.kind !== "ref" || !value) return setLabels([]);
    let isCurrent = true;
    void refs.labels?.(field.to ?? "", value.split(",")).then((found) => isCurrent && setLabels(found));
    return () => {
      isCurrent = false;
    };
  }, [field, value, refs]);
  return labels;
}
