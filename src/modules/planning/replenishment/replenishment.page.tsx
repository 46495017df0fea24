/** What to buy: each line with its why, and one click that makes the orders by supplier. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import { f } from "../../../kernel/field.ts";
import { extend } from "../../../kernel/money.ts";
import type { RefLabel } from "../../../platform/contract/page.ts";
import { queryClient } from "../../../platform/web/data/client.ts";
import { keyOf } from "../../../platform/web/data/keys.ts";
import { useMay, useServices } from "../../../platform/web/data/provider.tsx";
import { refusalOf } from "../../../platform/web/data/refusal.ts";
import { Figure, RefName } from "../../../platform/web/format/cell.tsx";
import { formatDay, formatPlain } from "../../../platform/web/format/format.ts";
import { isValueValid, today } from "../../../platform/web/format/parse.ts";
import {
  nameBeside,
  nameOf,
  type SubjectTexts,
  useLanguage,
  useSubject,
  useT,
} from "../../../platform/web/i18n/texts.ts";
import { Button } from "../../../platform/web/parts/button.tsx";
import { Card } from "../../../platform/web/parts/card.tsx";
import { IssueList } from "../../../platform/web/parts/issue-list.tsx";
import { ErrorScreen } from "../../../platform/web/shell/error-screen.tsx";
import { useTitle } from "../../../platform/web/shell/use-title.ts";
import { DataTable, type TableColumn } from "../../../platform/web/table/data-table.tsx";
import { planning } from "../client.ts";
import type { Proposal } from "../contract.ts";

const SUBJECT = { module: "planning", name: "replenishment" };
const QUANTITY = f.quantity();
type Refs = Readonly<Record<string, RefLabel>>;

/** The proposals, which of them are chosen, and what was typed over a quantity. */
function useReplenishment() {
  const query = useQuery({
    queryKey: keyOf("purchase_order", "replenishment"),
    queryFn: () => planning.replenishment.propose({}),
  });
  const { refs } = useServices();
  const warehouses = useQuery({ queryKey: keyOf("warehouse", "all"), queryFn: () => refs.search("warehouse", "") });
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const proposals = useMemo(() => query.data?.proposals ?? [], [query.data]);
  const quantityOf = (it: Proposal) => typed[it.itemId] ?? it.quantity;
  const orderable = proposals.filter((it) => it.supplierId && it.price);
  const chosen = orderable.filter((it) => !dropped.has(it.itemId));
  return {
    query,
    warehouses: warehouses.data ?? [],
    proposals,
    orderable,
    chosen,
    setDropped,
    typed,
    setTyped,
    quantityOf,
  };
}

/** Makes the orders of what is chosen, and goes to where they wait for approval. */
function useOrders(
  { chosen, quantityOf, warehouses }: ReturnType<typeof useReplenishment>,
  warehouseId: string | undefined,
) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => {
      const lines = chosen.map((it) => ({
        itemId: it.itemId,
        supplierId: it.supplierId!,
        unit: it.unit,
        quantity: quantityOf(it),
        price: it.price!,
        taxRate: it.taxRate,
        requiredOn: it.requiredOn,
      }));
      return planning.replenishment.order({ warehouseId: warehouseId ?? warehouses[0]?.id ?? "", lines });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["purchase_order"] });
      await navigate({ to: "/procurement/purchase-orders", search: { state: "submitted" } as never });
    },
  });
}

