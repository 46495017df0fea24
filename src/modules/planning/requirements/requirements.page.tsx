/** What to make and to buy: each line with its why, down to the customer's order, and one click that makes the orders. */
import type { RefLabel } from "../../../platform/contract/page.ts";
import { useMay } from "../../../platform/web/data/provider.tsx";
import { refusalOf } from "../../../platform/web/data/refusal.ts";
import { formatQuantity } from "../../../platform/web/format/format.ts";
import { nameBeside, type SubjectTexts, useLanguage, useSubject } from "../../../platform/web/i18n/texts.ts";
import { ParamBar } from "../../../platform/web/pages/report-page.tsx";
import { Button } from "../../../platform/web/parts/button.tsx";
import { IssueList } from "../../../platform/web/parts/issue-list.tsx";
import { ErrorScreen } from "../../../platform/web/shell/error-screen.tsx";
import { useTitle } from "../../../platform/web/shell/use-title.ts";
import { Exceptions } from "./exceptions.table.tsx";
import { requirements } from "./requirements.ts";
import { Suggestions } from "./suggestions.table.tsx";
import { offerOf, type Requirements, useAddress, useOrders, useRequirements } from "./use-requirements.tsx";
import { WhyPanel } from "./why.panel.tsx";

export default function RequirementsPage() {
  const texts = useSubject(requirements);
  const { values, set } = useAddress();
  const state = useRequirements(values);
  const { query } = state;
  useTitle(texts.title);
  const into = values["intoId"] || values["warehouseId"] || state.warehouses[0]?.id || "";
  const order = useOrders(state, into);
  const refusal = refusalOf(query.error);
  if (query.isError && !query.data && !refusal)
    return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  const refs = query.data?.refs ?? {};
  const kinds = (["make", "buy"] as const).filter((kind) => !values["kind"] || values["kind"] === kind);
  return (
    <article>
      <header className="head">
        <div className="grow">
          <h1>{texts.title}</h1>
          <p className="sub">{query.data && <Summary counts={query.data.counts} texts={texts} />}</p>
        </div>
        <div className="actions">
          <WarehouseChoice
            warehouses={state.warehouses}
            value={into}
            texts={texts}
            onChange={(id) => set("intoId", id)}
          />
          <OrderButton state={state} texts={texts} isBusy={order.isPending} onClick={() => order.mutate()} />
        </div>
      </header>
      <div className="stack">
        <IssueList issues={refusalOf(order.error)?.issues ?? []} />
        {values["why"] && <WhyPanel of={values["why"]} asked={state.asked} onClose={() => set("why", null)} />}
        <section className="card list-card">
          <ParamBar params={requirements.params} values={values} texts={texts} onChange={set} />
          <IssueList issues={refusal?.issues ?? []} />
          {kinds.map((kind) => (
            <Suggestions
              key={kind}
              kind={kind}
              state={state}
              refs={refs}
              texts={texts}
              onWhy={(key) => set("why", key)}
            />
          ))}
        </section>
        <Exceptions rows={query.data?.exceptions ?? []} refs={refs} texts={texts} />
      </div>
    </article>
  );
}

interface SummaryProps {
  readonly counts: { readonly make: number; readonly buy: number; readonly late: number };
  readonly texts: SubjectTexts;
}

function Summary({ counts, texts }: SummaryProps) {
  const { make, buy, late } = counts;
  const shown = (count: number) => formatQuantity(String(count));
  return (
    <>
      {texts.text("summary", { make: shown(make), buy: shown(buy) })}
      {late > 0 && <span className="red"> · {texts.text("summaryLate", { count: late, shown: shown(late) })}</span>}
    </>
  );
}

interface OrderButtonProps {
  readonly state: Requirements;
  readonly texts: SubjectTexts;
  readonly isBusy: boolean;
  readonly onClick: () => void;
}

function OrderButton({ state, texts, isBusy, onClick }: OrderButtonProps) {
  const may = useMay();
  if (!may("planning.requirements.order")) return null;
  const { chosen, changeOf, isRight } = state;
  const bought = new Set(chosen.flatMap((it) => offerOf(it, changeOf(it))?.supplierId ?? [])).size;
  const made = chosen.filter((it) => it.kind === "make").length;
  const parts = [
    ...(bought > 0 || made === 0 ? [texts.text("purchaseOrders", { count: bought, shown: bought })] : []),
    ...(made > 0 ? [texts.text("workOrders", { count: made, shown: made })] : []),
  ];
  return (
    <Button isPrimary isBusy={isBusy} isDisabled={chosen.length === 0 || !isRight} onClick={onClick}>
      {texts.text("makeOrders", { what: parts.join(" + ") })}
    </Button>
  );
}

interface WarehouseChoiceProps {
  readonly warehouses: readonly RefLabel[];
  readonly value: string;
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
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {warehouses.map((it) => (
        <option key={it.id} value={it.id}>
          {texts.text("into")} {it.code} {nameBeside(it, language)}
        </option>
      ))}
    </select>
  );
}
