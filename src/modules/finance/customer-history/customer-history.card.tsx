/** A customer's history at a glance, on his own page: what is open, how he pays, what he buys and at what price. Each figure leads on. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Amount } from "../../../kernel/decimal.ts";
import { keyOf } from "../../../platform/web/data/keys.ts";
import { useServices } from "../../../platform/web/data/provider.tsx";
import { RefName } from "../../../platform/web/format/cell.tsx";
import { formatAmount, formatDay, formatPrice, formatQuantity } from "../../../platform/web/format/format.ts";
import { today } from "../../../platform/web/format/parse.ts";
import { type SubjectTexts, useSubject } from "../../../platform/web/i18n/texts.ts";
import { formatAddress, placeAt } from "../../../platform/web/pages/address.ts";
import { Card } from "../../../platform/web/parts/card.tsx";
import { finance } from "../client.ts";
import type { CustomerHistory } from "./customer-history.ts";

const SUBJECT = { module: "finance", name: "customer_history" };

export default function HistoryCard({ id }: { id: string }) {
  const texts = useSubject(SUBJECT);
  const query = useQuery({
    queryKey: keyOf("customer", "history", { id }),
    queryFn: () => finance.customerHistory({ id }),
  });
  if (query.isError) return null;
  return (
    <Card title={texts.title} className="glance" note={<StatementLink id={id} texts={texts} />}>
      {query.data ? <Glance id={id} it={query.data} texts={texts} /> : <div className="figures" aria-busy="true" />}
    </Card>
  );
}

function StatementLink({ id, texts }: { id: string; texts: SubjectTexts }) {
  return <Link {...placeAt(`/finance/customer-statement?customerId=${id}`)}>{texts.text("statement")}</Link>;
}

interface GlanceProps {
  readonly id: string;
  readonly it: CustomerHistory;
  readonly texts: SubjectTexts;
}

function Glance({ id, it, texts }: GlanceProps) {
  return (
    <>
      <Figures id={id} it={it} texts={texts} />
      <div className="halves">
        <Months it={it} texts={texts} />
        <Prices it={it} texts={texts} />
      </div>
    </>
  );
}

/** A list of documents as its own filters show it. */
const listAt = (path: string, where: Readonly<Record<string, string>>) => `${path}${formatAddress(where)}`;

function Figures({ id, it, texts }: GlanceProps) {
  const { session } = useServices();
  const day = today(session.timeZone);
  const of = { customerId: id };
  const credit =
    it.creditLimit === null ? texts.text("noLimit") : texts.text("limit", { limit: formatAmount(it.creditLimit) });
  const isOver = it.creditLimit !== null && Amount.of(it.creditLimit).lessThan(Amount.of(it.creditUsed));
  return (
    <dl className="figures">
      <One
        texts={texts}
        name="openOrders"
        of={it.openOrders}
        to={listAt("/sales/sales-orders", { ...of, state: "approved", shippedPercent: "..99" })}
      />
      <One
        texts={texts}
        name="toInvoice"
        of={it.toInvoice}
        to={listAt("/sales/deliveries", { ...of, state: "posted", toInvoice: "0.01.." })}
      />
      <One texts={texts} name="invoices" of={it.invoices} to={listAt("/finance/open-receivables", of)} />
      <One
        texts={texts}
        name="overdue"
        of={it.overdue}
        to={listAt("/finance/overdue", { ...of, on: day })}
        isBad={it.overdue.count > 0}
      />
      <Fact title={texts.field("advance")} note="">
        {formatAmount(it.advance)}
      </Fact>
      <Fact title={texts.field("creditUsed")} note={credit} isBad={isOver}>
        {formatAmount(it.creditUsed)}
      </Fact>
      <Fact title={texts.field("daysToPay")} note={it.daysToPay === null ? "" : texts.text("days")}>
        {it.daysToPay === null ? "–" : formatQuantity(it.daysToPay)}
      </Fact>
    </dl>
  );
}

interface OneProps {
  readonly texts: SubjectTexts;
  readonly name: string;
  readonly of: { readonly count: number; readonly amount: string };
  readonly to: string;
  readonly isBad?: boolean;
}

function One({ texts, name, of, to, isBad = false }: OneProps) {
  return (
    <Fact
      title={texts.field(name)}
      note={texts.text("papers", { count: of.count, shown: formatQuantity(String(of.count)) })}
      isBad={isBad}
    >
      <Link {...placeAt(to)}>{formatAmount(of.amount)}</Link>
    </Fact>
  );
}

interface FactProps {
  readonly title: string;
  readonly note: string;
  readonly isBad?: boolean;
  readonly children: ReactNode;
}

function Fact({ title, note, isBad = false, children }: FactProps) {
  return (
    <div>
      <dt>{title}</dt>
      <dd className={isBad ? "red" : undefined}>{children}</dd>
      <dd className="dim">{note}</dd>
    </div>
  );
}

/** Sales of twelve months, and the margin for those who may see it. */
function Months({ it, texts }: Omit<GlanceProps, "id">) {
  const isSeen = it.months.some(({ cost }) => cost !== null);
  const sum = (of: readonly (string | null)[]) => Amount.sum(of.map((part) => Amount.of(part ?? "0")));
  const [sales, cost] = [sum(it.months.map((month) => month.sales)), sum(it.months.map((month) => month.cost))];
  const sold = it.months.filter((month) => month.sales !== "0.00" || (month.cost ?? "0.00") !== "0.00");
  const row = (title: string, [value, spent]: readonly [Amount, Amount]) => (
    <>
      <td>{title}</td>
      <td className="num">{formatAmount(value.toString())}</td>
      {isSeen && <td className="num">{formatAmount(value.minus(spent).toString())}</td>}
    </>
  );
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th scope="col">{texts.text("month")}</th>
          <th scope="col" className="num">
            {texts.text("sales")}
          </th>
          {isSeen && (
            <th scope="col" className="num">
              {texts.text("margin")}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {sold.map((month) => (
          <tr key={month.month}>{row(month.month, [Amount.of(month.sales), Amount.of(month.cost ?? "0")])}</tr>
        ))}
      </tbody>
      <tfoot>
        <tr>{row(texts.text("twelve"), [sales, cost])}</tr>
      </tfoot>
    </table>
  );
}

function Prices({ it, texts }: Omit<GlanceProps, "id">) {
  const { session } = useServices();
  const day = today(session.timeZone);
  if (it.prices.length === 0) return <p className="note">{texts.text("noPrices")}</p>;
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th scope="col">{texts.text("item")}</th>
          <th scope="col" className="num">
            {texts.text("price")}
          </th>
          <th scope="col">{texts.text("invoice")}</th>
        </tr>
      </thead>
      <tbody>
        {it.prices.map((price) => (
          <tr key={price.itemId}>
            <td>
              <RefName kind="item" id={price.itemId} label={it.refs[price.itemId]} />
            </td>
            <td className="num">
              {formatPrice(price.price)} <span className="dim">{`${price.currency} / ${price.unit}`}</span>
            </td>
            <td>
              <Link {...placeAt(`/finance/sales-invoices/${price.invoiceId}`)}>{price.number}</Link>{" "}
              <span className="dim">{formatDay(price.invoicedOn, day)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
