/** The end of a month, step by step in order: what is done, what is missing, each with its figure and its button; then the close. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { firstDay, lastDay, type Month } from "../../../kernel/dates.ts";
import { queryClient } from "../../../platform/web/data/client.ts";
import { keyOf } from "../../../platform/web/data/keys.ts";
import { useMay, useServices } from "../../../platform/web/data/provider.tsx";
import { refusalOf, type ShownIssue } from "../../../platform/web/data/refusal.ts";
import { formatMonth, formatQuantity } from "../../../platform/web/format/format.ts";
import { type SubjectTexts, useLanguage, useSubject, useT } from "../../../platform/web/i18n/texts.ts";
import { Button } from "../../../platform/web/parts/button.tsx";
import { Card } from "../../../platform/web/parts/card.tsx";
import { ReasonDialog, WarningsDialog } from "../../../platform/web/parts/dialogs.tsx";
import { IssueList } from "../../../platform/web/parts/issue-list.tsx";
import { ErrorScreen } from "../../../platform/web/shell/error-screen.tsx";
import { useTitle } from "../../../platform/web/shell/use-title.ts";
import { accounting } from "../client.ts";
import type { Closing } from "../closing/closing.posting.ts";
import { MonthEndSteps } from "./month-end-steps.tsx";

const SUBJECT = { module: "accounting", name: "month_end" };
type Checklist = Awaited<ReturnType<typeof accounting.period.checklist>>;
const PERIODS = keyOf("period", "list");

function useMonthEnd(month: string) {
  const key = keyOf("period", "checklist", month);
  const query = useQuery({ queryKey: key, queryFn: () => accounting.period.checklist({ month }) });
  const periods = useQuery({ queryKey: PERIODS, queryFn: () => accounting.period.list() });
  const shown = (answer: Checklist) => queryClient.setQueryData(key, answer);
  const run = useMutation({
    mutationFn: (step: string | undefined) => accounting.period.run({ month, ...(step ? { step } : {}) }),
    onSuccess: shown,
  });
  const undo = useMutation({
    mutationFn: (it: { step: Closing; reason: string }) => accounting.period.undo({ month, ...it }),
    onSuccess: shown,
  });
  const close = useMutation({
    mutationFn: (acknowledge: readonly string[]) => accounting.period.close({ month, acknowledge: [...acknowledge] }),
    onSuccess: async (answer) => {
      queryClient.setQueryData(PERIODS, answer);
      await queryClient.invalidateQueries({ queryKey: key });
    },
  });
  const doctor = useQuery({
    queryKey: keyOf("period", "examine"),
    queryFn: () => accounting.period.examine(),
    enabled: false,
  });
  const isClosed = periods.data?.periods.find((it) => it.month === month)?.state === "closed";
  return { query, run, undo, close, doctor, isClosed };
}

export default function MonthEndPage() {
  const texts = useSubject(SUBJECT);
  const may = useMay();
  const { month = "" } = useParams({ strict: false }) as { month?: string };
  const state = useMonthEnd(month);
  const { query, run, undo, close, isClosed } = state;
  const [undone, setUndone] = useState<Closing>();
  useTitle(`${texts.title} ${month}`);
  if (query.isError) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  const mayClose = may("accounting.period.close") && !isClosed;
  const told = [run, undo, close].flatMap((it) => refusalOf(it.error)?.issues ?? []);
  const isOnlyWarned = close.isError && told.length > 0 && told.every((it) => it.severity === "warning");
  return (
    <article>
      <MonthEndHead month={month} state={state} />
      <div className="stack">
        {!isOnlyWarned && <IssueList issues={told} />}
        {query.data && (
          <>
            <OpenDocuments checklist={query.data} month={month as Month} texts={texts} />
            <MonthEndSteps
              steps={query.data.steps}
              month={month as Month}
              isOpen={mayClose}
              doctor={state.doctor}
              onRun={(step) => run.mutate(step)}
              onUndo={setUndone}
            />
            <Passed issues={query.data.passed} texts={texts} />
          </>
        )}
      </div>
      {isOnlyWarned && (
        <WarningsDialog
          issues={told}
          verb={texts.verb("close")}
          onAcknowledge={(codes) => close.mutate(codes)}
          onCancel={() => close.reset()}
        />
      )}
      {undone && (
        <ReasonDialog
          verb={texts.verb("undo")}
          onCancel={() => setUndone(undefined)}
          onAnswer={(reason) => {
            undo.mutate({ step: undone, reason });
            setUndone(undefined);
          }}
        />
      )}
    </article>
  );
}

function MonthEndHead({ month, state }: { month: string; state: ReturnType<typeof useMonthEnd> }) {
  const texts = useSubject(SUBJECT);
  const language = useLanguage();
  const may = useMay();
  const { run, close, isClosed } = state;
  return (
    <header className="head">
      <div className="grow">
        <h1>
          {texts.title} {formatMonth(month, language)}
        </h1>
        <p className="sub">
          {isClosed ? texts.text("closed") : texts.text("atClose")}{" "}
          <Link to="/accounting/statements" search={{ month } as never}>
            {texts.text("toStatements")}
          </Link>
        </p>
      </div>
      {may("accounting.period.close") && !isClosed && (
        <div className="actions">
          <Button isBusy={run.isPending} onClick={() => run.mutate(undefined)}>
            {texts.verb("runAll")}
          </Button>
          <Button isPrimary isBusy={close.isPending} onClick={() => close.mutate([])}>
            {texts.verb("close")}
          </Button>
        </div>
      )}
    </header>
  );
}

interface OpenProps {
  readonly checklist: Checklist;
  readonly month: Month;
  readonly texts: SubjectTexts;
}

/** Each kind and state leads to its list, filtered to the month. */
function OpenDocuments({ checklist: { documents, waiting }, month, texts }: OpenProps) {
  const t = useT();
  const { places } = useServices();
  const nameOf = (module: string, document: string) => t([`${module}.${document}.titleMany`]);
  return (
    <Card title={texts.text("documents")}>
      {documents.length === 0 ? (
        <p className="note">{texts.text("noneOpen")}</p>
      ) : (
        <ul className="month-end-open">
          {documents.map(({ module, document, field, state, count }) => {
            const list = places.addressOf(document, "")?.replace(/\/$/, "") ?? "";
            const where = { state, [field]: `${firstDay(month)}..${lastDay(month)}` };
            return (
              <li key={`${document} ${state}`}>
                <Link to={list} search={{ where } as never}>
                  {nameOf(module, document)}
                </Link>{" "}
                {t([`${module}.${document}.state.${state}`, `platform.state.${state}`])}:{" "}
                {formatQuantity(String(count))}
              </li>
            );
          })}
        </ul>
      )}
      <IssueList issues={waiting as readonly ShownIssue[]} />
    </Card>
  );
}

function Passed({ issues, texts }: { issues: Checklist["passed"]; texts: SubjectTexts }) {
  if (issues.length === 0) return null;
  return (
    <Card title={texts.text("passed")}>
      <IssueList issues={issues as readonly ShownIssue[]} />
    </Card>
  );
}
