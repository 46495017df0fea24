/**
 * The list of a document or a record, from its definition and the fields of its rows. Filter, sort, search and tab
 * stand in the address; totals are of the whole filtered set and come second.
 */
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { Day } from "../../../kernel/dates.ts";
import type { Fields } from "../../../kernel/field.ts";
import type { Lifecycle } from "../../../kernel/lifecycle.ts";
import { keepFile } from "../data/files.ts";
import { listKey, totalsKey } from "../data/keys.ts";
import { useMay, useServices } from "../data/provider.tsx";
import { Figure } from "../format/cell.tsx";
import { formatQuantity } from "../format/format.ts";
import { midSentence, type Subject, type SubjectTexts, useLanguage, useSubject, useT } from "../i18n/texts.ts";
import { Button } from "../parts/button.tsx";
import { ErrorScreen } from "../shell/error-screen.tsx";
import { useTitle } from "../shell/use-title.ts";
import { DataTable } from "../table/data-table.tsx";
import { type AddressSearch, type ListAddress, listAddress } from "./address.ts";
import type { ListAsk, ListClient, ListRow } from "./list-client.ts";
import { inOneCurrency, type ListColumn, type ShownColumn, tableColumns } from "./list-columns.tsx";
import { ListFilters } from "./list-filters.tsx";
import { ListTabs } from "./list-tabs.tsx";
import { useListKeys } from "./use-list-keys.ts";
import { useRowLabels } from "./use-row-labels.ts";

/** A named filter beside the states: `text` is `view.<key>`. */
export interface ListView {
  readonly key: string;
  /** May depend on the day, e.g. what is late. */
  readonly where: Readonly<Record<string, string>> | ((today: Day) => Readonly<Record<string, string>>);
}

/** Something done to all selected rows at once; its text is `bulk.<key>`. */
export interface BulkAction {
  readonly key: string;
  readonly permission?: string;
  readonly run: (ids: readonly string[]) => Promise<void>;
}

export interface ListPageOptions<R extends Fields> {
  readonly definition: Subject & { readonly lifecycle?: Lifecycle };
  /** The list's own address; a row's is under it. */
  readonly path: string;
  /** The fields of a row besides id, number and state. */
  readonly row: R;
  readonly columns: readonly ListColumn<R>[];
  readonly filters?: readonly ((keyof R & string) | "state")[];
  readonly api: ListClient;
  readonly newPath?: string;
  /** Who may make a new one; `<module>.<name>.edit` unless said otherwise. */
  readonly newPermission?: string;
  readonly views?: readonly ListView[];
  readonly bulk?: readonly BulkAction[];
  readonly sort?: string;
  /** Exports exactly what is shown. */
  readonly onExport?: (ask: ListAsk) => void;
  /** More buttons beside "new". */
  readonly extra?: () => ReactNode;
}

const PAGE = 50;

export function listPage<const R extends Fields>(options: ListPageOptions<R>): () => ReactNode {
  const any = options as unknown as ListPageOptions<Fields>;
  return () => <ListBody options={any} />;
}

function useAddress(preset: string | undefined) {
  const address = listAddress(useSearch({ strict: false }) as AddressSearch);
  const navigate = useNavigate();
  const change = (to: Partial<ListAddress>) => {
    const next = { ...address, ...to };
    void navigate({
      to: ".",
      search: { where: next.where, search: next.search, sort: next.sort } as never,
      replace: true,
    });
  };
  return { address: { ...address, sort: address.sort ?? preset }, change };
}

function askOf({ where, search, sort }: ListAddress): ListAsk {
  return { where: { ...where }, search, ...(sort ? { sort } : {}) };
}

