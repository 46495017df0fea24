/** Open orders that do not fit what is needed: too late, long before, not at all. They are told; changing them is a person's decision. */
import { f } from "../../../kernel/field.ts";
import { Figure, RefName } from "../../../platform/web/format/cell.tsx";
import { formatDay } from "../../../platform/web/format/format.ts";
import { today } from "../../../platform/web/format/parse.ts";
import type { SubjectTexts } from "../../../platform/web/i18n/texts.ts";
import { DataTable, type TableColumn } from "../../../platform/web/table/data-table.tsx";
import type { Exception } from "../contract.ts";
import { DocumentName, type Refs } from "./names.tsx";

const QUANTITY = f.quantity();

interface ExceptionsProps {
  readonly rows: readonly Exception[];
  readonly refs: Refs;
  readonly texts: SubjectTexts;
}

export function Exceptions({ rows, refs, texts }: ExceptionsProps) {
  if (rows.length === 0) return null;
  const keyed = rows.map((it, i) => ({ ...it, key: String(i) }));
  return (
    <section className="card list-card suggestions">
      <h2>
        {texts.text("exceptions")} <span className="dim">{rows.length}</span>
      </h2>
      <DataTable
        label={texts.text("exceptions")}
        rows={keyed}
        columns={columnsOf(refs, texts)}
        rowKey={({ key }) => key}
      />
    </section>
  );
}

function columnsOf(refs: Refs, texts: SubjectTexts): TableColumn<Exception & { readonly key: string }>[] {
  return [
    {
      key: "document",
      title: texts.row("document"),
      isWide: true,
      render: (it) => <DocumentName of={it.document} refs={refs} isNamed />,
    },
    {
      key: "itemId",
      title: texts.row("itemId"),
      isWide: true,
      isWrapped: true,
      render: (it) => <RefName kind="item" id={it.itemId} label={refs[it.itemId]} />,
    },
    {
      key: "quantity",
      title: texts.row("quantityOpen"),
      isFigure: true,
      render: (it) => <Figure field={QUANTITY} value={it.quantity} />,
    },
    { key: "dueOn", title: texts.row("comesOn"), render: (it) => formatDay(it.dueOn, today()) },
    { key: "neededOn", title: texts.row("neededOn"), render: (it) => it.neededOn && formatDay(it.neededOn, today()) },
    {
      key: "what",
      title: texts.row("what"),
      isWide: true,
      render: (it) => <span className={it.what === "late" ? "red" : undefined}>{texts.text(`what.${it.what}`)}</span>,
    },
  ];
}