export default function ReplenishmentPage() {
  const texts = useSubject(SUBJECT);
  const may = useMay();
  const state = useReplenishment();
  const { query, chosen, orderable, proposals, quantityOf } = state;
  const [warehouseId, setWarehouse] = useState<string>();
  const [whyOf, setWhyOf] = useState<string>();
  useTitle(texts.title);
  const order = useOrders(state, warehouseId);
  if (query.isError && !query.data) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  const orders = new Set(chosen.map((it) => it.supplierId)).size;
  const shown = proposals.find((it) => it.itemId === whyOf) ?? proposals[0];
  const refs = query.data?.refs ?? {};
  const isRight = chosen.every((it) => isValueValid(QUANTITY, quantityOf(it)));
  return (
    <article>
      <header className="head">
        <div className="grow">
          <h1>{texts.title}</h1>
          <p className="sub">
            {texts.text("summary", {
              count: proposals.length,
              shown: proposals.length,
              short: proposals.filter((it) => it.why.isShort).length,
            })}
          </p>
        </div>
        <div className="actions">
          <WarehouseChoice warehouses={state.warehouses} value={warehouseId} texts={texts} onChange={setWarehouse} />
          {may("planning.replenishment.order") && (
            <Button
              isPrimary
              isBusy={order.isPending}
              isDisabled={orders === 0 || !isRight}
              onClick={() => order.mutate()}
            >
              {texts.text("makeOrders", { count: orders, shown: orders })}
            </Button>
          )}
        </div>
      </header>
      <div className="stack">
        <IssueList issues={refusalOf(order.error)?.issues ?? []} />
        {shown && <WhyCard it={shown} refs={refs} texts={texts} />}
        <section className="card list-card">
          <Proposals
            state={state}
            refs={refs}
            texts={texts}
            onWhy={setWhyOf}
            isLoading={query.isFetching}
            selected={chosen.map((it) => it.itemId)}
            onSelect={(ids) =>
              state.setDropped(new Set(orderable.map((it) => it.itemId).filter((id) => !ids.includes(id))))
            }
          />
        </section>
      </div>
    </article>
  );
}

interface WarehouseChoiceProps {
  readonly warehouses: readonly RefLabel[];
  readonly value: string | undefined;
  readonly texts: SubjectTexts;
  readonly onChange: (id: string) => void;
}

function WarehouseChoice({ warehouses, value, texts, onChange }: WarehouseChoiceProps) {
  const language = useLanguage();
  if (warehouses.length < 2) return null;
  return (
    <select
      className="input"
      aria-label={texts.text("into")}
      value={value ?? warehouses[0]?.id}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {warehouses.map((it) => (
        <option key={it.id} value={it.id}>
          {it.code} {nameBeside(it, language)}
        </option>
      ))}
    </select>
  );
}

interface ProposalsProps {
  readonly state: ReturnType<typeof useReplenishment>;
  readonly refs: Refs;
  readonly texts: SubjectTexts;
  readonly onWhy: (itemId: string) => void;
  readonly isLoading: boolean;
  readonly selected: readonly string[];
  readonly onSelect: (ids: readonly string[]) => void;
}

function Proposals({ state, refs, texts, onWhy, isLoading, selected, onSelect }: ProposalsProps) {
  const t = useT();
  const columns = columnsOf(state, refs, texts, onWhy);
  return (
    <DataTable
      label={texts.title}
      rows={state.proposals}
      columns={columns}
      rowKey={(it) => it.itemId}
      selected={selected}
      onSelect={onSelect}
      isLoading={isLoading}
      empty={isLoading ? t("loading") : texts.text("nothingToBuy")}
    />
  );
}

function columnsOf(
  state: ReturnType<typeof useReplenishment>,
  refs: Refs,
  texts: SubjectTexts,
  onWhy: (itemId: string) => void,
): TableColumn<Proposal>[] {
  const figure = (key: keyof Proposal["why"]): TableColumn<Proposal> => ({
    key,
    title: texts.row(key),
    isFigure: true,
    render: (it) => <Figure field={{ kind: "quantity" }} value={String(it.why[key])} />,
  });
  const named: TableColumn<Proposal>[] = [
    {
      key: "itemId",
      title: texts.row("itemId"),
      render: (it) => <RefName kind="item" id={it.itemId} label={refs[it.itemId]} />,
    },
    {
      key: "supplierId",
      title: texts.row("supplierId"),
      isWide: true,
      render: (it) =>
        it.supplierId ? (
          <SupplierName id={it.supplierId} label={refs[it.supplierId]} />
        ) : (
          <span className="red">{texts.text("noSupplier")}</span>
        ),
    },
  ];
  return [
    ...named,
    figure("onHand"),
    figure("onOrder"),
    figure("reorderPoint"),
    {
      key: "daysLeft",
      title: texts.row("daysLeft"),
      isFigure: true,
      render: (it) => <span className={it.why.isShort ? "red" : undefined}>{it.why.daysLeft ?? "–"}</span>,
    },
    {
      key: "quantity",
      title: texts.row("quantity"),
      isFigure: true,
      width: 90,
      render: (it) => <QuantityCell it={it} state={state} texts={texts} />,
    },
    { key: "unit", title: texts.row("unit"), width: 46, render: (it) => it.unit ?? it.why.stockUnit },
    {
      key: "price",
      title: texts.row("price"),
      isFigure: true,
      render: (it) => it.price && formatPlain("price", it.price),
    },
    { key: "amount", title: texts.row("amount"), isFigure: true, render: (it) => amountOf(it, state.quantityOf(it)) },
    { key: "requiredOn", title: texts.row("requiredOn"), render: (it) => formatDay(it.requiredOn, today()) },
    {
      key: "why",
      title: texts.row("why"),
      render: (it) => (
        <button type="button" className="link" onClick={() => onWhy(it.itemId)}>
          {texts.text("whyThis")}
        </button>
      ),
    },
  ];
}

