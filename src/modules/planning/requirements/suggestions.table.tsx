/** The suggestions of a kind: chosen, changed, explained. */

import { Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import { f } from "../../../kernel/field.ts";
import { extend } from "../../../kernel/money.ts";
import { useServices } from "../../../platform/web/data/provider.tsx";
import { DayInput } from "../../../platform/web/fields/day-input.tsx";
import { TypedInput } from "../../../platform/web/fields/typed-input.tsx";
import { Figure, RefName } from "../../../platform/web/format/cell.tsx";
import { formatDay, formatPlain } from "../../../platform/web/format/format.ts";
import { isValueValid, parseValue, today } from "../../../platform/web/format/parse.ts";
import { nameOf, type SubjectTexts, useLanguage, useT } from "../../../platform/web/i18n/texts.ts";
import { DataTable, type TableColumn } from "../../../platform/web/table/data-table.tsx";
import type { Suggestion } from "../contract.ts";
import { DocumentName, type Refs } from "./names.tsx";
import { keyOfSuggestion, offerOf, quantityOf, type Requirements } from "./use-requirements.tsx";

const QUANTITY = f.quantity();

export interface SuggestionsProps {
  readonly kind: "make" | "buy";
  readonly state: Requirements;
  readonly refs: Refs;
  readonly texts: SubjectTexts;
  readonly onWhy: (key: string) => void;
}

export function Suggestions(props: SuggestionsProps) {
  const { kind, state, texts } = props;
  const t = useT();
  const rows = state.suggestions.filter((it) => it.kind === kind);
  const isLoading = state.query.isFetching && !state.query.data;
  const selectable = state.orderable.some((it) => it.kind === kind);
  const chosen = state.chosen.filter((it) => it.kind === kind).map(keyOfSuggestion);
  const choose = (keys: readonly string[]) => {
    const now = new Set(keys);
    const own = new Set(rows.map(keyOfSuggestion));
    state.setDropped((before) => {
      const others = [...before].filter((key) => !own.has(key));
      return new Set([...others, ...[...own].filter((key) => !now.has(key))]);
    });
  };
  const count = state.query.data?.counts[kind] ?? 0;
  return (
    <section className="suggestions">
      <h2>
        {texts.text(`kind.${kind}`)} <span className="dim">{count}</span>
        {rows.length < count && <span className="r amb">{texts.text("cut", { count: rows.length })}</span>}
      </h2>
      <DataTable
        label={texts.text(`kind.${kind}`)}
        rows={rows}
        columns={columnsOf(props)}
        rowKey={keyOfSuggestion}
        isLoading={isLoading}
        empty={isLoading ? t("loading") : texts.text(`nothingTo.${kind}`)}
        {...(selectable ? { selected: chosen, onSelect: choose } : {})}
      />
    </section>
  );
}

type Column = TableColumn<Suggestion>;

function columnsOf(props: SuggestionsProps): Column[] {
  const { kind, refs, texts, state, onWhy } = props;
  const figure = (key: "free" | "onOrder" | "needed"): Column => ({
    key,
    title: texts.row(key),
    isFigure: true,
    render: (it) => <Figure field={QUANTITY} value={it[key]} />,
  });
  const item: Column = {
    key: "itemId",
    title: texts.row("itemId"),
    isWrapped: true,
    render: (it) => <RefName kind="item" id={it.itemId} label={refs[it.itemId]} />,
  };
  const { supplier, price, amount } = buyingColumns(props);
  return [
    item,
    figure("needed"),
    figure("free"),
    figure("onOrder"),
    {
      key: "quantity",
      title: texts.row(kind === "buy" ? "quantityBuy" : "quantityMake"),
      isFigure: true,
      render: (it) => <QuantityCell it={it} state={state} texts={texts} />,
    },
    {
      key: "unit",
      title: texts.row("unit"),
      render: (it) => offerOf(it, state.changeOf(it))?.unit ?? it.stockUnit,
    },
    ...(kind === "buy" ? [supplier] : []),
    { key: "startOn", title: texts.row(kind === "buy" ? "orderOn" : "startOn"), render: (it) => <Start it={it} /> },
    {
      key: "dueOn",
      title: texts.row(kind === "buy" ? "dueOn" : "madeOn"),
      render: (it) => <DueCell it={it} state={state} texts={texts} />,
    },
    { key: "late", title: texts.row("late"), render: (it) => lateOf(it, texts) },
    ...(kind === "buy" ? [price, amount] : []),
    {
      key: "serves",
      title: texts.row("serves"),
      isWide: true,
      render: (it) => <Serves it={it} refs={refs} texts={texts} />,
    },
    {
      key: "why",
      title: texts.row("why"),
      render: (it) => (
        <button type="button" className="link" onClick={() => onWhy(keyOfSuggestion(it))}>
          {texts.text("whyThis")}
        </button>
      ),
    },
  ];
}

function buyingColumns(props: SuggestionsProps): Record<"supplier" | "price" | "amount", Column> {
  const { texts, state } = props;
  return {
    supplier: {
      key: "supplierId",
      title: texts.row("supplierId"),
      isWide: true,
      isWrapped: true,
      render: (it) => <SupplierCell it={it} {...props} />,
    },
    price: { key: "price", title: texts.row("price"), isFigure: true, render: (it) => priceOf(it, state) },
    amount: { key: "amount", title: texts.row("amount"), isFigure: true, render: (it) => amountOf(it, state) },
  };
}

function Start({ it }: { it: Suggestion }) {
  return formatDay(it.startOn, today());
}

/** Nothing at all where it is in time: a phone leaves it out then. */
function lateOf(it: Suggestion, texts: SubjectTexts) {
  if (it.lacks) return <span className="red">{texts.text(`lacks.${it.lacks}`)}</span>;
  if (it.lateDays === 0) return null;
  return <span className="red">{texts.text("lateDays", { count: it.lateDays })}</span>;
}

/** The orders it serves in the end. */
function Serves({ it, refs, texts }: { it: Suggestion; refs: Refs; texts: SubjectTexts }) {
  const [first] = it.serves;
  if (!first) return <span className="dim">{texts.text("forStock")}</span>;
  return (
    <>
      <DocumentName of={first} refs={refs} />
      {it.servesCount > 1 && <span className="dim"> {texts.text("andMore", { total: it.servesCount })}</span>}
    </>
  );
}

/** As in the lists: a supplier is known by name. Of several that sell it one may be picked. */
function SupplierCell({ it, refs, texts, state }: SuggestionsProps & { it: Suggestion }) {
  const language = useLanguage();
  const offer = offerOf(it, state.changeOf(it));
  if (!offer) return <span className="red">{texts.text("noSupplier")}</span>;
  const name = (id: string) => (refs[id] ? nameOf(refs[id], language) : "…");
  if (it.offers.length === 1) return name(offer.supplierId);
  return (
    <select
      className="input"
      aria-label={texts.row("supplierId")}
      value={offer.supplierId}
      onKeyDown={(event) => event.stopPropagation()}
      onChange={(event) => state.change(it, { supplierId: event.currentTarget.value, quantity: undefined })}
    >
      {it.offers.map(({ supplierId, price, unit }) => (
        <option key={supplierId} value={supplierId}>
          {name(supplierId)} · {formatPlain("price", price)}
          {unit ? ` / ${unit}` : ""}
        </option>
      ))}
    </select>
  );
}

function priceOf(it: Suggestion, state: Requirements): string | null {
  const offer = offerOf(it, state.changeOf(it));
  return offer ? formatPlain("price", offer.price) : null;
}

function amountOf(it: Suggestion, state: Requirements): string | null {
  const change = state.changeOf(it);
  const offer = offerOf(it, change);
  const quantity = quantityOf(it, change);
  if (!offer || !isValueValid(QUANTITY, quantity)) return null;
  return formatPlain("amount", extend(Quantity.of(quantity), UnitPrice.of(offer.price)).toString());
}

interface CellProps {
  readonly it: Suggestion;
  readonly state: Requirements;
  readonly texts: SubjectTexts;
}

function QuantityCell({ it, state, texts }: CellProps) {
  const value = quantityOf(it, state.changeOf(it));
  const isRight = isValueValid(QUANTITY, value);
  if (!state.orderable.includes(it)) return formatPlain("quantity", value);
  return (
    <TypedInput
      className={isRight ? "figure" : "figure bad"}
      inputMode="decimal"
      label={texts.row("quantity")}
      isInvalid={!isRight}
      shown={isRight ? formatPlain("quantity", value) : value}
      edited={value}
      onKeyDown={(event) => event.stopPropagation()}
      onCommit={(text) => state.change(it, { quantity: String(parseValue(QUANTITY, text) ?? text) })}
    />
  );
}

function DueCell({ it, state, texts }: CellProps) {
  const { session } = useServices();
  const value = state.changeOf(it)?.dueOn ?? it.dueOn;
  if (!state.orderable.includes(it)) return formatDay(value, today(session.timeZone));
  return (
    <DayInput
      label={texts.row("dueOn")}
      isInvalid={!isValueValid({ kind: "date" }, value)}
      value={value}
      onKeyDown={(event) => event.stopPropagation()}
      onChange={(day) => state.change(it, { dueOn: day ?? undefined })}
    />
  );
}
