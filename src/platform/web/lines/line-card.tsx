/**
 * A line on a phone: what it is, what is known of it in one quiet row, and big controls for what is typed. A line that
 * nothing was typed in yet asks only what it is.
 */
import { memo } from "react";
import { Quantity } from "../../../kernel/decimal.ts";
import { formatPlain } from "../format/format.ts";
import { isValueValid } from "../format/parse.ts";
import { nameBeside, type SubjectTexts, useLanguage, useT } from "../i18n/texts.ts";
import { Icon } from "../parts/icon.tsx";
import { type Column, isPicked, type Refs } from "./columns.ts";
import { LineCell } from "./line-cell.tsx";
import { cellId, type LineRowProps } from "./line-row.tsx";
import type { FormLine } from "./lines-state.ts";

export interface LineCardProps extends LineRowProps {
  readonly isBlank: boolean;
}

export const LineCard = memo(function LineCard(props: LineCardProps) {
  const { line, row, columns, refs, issues, texts, onRemove, isBlank } = props;
  const t = useT();
  const [name, ...rest] = columns;
  const isTyped = (column: Column) => column.isEditable || isPicked(column, line, refs);
  const typed = isBlank ? [] : rest.filter(isTyped);
  const known = rest.filter((column) => !isTyped(column));
  return (
    <>
      {name && <CardCell {...props} column={name} place={0} />}
      {onRemove && !isBlank && (
        <div className="cell remove">
          <button type="button" aria-label={t("removeLine", { line: row + 1 })} onClick={() => onRemove(line.key, row)}>
            <Icon name="close" />
          </button>
        </div>
      )}
      {!isBlank && (
        <p className="cell known">
          {row + 1}
          {known.map((column) => (
            <Known key={column.key} column={column} line={line} refs={refs} texts={texts} />
          ))}
        </p>
      )}
      {typed.map((column) =>
        column.isCounted ? (
          <Counted key={column.key} {...props} column={column} place={columns.indexOf(column)} />
        ) : (
          <CardCell key={column.key} {...props} column={column} place={columns.indexOf(column)} />
        ),
      )}
      {issues?.[""] && <p className="cell known red">{issues[""].text}</p>}
    </>
  );
});

type OneCell = LineRowProps & { readonly column: Column; readonly place: number };

function CardCell({ column, place, gridId, line, row, places, refs, issues, texts, handlers }: OneCell) {
  return (
    <LineCell
      id={cellId(gridId, line.key, column.key)}
      column={column}
      line={line}
      row={row}
      index={places[place] ?? -1}
      refs={refs}
      issue={issues?.[column.key]}
      texts={texts}
      handlers={handlers}
      isCard
    />
  );
}

/** A quantity that is counted by hand: a thumb reaches − and +. */
function Counted(props: OneCell) {
  const { column, line, row, refs, texts, handlers } = props;
  const value = column.valueOf(line, refs);
  const label = texts.line(column.key);
  const step = (by: string) => {
    const now =
      value !== null && isValueValid({ kind: "quantity" }, value) ? Quantity.of(String(value)) : Quantity.zero;
    const next = now.plus(Quantity.of(by));
    if (!next.isNegative()) handlers.onChange(line, column.key, next.toString());
  };
  return (
    <div className="counted">
      <button type="button" aria-label={`${label} ${row + 1} −1`} onClick={() => step("-1")}>
        −
      </button>
      <CardCell {...props} />
      <button type="button" aria-label={`${label} ${row + 1} +1`} onClick={() => step("1")}>
        +
      </button>
    </div>
  );
}

interface KnownProps {
  readonly column: Column;
  readonly line: FormLine;
  readonly refs: Refs;
  readonly texts: SubjectTexts;
}

function Known({ column, line, refs, texts }: KnownProps) {
  const language = useLanguage();
  const value = column.valueOf(line, refs);
  if (value === null || value === "") return null;
  const id = String(value);
  const label = refs[id];
  // A code is enough of a place or an account; what is bought has a name.
  const name = label && column.field?.to === "item" ? ` ${nameBeside(label, language)}` : "";
  const text = column.field?.to ? `${label?.code ?? ""}${name}` : formatPlain(column.kind, value);
  const shown = column.kind === "choice" ? texts.choice(column.key, id) : text;
  return <span>{column.isPlain ? ` · ${shown}` : ` · ${texts.line(column.key)} ${shown}`}</span>;
}
