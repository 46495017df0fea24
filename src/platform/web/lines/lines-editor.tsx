/**
 * The lines of a document: a grid for the keyboard. Enter walks to the next cell and the next line, arrows move, a
 * block from a spreadsheet fills cells and adds lines, Ctrl+Backspace removes one. Only the lines in sight are drawn,
 * so 200 are as quick as two. Read-only it is the same grid without controls; on a phone every line is a card.
 */
// biome-ignore-all lint/a11y/useSemanticElements: a table can't be drawn in part and keep its tracks
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is in the cells' controls
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: a card has neither the role nor the attribute
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Fields } from "../../../kernel/field.ts";
import type { RefLabel } from "../../contract/page.ts";
import type { CellIssues } from "../form/form-state.ts";
import { type SubjectTexts, useT } from "../i18n/texts.ts";
import { useIsPhone } from "../shell/use-phone.ts";
import type { Column, Refs } from "./columns.ts";
import { LineCard, type LineCardProps } from "./line-card.tsx";
import { LineRow } from "./line-row.tsx";
import { LinesFoot } from "./lines-foot.tsx";
import { type FormLine, isBlank, type LinesAction } from "./lines-state.ts";
import { type Scan, ScanBar } from "./scan-bar.tsx";
import { useGridHandlers } from "./use-grid-handlers.ts";

export interface LinesEditorProps {
  readonly fields: Fields;
  readonly columns: readonly Column[];
  readonly lines: readonly FormLine[];
  readonly refs: Refs;
  readonly texts: SubjectTexts;
  readonly issues?: CellIssues;
  readonly isEditable: boolean;
  readonly dispatch: (action: LinesAction, labels?: readonly RefLabel[]) => void;
  /** On a phone: a code leads to its line. */
  readonly scan?: Scan | undefined;
}

const ROW_HEIGHT = 32;
const NONE: CellIssues = {};

export function LinesEditor(props: LinesEditorProps) {
  const { columns, lines, refs, texts, issues = NONE, isEditable } = props;
  const t = useT();
  const gridId = useId();
  const isCard = useIsPhone();
  const [active, setActive] = useState(0);
  const body = useRef<HTMLDivElement>(null);
  const places = useMemo(() => placesOf(columns), [columns]);
  const { handlers, onRemove } = useGridHandlers({ ...props, gridId, setActive });
  const rows = useRows(body, lines.length, active, isCard ? cardHeight(columns) : ROW_HEIGHT);
  const toLine = useScan(props, (index) => {
    flushSync(() => setActive(index));
    rows.scrollToIndex(index, { align: "center" });
  });
  const template = `36px ${columns.map((column) => column.width).join(" ")}${isEditable ? " 30px" : ""}`;
  return (
    <section
      id={gridId}
      className={isCard ? "lines cards" : "lines"}
      style={{ "--tracks": template } as object}
      aria-label={t("lines")}
    >
      {isCard && isEditable && props.scan && (
        <ScanBar kind={props.fields[props.scan.find]?.to ?? ""} onFound={toLine} />
      )}
      <div role={isCard ? undefined : "grid"} aria-rowcount={isCard ? undefined : lines.length + 1} className="grid">
        {!isCard && <Head columns={columns} texts={texts} isEditable={isEditable} />}
        <div
          ref={body}
          role={isCard ? undefined : "rowgroup"}
          className="grid-body"
          style={{ height: rows.getTotalSize() }}
        >
          {rows.getVirtualItems().map((item) => {
            const line = lines[item.index];
            if (!line) return null;
            return (
              <div
                key={line.key}
                ref={isCard ? rows.measureElement : undefined}
                data-index={item.index}
                role={isCard ? undefined : "row"}
                aria-rowindex={isCard ? undefined : item.index + 2}
                className={isEditable && item.index === active ? "grid-row on" : "grid-row"}
                style={{ transform: `translateY(${item.start - rows.options.scrollMargin}px)` }}
              >
                <Line
                  gridId={gridId}
                  line={line}
                  row={item.index}
                  columns={columns}
                  places={places}
                  refs={refs}
                  issues={issues[line.key]}
                  texts={texts}
                  handlers={handlers}
                  onRemove={isEditable ? onRemove : undefined}
                  isCard={isCard}
                  isBlank={isBlank(line, props.fields)}
                />
              </div>
            );
          })}
        </div>
        <LinesFoot {...props} isCard={isCard} />
      </div>
    </section>
  );
}

/** Where a scanned record's line is, with the focus in it; one that is not there is added where the document lets it. */
function useScan({ scan, lines, dispatch, fields }: LinesEditorProps, show: (index: number) => void) {
  return (label: RefLabel): number | undefined => {
    if (!scan) return undefined;
    let index = lines.findIndex((line) => line.values[scan.find] === label.id);
    const last = lines.at(-1);
    if (index < 0 && scan.isAdding && last && isBlank(last, fields)) {
      index = lines.length - 1;
      flushSync(() => dispatch({ type: "set", key: last.key, values: { [scan.find]: label.id } }, [label]));
    }
    if (index < 0) return undefined;
    show(index);
    document.querySelector<HTMLElement>(`[data-index="${index}"] [data-field="${scan.focus}"] input`)?.focus();
    return index;
  };
}

function Line({ isCard, ...props }: LineCardProps & { isCard: boolean }) {
  if (isCard) return <LineCard {...props} />;
  const { isBlank: _, ...row } = props;
  return <LineRow {...row} />;
}

function Head({
  columns,
  texts,
  isEditable,
}: {
  columns: readonly Column[];
  texts: SubjectTexts;
  isEditable: boolean;
}) {
  const t = useT();
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={1} className="grid-row grid-head">
        <div role="columnheader" className="cell no">
          <abbr title={t("lineNo")}>#</abbr>
        </div>
        {columns.map((column) => (
          <div
            key={column.key}
            role="columnheader"
            className={column.isFigure ? "cell num" : "cell"}
            title={texts.line(column.key)}
          >
            <span>{texts.line(column.key)}</span>
          </div>
        ))}
        {isEditable && (
          <div role="columnheader" className="cell">
            <span className="hidden">{t("remove")}</span>
          </div>
        )}
      </div>
    </div>
  );
}

function placesOf(columns: readonly Column[]): number[] {
  let place = 0;
  return columns.map((column) => (column.isEditable ? place++ : -1));
}

/** A guess that the measured height replaces. */
function cardHeight(columns: readonly Column[]): number {
  return 56 + Math.ceil(columns.length / 2) * 58;
}

function useRows(body: React.RefObject<HTMLDivElement | null>, count: number, active: number, height: number) {
  const [margin, setMargin] = useState(0);
  // What stands above the grid changes with issues and banners, so its place is read after every drawing.
  useLayoutEffect(() => {
    const top = body.current ? Math.trunc(body.current.getBoundingClientRect().top + scrollY) : 0;
    setMargin((before) => (before === top ? before : top));
  });
  // The active line and its neighbours are always there: the focus must find its next cell without waiting.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = new Set(defaultRangeExtractor(range));
      for (const row of [active - 1, active, active + 1]) if (row >= 0 && row < range.count) shown.add(row);
      return [...shown].sort((a, b) => a - b);
    },
    [active],
  );
  return useWindowVirtualizer({
    count,
    estimateSize: () => height,
    overscan: 10,
    scrollMargin: margin,
    rangeExtractor,
  });
}
