// biome-ignore-all lint/a11y/useSemanticElements: a row of a grid, which is no table
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is in the cells' controls
import { memo } from "react";
import type { ShownIssue } from "../data/refusal.ts";
import type { SubjectTexts } from "../i18n/texts.ts";
import { useT } from "../i18n/texts.ts";
import { Icon } from "../parts/icon.tsx";
import type { Column, Refs } from "./columns.ts";
import { type CellHandlers, LineCell } from "./line-cell.tsx";
import type { FormLine } from "./lines-state.ts";

export interface LineRowProps {
  readonly gridId: string;
  readonly line: FormLine;
  readonly row: number;
  readonly columns: readonly Column[];
  /** Place of each column among the editable ones; −1 where it can't be edited. */
  readonly places: readonly number[];
  readonly refs: Refs;
  readonly issues: Readonly<Record<string, ShownIssue>> | undefined;
  readonly texts: SubjectTexts;
  readonly handlers: CellHandlers;
  readonly onRemove: ((key: string, row: number) => void) | undefined;
}

export function cellId(gridId: string, key: string, field: string): string {
  return `${gridId}-${key}-${field}`;
}

/** One line. Memoised: a key in one cell draws one row. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { gridId, line, row, columns, places, refs, issues, texts, handlers, onRemove } = props;
  const t = useT();
  const issueOf = (key: string) => issues?.[key];
  return (
    <>
      <div role="rowheader" className={issues?.[""] ? "cell no wrong" : "cell no"} title={issues?.[""]?.text}>
        {row + 1}
      </div>
      {columns.map((column, i) => (
        <LineCell
          key={column.key}
          id={cellId(gridId, line.key, column.key)}
          column={column}
          line={line}
          row={row}
          index={places[i] ?? -1}
          refs={refs}
          issue={issueOf(column.key)}
          texts={texts}
          handlers={handlers}
          isCard={false}
        />
      ))}
      {onRemove && (
        <div role="gridcell" className="cell remove">
          <button
            type="button"
            tabIndex={-1}
            aria-label={t("removeLine", { line: row + 1 })}
            title={t("removeLineKey")}
            onClick={() => onRemove(line.key, row)}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </>
  );
});
