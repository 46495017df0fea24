/** The figures at the top of the home page, side by side: each opens what stands behind it, and so does the word under it. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Day } from "../../../kernel/dates.ts";
import { keyOf } from "../data/keys.ts";
import { useServices } from "../data/provider.tsx";
import { today } from "../format/parse.ts";
import { type SubjectTexts, useLanguage, useSubject } from "../i18n/texts.ts";
import { placeAt } from "../pages/address.ts";

export interface HomeFigure {
  readonly key: string;
  readonly value: ReactNode;
  readonly to: string;
  readonly note?: string | undefined;
  /** Where the note leads, when not to the same. */
  readonly noteTo?: string;
  readonly isBad?: boolean;
}

export interface HomeFiguresOptions {
  readonly module: string;
  /** The labels are `<module>.home.<key>.<figure>`. */
  readonly key: string;
  readonly load: (ask: { readonly today: Day; readonly texts: SubjectTexts }) => Promise<readonly HomeFigure[]>;
}

/** The component, and what it asks of the server. */
export type HomeFiguresPart = (() => ReactNode) & Pick<HomeFiguresOptions, "load">;

export function homeFigures({ module, key, load }: HomeFiguresOptions): HomeFiguresPart {
  function HomeFigures() {
    const texts = useSubject({ module, name: "home" });
    const language = useLanguage();
    const { session } = useServices();
    const day = today(session.timeZone) as Day;
    const { data = [] } = useQuery({
      queryKey: keyOf("books", "home", key, day, language),
      queryFn: () => load({ today: day, texts }),
      staleTime: 0,
    });
    if (data.length === 0) return null;
    return (
      <dl className="home-figures">
        {data.map((figure) => (
          <div key={figure.key} className="card">
            <dt>{texts.text(`${key}.${figure.key}`)}</dt>
            <dd>
              <Link {...placeAt(figure.to)}>{figure.value}</Link>
            </dd>
            {figure.note && (
              <dd>
                <Link {...placeAt(figure.noteTo ?? figure.to)} className={figure.isBad ? "red" : "dim"}>
                  {figure.note}
                </Link>
              </dd>
            )}
          </div>
        ))}
      </dl>
    );
  }
  return Object.assign(HomeFigures, { load });
}
