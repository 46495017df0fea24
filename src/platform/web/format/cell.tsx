/** One value as a table or a read-only form shows it. */
import { Link } from "@tanstack/react-router";
import type { Field } from "../../../kernel/field.ts";
import type { RefLabel } from "../../contract/page.ts";
import { useServices } from "../data/provider.tsx";
import { nameBeside, type SubjectTexts, useLanguage, useT } from "../i18n/texts.ts";
import { formatPlain, isNegative, isNumeric, isZero } from "./format.ts";

type Shown = Pick<Field, "kind"> & Partial<Pick<Field, "to">>;

export interface CellProps {
  readonly field: Shown;
  /** The field's name, for the labels of its choices. */
  readonly name: string;
  readonly value: unknown;
  readonly refs?: Readonly<Record<string, RefLabel>>;
  readonly texts: SubjectTexts;
  /** A reference by its code alone: its name stands beside it already. */
  readonly isShort?: boolean;
}

/** Right-aligned and tabular for figures, red with a minus when negative, dim when nothing. */
export function Cell({ field, name, value, refs = {}, texts, isShort = false }: CellProps) {
  const t = useT();
  if (value === null || value === undefined || value === "") return <span className="dim">–</span>;
  if (isNumeric(field.kind)) return <Figure field={field} value={String(value)} />;
  if (field.kind === "choice") return texts.choice(name, String(value));
  if (field.kind === "choices")
    return (value as readonly string[]).map((it) => texts.choice(name, it)).join(t("listSeparator"));
  if (field.kind === "flag") return value === true ? t("yes") : <span className="dim">{t("no")}</span>;
  if (field.kind === "ref")
    return <RefName kind={field.to ?? ""} id={String(value)} label={refs[String(value)]} isShort={isShort} />;
  return String(value);
}

export function Figure({ field, value }: { field: Shown; value: string }) {
  const tone = isNegative(value) ? "neg" : isZero(value) ? "dim" : undefined;
  return <span className={tone}>{formatPlain(field.kind, value)}</span>;
}

interface RefNameProps {
  readonly kind: string;
  readonly id: string;
  readonly label: RefLabel | undefined;
  readonly isShort?: boolean;
}

/** A record's code and name; the code leads to it. */
export function RefName({ kind, id, label, isShort = false }: RefNameProps) {
  const { places } = useServices();
  const language = useLanguage();
  if (!label) return <span className="dim">…</span>;
  const address = places.addressOf(kind, id);
  const name = isShort ? "" : nameBeside(label, language);
  return (
    <span className="ref">
      {address ? <Link to={address}>{label.code}</Link> : <span className="code">{label.code}</span>}
      {name && ` ${name}`}
    </span>
  );
}
