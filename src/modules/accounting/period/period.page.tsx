/** The months: closed one after the other, the last closed one opened again with a reason. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { queryClient } from "../../../platform/web/data/client.ts";
import { keyOf } from "../../../platform/web/data/keys.ts";
import { useMay, useServices } from "../../../platform/web/data/provider.tsx";
import { refusalOf } from "../../../platform/web/data/refusal.ts";
import { formatInstant, formatMonth } from "../../../platform/web/format/format.ts";
import { useLanguage, useSubject, useT } from "../../../platform/web/i18n/texts.ts";
import { Button } from "../../../platform/web/parts/button.tsx";
import { ReasonDialog } from "../../../platform/web/parts/dialogs.tsx";
import { IssueList } from "../../../platform/web/parts/issue-list.tsx";
import { ErrorScreen } from "../../../platform/web/shell/error-screen.tsx";
import { useTitle } from "../../../platform/web/shell/use-title.ts";
import { DataTable, type TableColumn } from "../../../platform/web/table/data-table.tsx";
import { accounting } from "../client.ts";

type Period = Awaited<ReturnType<typeof accounting.period.list>>["periods"][number];
const SUBJECT = { module: "accounting", name: "period" };
const KEY = keyOf("period", "list");

function usePeriods() {
  const query = useQuery({ queryKey: KEY, queryFn: () => accounting.period.list() });
  const done = (answer: { periods: Period[] }) => queryClient.setQueryData(KEY, answer);
  const reopen = useMutation({
    mutationFn: (it: { month: string; reason: string }) => accounting.period.reopen(it),
    onSuccess: done,
  });
  const periods = query.data?.periods ?? [];
  const closable = periods.findLast((it) => it.state === "open")?.month;
  const reopenable = periods.find((it) => it.state === "closed")?.month;
  return { query, reopen, periods, closable, reopenable };
}

/** The columns of the list; the buttons stand where they can be used. */
function usePeriodColumns(
  { closable, reopenable }: ReturnType<typeof usePeriods>,
  onReopen: (month: string) => void,
): TableColumn<Period>[] {
  const texts = useSubject(SUBJECT);
  const t = useT();
  const may = useMay();
  const language = useLanguage();
  const { session } = useServices();
  return [
    {
      key: "month",
      title: texts.row("month"),
      render: (it) => (
        <Link to="/accounting/periods/$month" params={{ month: it.month } as never}>
          {formatMonth(it.month, language)}
        </Link>
      ),
    },
    {
      key: "state",
      title: t("stateLabel"),
      render: (it) => <span className={it.state === "open" ? "pill mid" : "pill ok"}>{texts.state(it.state)}</span>,
    },
    {
      key: "changedAt",
      title: texts.row("changedAt"),
      render: (it) => it.changedAt && `${it.changedBy ?? ""} · ${formatInstant(it.changedAt, session.timeZone)}`,
    },
    { key: "reason", title: texts.row("reason"), render: (it) => it.reason },
    {
      key: "do",
      title: "",
      render: (it) =>
        it.month !== closable && it.month !== reopenable ? null : (
          <>
            {it.month === closable && (
              <Link to="/accounting/periods/$month" params={{ month: it.month } as never}>
                {texts.text("toEnd")}
              </Link>
            )}
            {it.month === reopenable && may("accounting.period.reopen") && (
              <Button isDanger onClick={() => onReopen(it.month)}>
                {texts.verb("reopen")}
              </Button>
            )}
          </>
        ),
    },
  ];
}

export default function PeriodPage() {
  const texts = useSubject(SUBJECT);
  const state = usePeriods();
  const { query, reopen, periods } = state;
  const [asked, setAsked] = useState<string>();
  useTitle(texts.title);
  const columns = usePeriodColumns(state, setAsked);
  if (query.isError) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  const refused = refusalOf(reopen.error)?.issues ?? [];
  return (
    <article>
      <header className="head">
        <div className="grow">
          <h1>{texts.title}</h1>
          <p className="sub">{texts.text("subtitle")}</p>
        </div>
      </header>
      <div className="stack">
        <IssueList issues={refused} />
        <section className="card list-card">
          <DataTable
            label={texts.title}
            rows={periods}
            columns={columns}
            rowKey={(it) => it.month}
            isLoading={query.isFetching}
          />
        </section>
      </div>
      {asked && (
        <ReasonDialog
          verb={texts.verb("reopen")}
          onCancel={() => setAsked(undefined)}
          onAnswer={(reason) => {
            setAsked(undefined);
            reopen.mutate({ month: asked, reason });
          }}
        />
      )}
    </article>
  );
}
