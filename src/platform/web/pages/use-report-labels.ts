/** The labels of the records that stand in a report's address as ids. */
import { useCallback, useEffect, useState } from "react";
import type { Fields } from "../../../kernel/field.ts";
import type { RefLabel } from "../../contract/page.ts";
import { useServices } from "../data/provider.tsx";
import type { Refs } from "../lines/columns.ts";

export function useReportLabels(
  params: Fields,
  values: Readonly<Record<string, string>>,
): readonly [Refs, (labels: readonly RefLabel[]) => void] {
  const { refs } = useServices();
  const [known, setKnown] = useState<Refs>({});
  const keep = useCallback((labels: readonly RefLabel[]) => {
    if (labels.length > 0)
      setKnown((before) => ({ ...before, ...Object.fromEntries(labels.map((it) => [it.id, it])) }));
  }, []);
  const wanted = Object.entries(params)
    .filter(([name, field]) => field.kind === "ref" && values[name] && !known[values[name]])
    .map(([name, field]) => `${field.to} ${values[name]}`)
    .join("\n");
  useEffect(() => {
    for (const it of wanted.split("\n")) {
      const [kind, id] = it.split(" ");
      if (kind && id) void refs.labels?.(kind, [id]).then(keep);
    }
  }, [wanted, refs, keep]);
  return [known, keep];
}