function useRows(options: ListPageOptions<Fields>, address: ListAddress) {
  const { definition, api } = options;
  const ask = askOf(address);
  const rows = useInfiniteQuery({
    queryKey: listKey(definition.name, ask),
    queryFn: ({ pageParam }) => api.list({ ...ask, limit: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const counted = { where: ask.where, search: ask.search };
  const totals = useQuery({
    queryKey: totalsKey(definition.name, counted),
    queryFn: () => api.totals(counted),
    enabled: rows.isSuccess,
    placeholderData: keepPreviousData,
  });
  const { state: _, ...anyState } = ask.where;
  const tabs = useQuery({
    queryKey: totalsKey(definition.name, { where: anyState, search: ask.search }),
    queryFn: () => api.totals({ where: anyState, search: ask.search }),
    enabled: rows.isSuccess && definition.lifecycle !== undefined,
    placeholderData: keepPreviousData,
  });
  return { rows, totals: totals.data, tabs: tabs.data, ask };
}

/** The columns as the table draws them, with the totals of the filtered set under them. */
function useColumns(
  options: ListPageOptions<Fields>,
  texts: SubjectTexts,
  list: readonly ListRow[],
  sums: Readonly<Record<string, string>>,
): ShownColumn[] {
  const { columns, definition, path, row } = options;
  const t = useT();
  const language = useLanguage();
  const labels = useRowLabels(columns, row, list);
  const { session } = useServices();
  const all = tableColumns(columns, { row, texts, t, path, lifecycle: definition.lifecycle, labels, language });
  const shown = inOneCurrency(all, list, session.company.baseCurrency);
  return shown.map((it) => {
    const sum = sums[it.key];
    return sum === undefined ? it : { ...it, foot: <Figure field={{ kind: it.kind }} value={sum} /> };
  });
}

function ListBody({ options }: { options: ListPageOptions<Fields> }) {
  const { definition, path, bulk = [] } = options;
  const texts = useSubject(definition);
  const t = useT();
  const { address, change } = useAddress(options.sort);
  const { rows, totals, tabs, ask } = useRows(options, address);
  const [selected, setSelected] = useState<readonly string[]>([]);
  useTitle(texts.titleMany);
  const list: ListRow[] = rows.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns = useColumns(options, texts, list, totals?.sums ?? {});
  if (rows.isError && !rows.data) return <ErrorScreen error={rows.error} onRetry={() => void rows.refetch()} />;
  return (
    <article>
      <ListHead options={options} texts={texts} ask={ask} />
      <ListTabs
        definition={definition}
        texts={texts}
        views={options.views ?? []}
        address={address}
        totals={tabs}
        onChange={change}
      />
      <section className="card list-card">
        <ListFilters
          row={options.row}
          names={options.filters ?? []}
          lifecycle={definition.lifecycle}
          texts={texts}
          address={address}
          onChange={change}
        />
        {selected.length > 0 && (
          <BulkBar actions={bulk} selected={selected} texts={texts} onDone={() => setSelected([])} />
        )}
        <DataTable
          label={texts.titleMany}
          rows={list}
          columns={columns}
          rowKey={(row) => row.id}
          addressOf={(row) => `${path}/${row.id}`}
          sort={address.sort}
          onSort={(sort) => change({ sort })}
          {...(bulk.length > 0 ? { selected, onSelect: setSelected } : {})}
          isLoading={rows.isFetching}
          empty={
            <Empty
              texts={texts}
              isFiltered={Object.keys(address.where).length > 0 || address.search !== ""}
              onClear={() => change({ where: {}, search: "" })}
            />
          }
          {...(totals
            ? { foot: t("filteredCount", { count: totals.count, shown: formatQuantity(String(totals.count)) }) }
            : {})}
        />
        <ListEnd
          shown={list.length}
          count={totals?.count}
          isMore={rows.hasNextPage}
          isBusy={rows.isFetchingNextPage}
          onMore={() => void rows.fetchNextPage()}
        />
      </section>
    </article>
  );
}

interface ListEndProps {
  readonly shown: number;
  readonly count: number | undefined;
  readonly isMore: boolean;
  readonly isBusy: boolean;
  readonly onMore: () => void;
}

function ListEnd({ shown, count, isMore, isBusy, onMore }: ListEndProps) {
  const t = useT();
  return (
    <div className="list-foot">
      <span className="not-phone">{t("listKeys")}</span>
      <span className="sp" />
      {isMore && (
        <Button isBusy={isBusy} onClick={onMore}>
          {t("loadMore")}
        </Button>
      )}
      <span>
        {t("shownOf", {
          shown: formatQuantity(String(shown)),
          count: count === undefined ? "…" : formatQuantity(String(count)),
        })}
      </span>
    </div>
  );
}

function ListHead({ options, texts, ask }: { options: ListPageOptions<Fields>; texts: SubjectTexts; ask: ListAsk }) {
  const { newPath, extra } = options;
  const { export: exported } = options.api;
  const onExport =
    options.onExport ??
    (exported &&
      ((it: ListAsk) => void exported(it).then(({ body }) => keepFile(body, `${options.definition.name}.xlsx`))));
  const { module, name } = options.definition;
  const newPermission = options.newPermission ?? `${module}.${name}.edit`;
  const t = useT();
  const language = useLanguage();
  const may = useMay();
  const navigate = useNavigate();
  const canCreate = newPath !== undefined && may(newPermission);
  const create = () => void navigate({ to: newPath ?? "" });
  useListKeys(canCreate ? create : undefined);
  return (
    <header className="head">
      <div className="grow">
        <h1>{texts.titleMany}</h1>
      </div>
      <div className="actions">
        {extra?.()}
        {onExport && <Button onClick={() => onExport(ask)}>{t("export")}</Button>}
        {canCreate && (
          <Button isPrimary shortcut="N" onClick={create}>
            {texts.maybe("new") ?? t("newOf", { title: midSentence(texts.title, language) })}
          </Button>
        )}
      </div>
    </header>
  );
}

function Empty({ texts, isFiltered, onClear }: { texts: SubjectTexts; isFiltered: boolean; onClear: () => void }) {
  const t = useT();
  if (!isFiltered) return <p className="empty">{texts.maybe("empty") ?? t("emptyList")}</p>;
  return (
    <p className="empty">
      {t("emptyFilter")}{" "}
      <button type="button" className="link" onClick={onClear}>
        {t("clearFilter")}
      </button>
    </p>
  );
}

interface BulkBarProps {
  readonly actions: readonly BulkAction[];
  readonly selected: readonly string[];
  readonly texts: SubjectTexts;
  readonly onDone: () => void;
}

function BulkBar({ actions, selected, texts, onDone }: BulkBarProps) {
  const t = useT();
  const may = useMay();
  const [busy, setBusy] = useState<string>();
  const run = async (action: BulkAction) => {
    setBusy(action.key);
    await action.run(selected).then(onDone, () => {});
    setBusy(undefined);
  };
  return (
    <div className="bulk">
      <span>{t("selectedCount", { count: selected.length })}</span>
      {actions
        .filter((action) => may(action.permission))
        .map((action) => (
          <Button
            key={action.key}
            isBusy={busy === action.key}
            isDisabled={busy !== undefined}
            onClick={() => void run(action)}
          >
            {texts.text(`bulk.${action.key}`)}
          </Button>
        ))}
    </div>
  );
}