/** As in the lists: a supplier is known by name. */
function SupplierName({ id, label }: { id: string; label: RefLabel | undefined }) {
  const { places } = useServices();
  const language = useLanguage();
  if (!label) return <span className="dim">…</span>;
  return (
    <Link to={places.addressOf("supplier", id) ?? "."} className="quiet">
      {nameOf(label, language)}
    </Link>
  );
}

function amountOf(it: Proposal, quantity: string): string | null {
  if (!it.price || !isValueValid(QUANTITY, quantity)) return null;
  return formatPlain("amount", extend(Quantity.of(quantity), UnitPrice.of(it.price)).toString());
}

function QuantityCell({
  it,
  state,
  texts,
}: {
  it: Proposal;
  state: ReturnType<typeof useReplenishment>;
  texts: SubjectTexts;
}) {
  const value = state.quantityOf(it);
  return (
    <input
      className={isValueValid(QUANTITY, value) ? "input figure" : "input figure bad"}
      inputMode="decimal"
      aria-label={texts.row("quantity")}
      value={value}
      onKeyDown={(event) => event.stopPropagation()}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        state.setTyped((before) => ({ ...before, [it.itemId]: typed }));
      }}
    />
  );
}

/** The sentence from which the figure can be recomputed by hand. */
function WhyCard({ it, refs, texts }: { it: Proposal; refs: Refs; texts: SubjectTexts }) {
  const language = useLanguage();
  const { why } = it;
  const label = refs[it.itemId];
  const plain = (value: string | null) => (value === null ? "" : formatPlain("quantity", value));
  const figures = {
    onHand: plain(why.onHand),
    toInspect: plain(why.toInspect),
    onOrder: plain(why.onOrder),
    promised: plain(why.promised),
    available: plain(why.available),
    reorderPoint: plain(why.reorderPoint),
    target: plain(why.target),
    missing: plain(Quantity.of(why.target).minus(Quantity.of(why.available)).toString()),
    quantity: plain(it.quantity),
    stockQuantity: plain(it.stockQuantity),
    unit: it.unit ?? why.stockUnit,
    stockUnit: why.stockUnit,
    unitQuantity: plain(why.unitQuantity),
    unitStockQuantity: plain(why.unitStockQuantity),
    minimum: plain(why.minimum),
    lotSize: plain(why.lotSize),
    leadTimeDays: why.leadTimeDays,
    // Two decimals are enough to read.
    usedPerDay: plain(extend(Quantity.of(why.usedPerDay), UnitPrice.of("1")).toString()),
    daysLeft: why.daysLeft ?? "–",
  };
  const parts = [
    "available",
    "missing",
    ...(why.minimum ? ["minimum"] : []),
    ...(why.lotSize ? [it.unit ? "wholeLots" : "lotSize"] : []),
    ...(it.unit ? ["unit"] : []),
    "when",
  ];
  return (
    <Card title={texts.text("whyTitle", { item: label ? nameOf(label, language) : "" })} note={label?.code}>
      <p className="note">
        {parts.map((part) => texts.text(`because.${part}`, figures)).join(language === "en" ? " " : "")}
      </p>
    </Card>
  );
}
