/** The search box and the filters of a list, each a chip that opens its editor. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Field, Fields } from "../../../kernel/field.ts";
import type { Lifecycle } from "../../../kernel/lifecycle.ts";
import { formatPlain } from "../format/format.ts";
import { nameOf, type SubjectTexts, useLanguage, useT } from "../i18n/texts.ts";
import { Icon } from "../parts/icon.tsx";
import { Popover } from "../parts/popover.tsx";
import { focusFirstRow } from "../table/data-table.tsx";
import { type ListAddress, rangeOf, withWhere } from "./address.ts";
import { FilterEditor } from "./filter-editor.tsx";
import { type FilterProps, useLabels } from "./filter-labels.ts";

export interface ListFiltersProps {
  readonly row: Fields;
  readonly names: readonly string[];
  readonly lifecycle: Lifecycle | undefined;
  readonly texts: SubjectTexts;
  readonly address: ListAddress;
  readonly onChange: (to: Partial<ListAddress>) => void;
}

export function ListFilters({ row, names, lifecycle, texts, address, onChange }: ListFiltersProps) {
  const { where } = address;
  const set = (name: string, value: string | undefined) => onChange({ where: withWhere(where, name, value) });
  return (
    <search className="tools">
      <SearchBox text={address.search} onSearch={(search) => onChange({ search })} />
      {names.map((name) => {
        const field = name === "state" ? stateField(lifecycle) : row[name];
        if (!field) return null;
        return (
          <FilterChip
            key={name}
            name={name}
            field={field}
            texts={texts}
            value={where[name]}
            onChange={(value) => set(name, value)}
          />
        );
      })}
      <span className="sp" />
    </search>
  );
}

function stateField(lifecycle: Lifecycle | undefined): Field {
  return { kind: "choice", values: Object.keys(lifecycle?.states ?? {}) } as unknown as Field;
}

const PAUSE_MS = 250;

function SearchBox({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const t = useT();
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => onSearch(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <span className="search-box">
      <Icon name="search" />
      <input
        type="search"
        className="input"
        data-list-search
        aria-label={t("searchList")}
        placeholder={t("searchList")}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter" || event.key === "ArrowDown") {
            event.preventDefault();
            if (typed !== text) onSearch(typed);
            focusFirstRow();
          }
        }}
      />
      <span className="kbd not-phone" aria-hidden="true">
        /
      </span>
    </span>
  );
}

function FilterChip(props: FilterProps) {
  const { name, field, texts, value, onChange } = props;
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const button = useRef<HTMLButtonElement>(null);
  const label = texts.row(name);
  const said = useSaid(props);
  return (
    <span className={value ? "chip on" : "chip"}>
      <button ref={button} type="button" aria-expanded={isOpen} aria-haspopup="dialog" onClick={() => setOpen(!isOpen)}>
        {!value && <Icon name="plus" />} {label} {value && <b>{said}</b>}
      </button>
      {isOpen && button.current && (
        <Popover anchor={button.current} label={label} onClose={close}>
          <FilterEditor {...props} onClose={close} />
        </Popover>
      )}
      {value && field && (
        <button type="button" aria-label={t("clearOne", { label })} onClick={() => onChange(undefined)}>
          <Icon name="close" />
        </button>
      )}
    </span>
  );
}

/** The filter's value in words. */
function useSaid({ name, field, texts, value }: FilterProps): string {
  const t = useT();
  const language = useLanguage();
  const labels = useLabels(field, value);
  if (!value) return "";
  const parts = value.split(",");
  if (name === "state") return parts.map((it) => texts.state(it)).join(t("listSeparator"));
  if (field.kind === "choice" || field.kind === "choices")
    return parts.map((it) => texts.choice(name, it)).join(t("listSeparator"));
  if (field.kind === "flag") return t(value === "true" ? "yes" : "no");
  if (field.kind === "ref")
    return labels.length > 0
      ? labels.map((it) => nameOf(it, language)).join(t("listSeparator"))
      : t("chosenCount", { count: parts.length });
  if (!value.includes("..")) return formatPlain(field.kind, value);
  const [from, to] = rangeOf(value).map((it) => (it ? formatPlain(field.kind, it) : ""));
  return from && to ? `${from} – ${to}` : from ? `≥ ${from}` : `≤ ${to}`;
}
