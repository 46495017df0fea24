/** The steps of a month's end as a table: state, figure and button of each. */
import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { firstDay, lastDay, type Month } from "../../../kernel/dates.ts";
import { Figure } from "../../../platform/web/format/cell.tsx";
import { formatQuantity } from "../../../platform/web/format/format.ts";
import { issueText } from "../../../platform/web/i18n/issue-text.ts";
import { useSubject, useT } from "../../../platform/web/i18n/texts.ts";
import { Button } from "../../../platform/web/parts/button.tsx";
import { Card } from "../../../platform/web/parts/card.tsx";
import type { accounting } from "../client.ts";
import type { Closing } from "../closing/closing.posting.ts";

type Step = Awaited<ReturnType<typeof accounting.period.checklist>>["steps"][number];
type Examination = Awaited<ReturnType<typeof accounting.period.examine>>;

const SUBJECT = { module: "accounting", name: "month_end" };
const AMOUNT = { kind: "amount" } as const;
const TONES = { done: "ok", todo: "bad", passable: "warn", not_needed: "" } as const;
/** What a step posted, where it can be taken back. */
const CLOSING: Readonly<Record<string, Closing>> = {
  vat: "vat_closing",
  profit: "profit_closing",
  year: "year_closing",
};

/** The account whose ledger a step's figure opens. */
const LEDGERS: Readonly<Record<string, string>> = {
  received_not_billed: "220202",
  delivered_not_invoiced: "112202",
  overhead: "4101",
  vat: "222101",
  income_tax: "5801",
  profit: "3103",
  suspense: "1901",
  year: "3103",
};

interface StepsProps {
  readonly steps: readonly Step[];
  readonly month: Month;
  /** Nothing is run in a closed month, nor by who may not. */
  readonly isOpen: boolean;
  readonly doctor: UseQueryResult<Examination>;
  readonly onRun: (step: string) => void;
  readonly onUndo: (step: Closing) => void;
}

export function MonthEndSteps({ steps, month, isOpen, doctor, onRun, onUndo }: StepsProps) {
  const texts = useSubject(SUBJECT);
  return (
    <Card className="scroll-x">
      <table className="tbl month-end">
        <thead>
          <tr>
            <th>{texts.row("step")}</th>
            <th>{texts.row("state")}</th>
            <th className="num">{texts.row("amount")}</th>
            <th>
              <span className="hidden">{texts.verb("run")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <StepRow key={step.key} step={step} month={month} isOpen={isOpen} onRun={onRun} onUndo={onUndo} />
          ))}
          <DoctorRow doctor={doctor} isOpen={isOpen} />
        </tbody>
      </table>
    </Card>
  );
}

type RowProps = Pick<StepsProps, "month" | "isOpen" | "onRun" | "onUndo"> & { readonly step: Step };

function StepRow({ step, month, isOpen, onRun, onUndo }: RowProps) {
  const texts = useSubject(SUBJECT);
  const t = useT();
  const { module, key, state, amount, count, issues, isRunnable } = step;
  const closing = state === "done" ? CLOSING[key] : undefined;
  return (
    <tr>
      <td>
        {t([`${module}.month_end.${key}`])}
        {issues.map((it) => (
          <div key={it.code} className="dim">
            {issueText(it)}
          </div>
        ))}
      </td>
      <td>
        <span className={`pill ${TONES[state]}`}>{texts.state(state)}</span>
      </td>
      <td className="num">
        {amount !== null && <StepFigure step={key} amount={amount} month={month} />}
        {amount === null && count !== null && <span>{formatQuantity(String(count))}</span>}
      </td>
      <td>
        {isOpen && (
          <div className="actions">
            {isRunnable && state === "todo" && <Button onClick={() => onRun(key)}>{texts.verb("run")}</Button>}
            {closing && <Button onClick={() => onUndo(closing)}>{texts.verb("undo")}</Button>}
            {key === "income_tax" && (
              <Link to="/accounting/journal-vouchers/$id" params={{ id: "new" } as never}>
                {texts.verb("voucher")}
              </Link>
            )}
          </div>
        )}
      </td>
    </tr>
  );
}

function StepFigure({ step, amount, month }: { step: string; amount: string; month: Month }) {
  const figure = <Figure field={AMOUNT} value={amount} />;
  const account = LEDGERS[step];
  if (!account) return figure;
  const search = { account, from: firstDay(month), to: lastDay(month) };
  return (
    <Link to="/accounting/account-ledger" search={search as never}>
      {figure}
    </Link>
  );
}

/** Asks only when told to: it reads all the books. Closing asks again. */
function DoctorRow({ doctor, isOpen }: Pick<StepsProps, "doctor" | "isOpen">) {
  const texts = useSubject(SUBJECT);
  const findings = doctor.data?.findings;
  const tone = !findings ? "" : findings.length === 0 ? "ok" : "bad";
  return (
    <tr>
      <td>
        {texts.text("doctor")}
        {findings?.map((it) => (
          <div key={`${it.invariant} ${it.subject}`} className="neg">
            {`${it.invariant}: ${it.subject} ${it.detail}`}
          </div>
        ))}
      </td>
      <td>
        {findings && (
          <span className={`pill ${tone}`}>
            {findings.length === 0 ? texts.text("clean") : texts.text("faults", { count: findings.length })}
          </span>
        )}
      </td>
      <td />
      <td>
        {isOpen && (
          <div className="actions">
            <Button isBusy={doctor.isFetching} onClick={() => void doctor.refetch()}>
              {texts.verb("examine")}
            </Button>
          </div>
        )}
      </td>
    </tr>
  );
}
