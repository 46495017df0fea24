/** Any document as paper: its header, its lines, its totals, in the reader's language. */
import { capitals } from "../kernel/capitals.ts";
import type { Amount } from "../kernel/decimal.ts";
import type { AnyDocument, DocumentOf, LineOf } from "../kernel/document.ts";
import type { Field, Fields } from "../kernel/field.ts";
import type { Id } from "../kernel/ids.ts";
import type { RefLabel } from "../platform/contract/page.ts";
import type { Tx } from "../platform/server/db/database.ts";
import { type Form, type Paper, type PaperColumn, printPaper } from "../platform/server/pdf.ts";
import { type Language, textOf } from "../platform/server/texts.ts";
import { labelsOf, type RefKinds, refsIn } from "./refs.ts";

export interface PaperLine {
  /** A field of the line, or the key of a figure computed from it. */
  readonly key: string;
  // biome-ignore lint/suspicious/noExplicitAny: the line of any definition
  readonly compute?: (line: any, labels: Readonly<Record<string, RefLabel>>) => { toString(): string };
  /** What is computed is no figure. */
  readonly isText?: boolean;
}

/** What of a document stands on its paper. */
export interface PaperSource {
  readonly header: readonly string[];
  readonly lines: readonly PaperLine[];
  /** Named figures under the lines, in the document's currency; the last is written in capitals too. */
  // biome-ignore lint/suspicious/noExplicitAny: any document
  readonly totals?: (document: any) => readonly (readonly [key: string, amount: Amount])[];
  /** Keys of `platform.signer`. */
  readonly signers: readonly string[];
  /** What a letter says over its lines. */
  // biome-ignore lint/suspicious/noExplicitAny: any document
  readonly text?: (tx: Tx, orgId: Id, document: any, language: Language) => Promise<string>;
}

/**
 * An unprinted definition gets its own fields, all of them.
 * @param countedBy the line's reference whose unit the line is counted in; the unit stands after the item
 */
export function plainPaper(definition: AnyDocument, countedBy?: string): PaperSource {
  const unit: PaperLine = {
    key: "unit",
    isText: true,
    compute: (line, labels) => labels[line[countedBy ?? ""]]?.unit ?? "",
  };
  return {
    header: Object.keys(definition.header),
    lines: Object.keys(definition.lines).flatMap((key) =>
      key === "itemId" && countedBy ? [{ key }, unit] : [{ key }],
    ),
    signers: ["maker", "reviewer"],
  };
}

class Words {
  private readonly definition: AnyDocument;
  private readonly language: Language;
  private readonly labels: Record<string, RefLabel>;
  constructor(definition: AnyDocument, language: Language, labels: Record<string, RefLabel>) {
    this.definition = definition;
    this.language = language;
    this.labels = labels;
  }

  title(part: "field" | "line" | "total", key: string): string {
    const at = `${this.definition.module}.${this.definition.name}`;
    const keys = [`${at}.${part}.${key}`, `${at}.field.${key}`, `platform.common.${key}`];
    return keys.map((it) => [it, textOf(it, {}, this.language)] as const).find(([it, text]) => text !== it)?.[1] ?? key;
  }

  value(field: Field | undefined, key: string, value: unknown): string {
    if (value === null || value === undefined) return "";
    const label = field?.to ? this.labels[String(value)] : undefined;
    if (label)
      return [label.code, (this.language === "en" && label.nameEn) || label.name, label.spec]
        .filter(Boolean)
        .filter((it, i, all) => all.indexOf(it) === i)
        .join(" ");
    if (field?.kind === "choice") {
      const at = `${this.definition.module}.${this.definition.name}.choice.${key}.${String(value)}`;
      const text = textOf(at, {}, this.language);
      return text === at ? String(value) : text;
    }
    return field?.kind === "flag"
      ? textOf(value ? "platform.yes" : "platform.no", {}, this.language)
      : grouped(String(value), field);
  }
}

/** With separators between thousands, if it is a figure. */
export function grouped(text: string, field?: Field): string {
  if (field && field.sql !== "numeric") return text;
  return /^-?\d+(\.\d+)?$/.test(text) ? text.replace(/\B(?=(\d{3})+(?=\.|$))(?<!\.\d*)/g, ",") : text;
}

/** 大写金额 is how a sum of renminbi is written against forgery; what is owed in dollars is no renminbi. */
export function inCapitals(amount: Amount, currency: string, language: Language): (readonly [string, string])[] {
  return currency === "CNY" && language === "zh-CN" ? [["大写", `人民币${capitals(amount)}`]] : [];
}

export interface PrintAsk {
  readonly form: Form;
  readonly language: Language;
  readonly company: string;
  /** What a document without a currency of its own is in. */
  readonly baseCurrency: string;
}

export async function printDocument(
  tx: Tx,
  orgId: Id,
  refs: RefKinds,
  definition: AnyDocument,
  source: PaperSource,
  document: DocumentOf<AnyDocument>,
  ask: PrintAsk,
): Promise<Uint8Array<ArrayBuffer>> {
  const labels = await labelsOf(tx, orgId, refs, refsIn(definition, [document], []));
  const words = new Words(definition, ask.language, labels);
  const header = document as unknown as Record<string, unknown>;
  const fields = definition.lines as Fields;
  const totals = source.totals?.(document) ?? [];
  const last = totals.at(-1)?.[1];
  const text = await source.text?.(tx, orgId, document, ask.language);
  const paper: Paper = {
    form: ask.form,
    company: ask.company,
    title: textOf(`${definition.module}.${definition.name}.title`, {}, ask.language),
    number: document.number ?? "",
    facts: source.header.flatMap((key) => {
      const text = words.value(definition.header[key], key, header[key]);
      return text ? [[words.title("field", key), text] as const] : [];
    }),
    ...(text ? { text } : {}),
    columns:
      source.lines.length === 0
        ? []
        : [{ title: "#", isFigure: true, width: "auto" }, ...source.lines.map((line) => columnOf(line, fields, words))],
    rows: document.lines.map((line: LineOf<AnyDocument>) => [
      String(line.lineNo),
      ...source.lines.map((it) =>
        it.compute
          ? shown(it, it.compute(line, labels).toString())
          : words.value(fields[it.key], it.key, (line as unknown as Record<string, unknown>)[it.key]),
      ),
    ]),
    totals: [
      ...totals.map(([key, amount]) => [words.title("total", key), grouped(amount.toString(), undefined)] as const),
      ...(last ? inCapitals(last, String(header["currency"] ?? ask.baseCurrency), ask.language) : []),
    ],
    signers: source.signers.map((key) => textOf(`platform.signer.${key}`, {}, ask.language)),
    pageText: (page, pages) => textOf("platform.pageOf", { page: String(page), pages: String(pages) }, ask.language),
  };
  return await printPaper(paper);
}

function shown({ isText }: PaperLine, text: string): string {
  return isText ? text : grouped(text, undefined);
}

function columnOf({ key, compute, isText }: PaperLine, fields: Fields, words: Words): PaperColumn {
  const field = fields[key];
  const isFigure =
    (compute !== undefined && !isText) ||
    ["quantity", "price", "amount", "rate", "integer"].includes(field?.kind ?? "");
  return {
    title: words.title("line", key),
    isFigure,
    width: ["item", "open_item"].includes(field?.to ?? "") ? "*" : "auto",
  };
}
