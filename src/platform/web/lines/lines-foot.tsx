/** The foot of a line grid: how many lines, and the sums of its columns. */
// biome-ignore-all lint/a11y/useSemanticElements: the rest of the grid is no table either
// biome-ignore-all lint/a11y/useFocusableInteractive: there is nothing to do in a foot
import { Figure } from "../format/cell.tsx";
import { isZero } from "../format/format.ts";
import { useT } from "../i18n/texts.ts";
import { sumOf } from "./columns.ts";
import type { LinesEditorProps } from "./lines-editor.tsx";
import { filledLines } from "./lines-state.ts";

export function LinesFoot({
  fields,
  columns,
  lines,
  refs,
  texts,
  isEditable,
  isCard,
}: LinesEditorProps & { isCard: boolean }) {
  const t = useT();
  const filled = filledLines(lines, fields);
  const count = t("lineCount", { count: filled.length });
  if (isCard)
    return (
      <div className="grid-foot card-foot">
        <span>{count}</span>
        {columns
          .filter((column) => column.isSummed)
          .map((column) => (
            <span key={column.key}>
              <span className="dim">{texts.line(column.key)}</span>{" "}
              <Figure field={column} value={sumOf(column, filled, refs)} />
            </span>
          ))}
      </div>
    );
  return (
    <div role="rowgroup">
      <div role="row" className="grid-row grid-foot">
        <div role="gridcell" className="cell no" />
        {columns.map((column, i) => {
          const sum = column.isSummed ? sumOf(column, filled, refs) : undefined;
          const tone = column.tone === "bad" && sum && !isZero(sum) ? "red" : "";
          return (
            <div key={column.key} role="gridcell" className={`cell ${column.isFigure ? "num" : ""} ${tone}`}>
              {sum === undefined ? i === 0 && count : <Figure field={column} value={sum} />}
            </div>
          );
        })}
        {isEditable && <div role="gridcell" className="cell" />}
      </div>
    </div>
  );
}
