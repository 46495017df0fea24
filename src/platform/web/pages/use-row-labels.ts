/** The labels of what the rows of a list refer to, where a row has no text for it in the reader's language. */
import { useQueries } from "@tanstack/react-query";
import type { Fields } from "../../../kernel/field.ts";
import { keyOf } from "../data/keys.ts";
import { useServices } from "../data/provider.tsx";
import { useLanguage } from "../i18n/texts.ts";
import type { Refs } from "../lines/columns.ts";
import type { ListRow } from "./list-client.ts";
import type { ListColumn } from "./list-columns.tsx";

/** A page of a list names few suppliers many times, so the ids of a kind go in one question. */
export function useRowLabels(columns: readonly ListColumn<Fields>[], row: Fields, rows: readonly ListRow[]): Refs {
  const { refs } = useServices();
  const language = useLanguage();
  const wanted = columns.flatMap((it) => {
    const column = typeof it === "string" ? { field: it } : it;
    // Rows carry the Chinese name; other languages ask for theirs.
    const name = column.of ? (language === "zh-CN" ? undefined : column.of) : column.field;
    const kind = name && row[name]?.to;
    return kind ? [{ kind, ids: idsOf(rows, name) }] : [];
  });
  return useQueries({
    queries: wanted.map(({ kind, ids }) => ({
      queryKey: keyOf(kind, "refs", { ids }),
      queryFn: async () => (await refs.labels?.(kind, ids)) ?? [],
      enabled: ids.length > 0,
      staleTime: 60_000,
    })),
    combine: (answers) =>
      Object.fromEntries(answers.flatMap((it) => it.data ?? []).map((label) => [label.id, label])) as Refs,
  });
}

function idsOf(rows: readonly ListRow[], field: string): string[] {
  const values = rows.map((row) => (row as unknown as Record<string, unknown>)[field]);
  return [...new Set(values.filter((it): it is string => typeof it === "string"))].sort();
}
