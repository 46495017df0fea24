/** Why a lot is suggested: the sentence to recompute it by hand, the item's account of the days to come, and whom it serves in the end. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { f } from "../../../kernel/field.ts";
import { keyOf } from "../../../platform/web/data/keys.ts";
import { refusalOf } from "../../../platform/web/data/refusal.ts";
import { Figure, RefName } from "../../../platform/web/format/cell.tsx";
import { formatDay, formatPlain } from "../../../platform/web/format/format.ts";
import { today } from "../../../platform/web/format/parse.ts";
import { nameOf, type SubjectTexts, useLanguage, useSubject, useT } from "../../../platform/web/i18n/texts.ts";
import { Button } from "../../../platform/web/parts/button.tsx";
import { Card } from "../../../platform/web/parts/card.tsx";
import { IssueList } from "../../../platform/web/parts/issue-list.tsx";
import { DataTable, type TableColumn } from "../../../platform/web/table/data-table.tsx";
import { planning } from "../client.ts";
import type { ServedNode, Step, Why } from "../contract.ts";
import { DocumentName, type Refs } from "./names.tsx";
import { requirements } from "./requirements.ts";

const QUANTITY = f.quantity();
const plain = (value: string) => formatPlain("quantity", value);

interface WhyPanelProps {
  /** `item day` */
  readonly of: string;
  readonly asked: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

export function WhyPanel({ of, asked, onClose }: WhyPanelProps) {
  const texts = useSubject(requirements);
  const t = useT();
  const language = useLanguage();
  const [itemId = "", plannedOn = ""] = of.split(" ");
  const { warehouseId, daysPerLot } = asked;
  const query = useQuery({
    queryKey: keyOf("purchase_order", "requirements-why", of, warehouseId, daysPerLot),
    queryFn: () => planning.requirements.why({ itemId, plannedOn, warehouseId, daysPerLot } as never),
  });
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever asks further down sees the answer
  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" });
  }, [of]);
  const why = query.data;
  const label = why?.refs[itemId];
  const title = why
    ? texts.text(`whyTitle.${why.suggestion.kind}`, { item: label ? nameOf(label, language) : "" })
    : "…";
  return (
    <div ref={box}>
      <Card title={title} note={<Button onClick={onClose}>{t("close")}</Button>}>
        <IssueList issues={refusalOf(query.error)?.issues ?? []} />
        {why && (
          <>
            <p className="note">{sentenceOf(why, texts, language)}</p>
            <div className="why">
              <section>
                <h3>{texts.text("account")}</h3>
                <Account why={why} texts={texts} />
              </section>
              <section>
                <h3>{texts.text("servesTree")}</h3>
                <Tree nodes={why.serves} refs={why.refs} texts={texts} />
              </section>
            </div>
          </>
        )}
      </Card>
    </div>
  );
}

/** From which the figure can be recomputed by hand. */
function sentenceOf(why: Why, texts: SubjectTexts, language: string): string {
  const { suggestion: it } = why;
  const offer = it.offers[0];
  const figures = {
    onHand: plain(why.onHand),
    reserved: plain(why.reserved),
    free: plain(it.free),
    onOrder: plain(it.onOrder),
    needed: plain(it.needed),
    minimumStock: plain(why.minimumStock),
    maximumStock: plain(why.maximumStock ?? "0"),
    minimum: plain(why.minimum ?? "0"),
    lotSize: plain(why.lotSize ?? "0"),
    quantity: plain(it.quantity),
    stockQuantity: plain(it.stockQuantity),
    stockUnit: it.stockUnit,
    unit: offer?.unit ?? it.stockUnit,
    unitQuantity: plain(offer?.unitQuantity ?? "1"),
    unitStockQuantity: plain(offer?.unitStockQuantity ?? "1"),
    leadTimeDays: why.leadTimeDays,
    startOn: it.startOn,
    dueOn: it.dueOn,
    neededOn: it.neededOn,
    lateDays: it.lateDays,
  };
  const parts = [
    why.reserved === "0" ? "stock" : "stockReserved",
    ...(why.minimumStock === "0" ? [] : ["minimumStock"]),
    ...(why.maximumStock ? ["maximumStock"] : []),
    ...(why.minimum ? ["minimum"] : []),
    ...(why.lotSize ? ["lotSize"] : []),
    ...(offer?.unit ? ["unit"] : ["quantity"]),
    it.lateDays > 0 ? "late" : "when",
  ];
  return parts.map((part) => texts.text(`because.${part}`, figures)).join(language === "en" ? " " : "");
}

function Account({ why, texts }: { why: Why; texts: SubjectTexts }) {
  const rows = why.steps.map((it, i) => ({ ...it, key: String(i) }));
  const columns: TableColumn<Step & { readonly key: string }>[] = [
    { key: "on", title: texts.row("on"), render: (it) => formatDay(it.on, today()) },
    {
      key: "what",
      title: texts.row("what"),
      isWide: true,
      render: (it) => <What it={it} refs={why.refs} texts={texts} />,
    },
    {
      key: "quantity",
      title: texts.row("quantity"),
      isFigure: true,
      render: (it) => (it.what === "stock" ? null : <Figure field={QUANTITY} value={it.quantity} />),
    },
    {
      key: "balance",
      title: texts.row("balance"),
      isFigure: true,
      render: (it) => <Figure field={QUANTITY} value={it.balance} />,
    },
  ];
  return <DataTable label={texts.text("account")} rows={rows} columns={columns} rowKey={({ key }) => key} />;
}

function What({ it, refs, texts }: { it: Step; refs: Refs; texts: SubjectTexts }) {
  const text = texts.text(`step.${it.what}`);
  if (it.document) return <DocumentName of={it.document} refs={refs} isNamed />;
  if (it.itemId)
    return (
      <>
        {texts.text("step.for")} <RefName kind="item" id={it.itemId} label={refs[it.itemId]} />
      </>
    );
  return it.isThis ? <strong>{text}</strong> : text;
}

interface TreeProps {
  readonly nodes: readonly ServedNode[];
  readonly refs: Refs;
  readonly texts: SubjectTexts;
}

/** Below each the ones that need it. */
function Tree({ nodes, refs, texts }: TreeProps) {
  return (
    <ul className="tree">
      {nodes.map((it, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the nodes have no other name, and never move
        <li key={i}>
          <Node it={it} refs={refs} texts={texts} />
          {it.serves.length > 0 && <Tree nodes={it.serves} refs={refs} texts={texts} />}
        </li>
      ))}
    </ul>
  );
}

function Node({ it, refs, texts }: { it: ServedNode; refs: Refs; texts: SubjectTexts }) {
  const quantity = plain(it.quantity);
  if (!it.neededOn) return texts.text("tree.stock", { quantity });
  const when = texts.text("tree.when", { quantity, on: formatDay(it.neededOn, today()) });
  return (
    <>
      {it.document && <DocumentName of={it.document} refs={refs} isNamed />}
      {it.itemId && (
        <>
          {texts.text("tree.make")} <RefName kind="item" id={it.itemId} label={refs[it.itemId]} />
        </>
      )}
      <span className="dim"> {when}</span>
    </>
  );
}
