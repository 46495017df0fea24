/** The editor of one filter, by the kind of its field. */
import { useState } from "react";
import { addDays, addMonths, firstDay, lastDay, monthOf } from "../../../kernel/dates.ts";
import { useServices } from "../data/provider.tsx";
import { DayInput } from "../fields/day-input.tsx";
import { RefPicker } from "../fields/ref-picker.tsx";
import { TypedInput } from "../fields/typed-input.tsx";
import { isNumeric } from "../format/format.ts";
import { plainNumber, today } from "../format/parse.ts";
import { nameOf, useLanguage, useT } from "../i18n/texts.ts";
import { rangeOf, rangeText } from "./address.ts";
import { type FilterProps, useLabels } from "./filter-labels.ts";

type EditorProps = FilterProps & { readonly onClose: () => void };

export function FilterEditor(props: EditorProps) {
  const { field } = props;
  if (field.kind === "choice" || field.kind === "choices") return <ChoiceFilter {...props} />;
  if (field.kind === "flag") return <FlagFilter {...props} />;
  if (field.kind === "date") return <DayFilter {...props} />;
  if (field.kind === "ref") return <RefFilter {...props} />;
  if (isNumeric(field.kind)) return <FigureFilter {...props} />;
  return <TextFilter {...props} />;
}

function ChoiceFilter({ name, field, texts, value, onChange }: EditorProps) {
  const chosen = value ? value.split(",") : [];
  const toggle = (it: string) => (chosen.includes(it) ? chosen.filter((other) => other !== it) : [...chosen, it]);
  return (
    <fieldset className="checks column" aria-label={texts.row(name)}>
      {field.values?.map((it) => (
        <label key={it}>
          <input
            type="checkbox"
            checked={chosen.includes(it)}
            onChange={() => onChange(toggle(it).join(",") || undefined)}
          />
          {name === "state" ? texts.state(it) : texts.choice(name, it)}
        </label>
      ))}
    </fieldset>
  );
}

function FlagFilter({ name, texts, value, onChange, onClose }: EditorProps) {
  const t = useT();
  return (
    <fieldset className="checks column" aria-label={texts.row(name)}>
      {["true", "false"].map((it) => (
        <label key={it}>
          <input
            type="radio"
            name={name}
            checked={value === it}
            onChange={() => {
              onChange(it);
              onClose();
            }}
          />
          {t(it === "true" ? "yes" : "no")}
        </label>
      ))}
    </fieldset>
  );
}

function DayFilter({ name, texts, value, onChange, onClose }: EditorProps) {
  const t = useT();
  const { session } = useServices();
  const now = today(session.timeZone);
  const month = monthOf(now);
  const before = addMonths(month, -1);
  const presets: readonly (readonly [string, string, string])[] = [
    ["today", now, now],
    ["last7", addDays(now, -6), now],
    ["last30", addDays(now, -29), now],
    ["thisMonth", firstDay(month), lastDay(month)],
    ["lastMonth", firstDay(before), lastDay(before)],
  ];
  const [from, to] = rangeOf(value);
  return (
    <div className="filter">
      <div className="presets">
        {presets.map(([key, first, last]) => (
          <button
            key={key}
            type="button"
            className="btn"
            onClick={() => {
              onChange(rangeText(first, last));
              onClose();
            }}
          >
            {t(`range.${key}`)}
          </button>
        ))}
      </div>
      <div className="range">
        <DayInput
          hasButton
          label={`${texts.row(name)} ${t("from")}`}
          value={from || null}
          placeholder={t("from")}
          onChange={(day) => onChange(rangeText(day, to))}
        />
        –
        <DayInput
          hasButton
          label={`${texts.row(name)} ${t("to")}`}
          value={to || null}
          placeholder={t("to")}
          onChange={(day) => onChange(rangeText(from, day))}
        />
      </div>
    </div>
  );
}

function FigureFilter({ name, texts, value, onChange }: EditorProps) {
  const t = useT();
  const [from, to] = rangeOf(value);
  const label = texts.row(name);
  return (
    <div className="range">
      <TypedInput
        autoFocus
        className="figure"
        label={`${label} ${t("from")}`}
        placeholder="≥"
        shown={from}
        onCommit={(text) => onChange(rangeText(plainNumber(text), to))}
      />
      –
      <TypedInput
        className="figure"
        label={`${label} ${t("to")}`}
        placeholder="≤"
        shown={to}
        onCommit={(text) => onChange(rangeText(from, plainNumber(text)))}
      />
    </div>
  );
}

function TextFilter({ name, texts, value, onChange, onClose }: EditorProps) {
  const [text, setText] = useState(value ?? "");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onChange(text.trim() || undefined);
        onClose();
      }}
    >
      <input
        className="input"
        // biome-ignore lint/a11y/noAutofocus: it was just opened
        autoFocus
        aria-label={texts.row(name)}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </form>
  );
}

function RefFilter({ name, field, texts, value, onChange }: EditorProps) {
  const t = useT();
  const language = useLanguage();
  const labels = useLabels(field, value);
  const chosen = value ? value.split(",") : [];
  return (
    <div className="filter">
      <RefPicker
        autoFocus
        kind={field.to ?? ""}
        label={texts.row(name)}
        placeholder={t("pickHelp")}
        chosen={undefined}
        onPick={(label) => label && !chosen.includes(label.id) && onChange([...chosen, label.id].join(","))}
      />
      <fieldset className="checks column" aria-label={texts.row(name)}>
        {labels.map((label) => (
          <label key={label.id}>
            <input
              type="checkbox"
              checked
              onChange={() => onChange(chosen.filter((id) => id !== label.id).join(",") || undefined)}
            />
            {label.code} {nameOf(label, language)}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
