/** The control of a field, by its kind: the same one in a form's head, in a line's cell and in a filter. */
import { Quantity } from "../../../kernel/decimal.ts";
import type { Field } from "../../../kernel/field.ts";
import type { RefLabel } from "../../contract/page.ts";
import { formatPlain, isNumeric } from "../format/format.ts";
import { isValueValid, parseValue, type Value } from "../format/parse.ts";
import { type SubjectTexts, useT } from "../i18n/texts.ts";
import { DayInput } from "./day-input.tsx";
import { RefInput } from "./ref-input.tsx";
import { type ControlProps, controlAttributes, TypedInput } from "./typed-input.tsx";

export interface FieldControlProps extends ControlProps {
  readonly field: Field;
  readonly name: string;
  readonly value: Value;
  readonly refs: Readonly<Record<string, RefLabel>>;
  readonly texts: SubjectTexts;
  /** The value, or the typed text where it is none; with the labels of what was picked. */
  readonly onChange: (value: Value, labels?: readonly RefLabel[]) => void;
  /** A typed code was found after its cell was left; without it the change is reported as any other. */
  readonly onResolve?: (text: string, label: RefLabel) => void;
  readonly isCell?: boolean;
  /** A reference by its code alone: its name stands beside it already. */
  readonly isShort?: boolean;
}

export function FieldControl(props: FieldControlProps) {
  const { field, value } = props;
  if (field.kind === "choice") return <ChoiceControl {...props} />;
  if (field.kind === "choices") return <ChoicesControl {...props} />;
  if (field.kind === "flag") return <FlagControl {...props} />;
  if (field.kind === "ref") return <RefControl {...props} />;
  if (field.kind === "date")
    return <DayInput {...props} value={value === null ? null : String(value)} hasButton={!props.isCell} />;
  if (field.suggests) return <SuggestedControl {...props} kind={field.suggests} />;
  if (isNumeric(field.kind)) return <FigureControl {...props} />;
  return field.isMultiline && !props.isCell ? <LongTextControl {...props} /> : <TextControl {...props} />;
}

function TextControl(props: FieldControlProps) {
  return (
    <TypedInput {...props} shown={String(props.value ?? "")} onCommit={(text) => props.onChange(text.trim() || null)} />
  );
}

function FigureControl(props: FieldControlProps) {
  const { field, value, onChange } = props;
  const plain = value === null ? "" : String(value);
  const isWhole = isValueValid(field, value) && plain !== "";
  return (
    <TypedInput
      {...props}
      className={`figure ${props.className ?? ""}`}
      inputMode={field.kind === "integer" ? "numeric" : "decimal"}
      shown={isWhole ? formatPlain(field.kind === "rate" ? "quantity" : field.kind, plain) : plain}
      edited={isWhole && field.kind === "rate" ? Quantity.of(plain).toString() : plain}
      onCommit={(text) => onChange(parseValue(field, text) ?? (text.trim() || null))}
    />
  );
}

/** A figure that is mostly one of a few: they are offered, any other may be typed. */
function SuggestedControl(props: FieldControlProps & { kind: string }) {
  const { field, value, onChange } = props;
  const plain = value === null ? null : String(value);
  return (
    <RefInput
      {...props}
      isOpenEnded
      className={`figure ${props.className ?? ""}`}
      value={plain && isValueValid(field, plain) ? formatPlain("quantity", plain) : plain}
      chosen={undefined}
      onPick={(label) => onChange(label?.id ?? null)}
      onText={(text) => onChange(parseValue(field, text) ?? text)}
      onResolve={() => {}}
    />
  );
}

function LongTextControl(props: FieldControlProps) {
  return (
    <textarea
      {...controlAttributes(props)}
      className="input"
      rows={2}
      value={String(props.value ?? "")}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onKeyDown={props.onKeyDown}
    />
  );
}

function ChoiceControl(props: FieldControlProps) {
  const { field, name, value, texts, onChange, onFocus, onKeyDown, className = "" } = props;
  return (
    <select
      {...controlAttributes(props)}
      className={`input ${className}`}
      value={String(value ?? "")}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    >
      {(field.isOptional || value === null) && <option value="">–</option>}
      {field.values?.map((it) => (
        <option key={it} value={it}>
          {texts.choice(name, it)}
        </option>
      ))}
    </select>
  );
}

function ChoicesControl(props: FieldControlProps) {
  const { field, name, value, texts, onChange, label, id, describedBy } = props;
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <fieldset className="checks" id={id} aria-label={label} aria-describedby={describedBy}>
      {field.values?.map((it) => (
        <label key={it}>
          <input
            type="checkbox"
            checked={chosen.includes(it)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...chosen, it] : chosen.filter((other) => other !== it))
            }
          />
          {texts.choice(name, it)}
        </label>
      ))}
    </fieldset>
  );
}

function FlagControl(props: FieldControlProps) {
  const t = useT();
  return (
    <span className="flag">
      <input
        {...controlAttributes(props)}
        type="checkbox"
        checked={props.value === true}
        onFocus={props.onFocus}
        onKeyDown={props.onKeyDown}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      {!props.isCell && <span aria-hidden="true">{props.value === true ? t("yes") : t("no")}</span>}
    </span>
  );
}

function RefControl(props: FieldControlProps) {
  const { field, value, refs, onChange, onResolve } = props;
  const id = value === null ? null : String(value);
  return (
    <RefInput
      {...props}
      kind={field.to ?? ""}
      value={id}
      chosen={id ? refs[id] : undefined}
      onPick={(label) => (label ? onChange(label.id, [label]) : onChange(null))}
      onText={onChange}
      onResolve={onResolve ?? ((_, label) => onChange(label.id, [label]))}
    />
  );
}
