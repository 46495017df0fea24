/** A card of the home page: how much waits, the first of it, and the way to the rest; none where nothing does. Two questions to the server, whatever there is. */
import { useIsFetching, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Day } from "../../../kernel/dates.ts";
import { keyOf } from "../data/keys.ts";
import { type RefSource, useServices } from "../data/provider.tsx";
import { formatQuantity } from "../format/format.ts";
import { today } from "../format/parse.ts";
import type { Language } from "../i18n/i18n.ts";
import { nameOf, type SubjectTexts, type Translate, useLanguage, useSubject, useT } from "../i18n/texts.ts";
import { formatAddress, placeAt } from "../pages/address.ts";
import type { ListClient, ListRow } from "../pages/list-client.ts";
import { Card } from "./card.tsx";

export interface HomeRow {
  readonly key: string;
  readonly to: string;
  /** What leads on: a number, a code. */
  readonly code: string;
  readonly text?: string | undefined;
  /** The quiet word at the right. */
  readonly note?: ReactNode;
  readonly isBad?: boolean;
  readonly figure?: ReactNode;
}

export interface HomeAnswer {
  readonly count: number;
  readonly rows: readonly HomeRow[];
  /** What all of it comes to. */
  readonly sum?: ReactNode;
}

export interface HomeAsk {
  readonly today: Day;
  readonly language: Language;
  readonly refs: RefSource;
  readonly texts: SubjectTexts;
  /** For the texts of others. */
  readonly t: Translate;
}

export interface HomeCardOptions {
  readonly module: string;
  /** Its title is the text `<module>.home.<key>.title`. */
  readonly key: string;
  /** The kind of record whose changes make it ask again. */
  readonly of: string;
  readonly load: (ask: HomeAsk) => Promise<HomeAnswer>;
  /** Where all of it stands. */
  readonly more: (today: Day) => string;
}

/** The part of their keys by which the questions of all cards are known. */
const HOME = "home";

/** True while a card still asks: nothing is said to be done before. */
export function useHomeAsks(): boolean {
  return useIsFetching({ predicate: ({ queryKey }) => queryKey[1] === HOME }) > 0;
}

/** As many rows as a card has. */
export const SHOWN = 6;

/** The component, and what it asks of the server. */
export type HomeCardPart = (() => ReactNode) & Pick<HomeCardOptions, "load">;

export function homeCard({ module, key, of, load, more }: HomeCardOptions): HomeCardPart {
  function HomeCard() {
    const texts = useSubject({ module, name: "home" });
    const t = useT();
    const language = useLanguage();
    const { refs, session } = useServices();
    const day = today(session.timeZone) as Day;
    const { data, isError } = useQuery({
      queryKey: keyOf(of, HOME, key, day, language),
      queryFn: () => load({ today: day, language, refs, texts, t }),
    });
    if (data ? data.count === 0 : !isError) return null;
    const count = data && (
      <Link {...placeAt(more(day))} className="count">
        {data.sum !== undefined && <>{data.sum} · </>}
        {formatQuantity(String(data.count))}
      </Link>
    );
    return (
      <Card title={texts.text(`${key}.title`)} note={count} className="home-card">
        {data ? (
          <ul>
            {data.rows.slice(0, SHOWN).map((row) => (
              <Row key={row.key} row={row} />
            ))}
          </ul>
        ) : (
          <p className="note dim">{t("refusal.offline")}</p>
        )}
      </Card>
    );
  }
  return Object.assign(HomeCard, { load });
}

function Row({ row }: { row: HomeRow }) {
  return (
    <li>
      <Link {...placeAt(row.to)} className={row.text ? undefined : "text"}>
        {row.code}
      </Link>
      {row.text && <span className="text">{row.text}</span>}
      {row.figure !== undefined && <span className="figure">{row.figure}</span>}
      {row.note !== undefined && <span className={row.isBad ? "red" : "dim"}>{row.note}</span>}
    </li>
  );
}

export interface ListCardOptions<R> extends Pick<HomeCardOptions, "module" | "key"> {
  /** The document's name and the address of its list. */
  readonly of: string;
  readonly path: string;
  readonly api: ListClient;
  readonly where: (today: Day) => Readonly<Record<string, string>>;
  readonly sort: string;
  /** The column whose total stands beside the count, as it is shown. */
  readonly sum?: { readonly of: string; readonly as: (total: string) => ReactNode };
  /** The field with the record that a row is about, and the name the row carries. */
  readonly about?: readonly [kind: string, id: keyof R & string, name: keyof R & string];
  readonly row: (row: R, ask: HomeAsk) => Partial<HomeRow>;
}

/** A card that is the head of a list, filtered. */
export function listCard<R extends ListRow>(options: ListCardOptions<R>): HomeCardPart {
  const { module, key, of, path, api, where, sort, sum } = options;
  const load = async (ask: HomeAsk): Promise<HomeAnswer> => {
    const filter = { where: { ...where(ask.today) }, search: "" };
    const [{ rows }, totals] = await Promise.all([api.list({ ...filter, sort, limit: SHOWN }), api.totals(filter)]);
    const names = await namesOf(options, rows as R[], ask);
    return {
      count: totals.count,
      rows: (rows as R[]).map((row, i) => {
        const shown = options.row(row, ask);
        const code = shown.code ?? row.number;
        const name = names[i];
        return {
          ...shown,
          key: row.id,
          to: `${path}/${row.id}`,
          code: code ?? name ?? "–",
          text: code ? name : undefined,
        };
      }),
      ...(sum && totals.count > 0 ? { sum: sum.as(totals.sums[sum.of] ?? "0") } : {}),
    };
  };
  const more = (day: Day) => `${path}${formatAddress({ where: where(day), sort })}`;
  return homeCard({ module, key, of, load, more });
}

/** Rows carry the Chinese name; other languages ask for theirs. */
async function namesOf<R>(
  { about }: ListCardOptions<R>,
  rows: readonly R[],
  { language, refs }: HomeAsk,
): Promise<(string | undefined)[]> {
  if (!about) return rows.map(() => undefined);
  const [kind, id, name] = about;
  const ids = [...new Set(rows.map((row) => String(row[id])))].sort();
  const labels = language === "zh-CN" || ids.length === 0 ? [] : ((await refs.labels?.(kind, ids)) ?? []);
  const known = new Map(labels.map((it) => [it.id, nameOf(it, language)]));
  return rows.map((row) => known.get(String(row[id])) ?? String(row[name]));
}
