/** The states of a document as tabs with counts, and a page's own views before them. */
import type { Lifecycle } from "../../../kernel/lifecycle.ts";
import type { ListTotals } from "../../contract/page.ts";
import { useServices } from "../data/provider.tsx";
import { formatQuantity } from "../format/format.ts";
import { today } from "../format/parse.ts";
import { type SubjectTexts, useT } from "../i18n/texts.ts";
import type { ListAddress } from "./address.ts";
import { withWhere } from "./address.ts";
import type { ListView } from "./list-page.tsx";

export interface ListTabsProps {
  readonly definition: { readonly lifecycle?: Lifecycle };
  readonly texts: SubjectTexts;
  readonly views: readonly ListView[];
  readonly address: ListAddress;
  readonly totals: ListTotals | undefined;
  readonly onChange: (to: Partial<ListAddress>) => void;
}

export function ListTabs({ definition, texts, views, address, totals, onChange }: ListTabsProps) {
  const t = useT();
  const { session } = useServices();
  const states = Object.keys(definition.lifecycle?.states ?? {});
  if (states.length === 0 && views.length === 0) return null;
  const { state } = address.where;
  const day = today(session.timeZone);
  const whereOf = (it: ListView) => (typeof it.where === "function" ? it.where(day) : it.where);
  const view = views.find((it) => JSON.stringify(whereOf(it)) === JSON.stringify(address.where));
  return (
    <fieldset className="views" aria-label={t("views")}>
      {views.map((it) => (
        <Tab key={it.key} isOn={it === view} onClick={() => onChange({ where: whereOf(it) })}>
          {texts.text(`view.${it.key}`)}
        </Tab>
      ))}
      <Tab
        isOn={state === undefined && !view}
        count={totals?.count}
        onClick={() => onChange({ where: withWhere(view ? {} : address.where, "state", undefined) })}
      >
        {t("all")}
      </Tab>
      {states.map((it) => (
        <Tab
          key={it}
          isOn={it === state && !view}
          count={totals ? (totals.states[it] ?? 0) : undefined}
          onClick={() => onChange({ where: withWhere(view ? {} : address.where, "state", it) })}
        >
          {texts.state(it)}
        </Tab>
      ))}
    </fieldset>
  );
}

interface TabProps {
  readonly isOn: boolean;
  readonly count?: number | undefined;
  readonly onClick: () => void;
  readonly children: string;
}

function Tab({ isOn, count, onClick, children }: TabProps) {
  return (
    <button type="button" className={isOn ? "tab on" : "tab"} aria-pressed={isOn} onClick={onClick}>
      {children} {count !== undefined && <span className="n">{formatQuantity(String(count))}</span>}
    </button>
  );
}
