/** Today: for each person, the cards of what he may do and what waits for him, from every module. */
import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { useMay, useServices } from "../../platform/web/data/provider.tsx";
import { today } from "../../platform/web/format/parse.ts";
import { useLanguage, useT } from "../../platform/web/i18n/texts.ts";
import { useHomeAsks } from "../../platform/web/parts/home-card.tsx";
import type { WebManifest } from "../../platform/web/shell/manifest.ts";
import { useTitle } from "../../platform/web/shell/use-title.ts";
import { FirstSteps } from "./first-steps.tsx";

interface PlacedCard {
  readonly key: string;
  readonly order: number;
  readonly permissions: readonly string[];
  readonly component: ComponentType;
}

/** Each card is loaded with its module's others, when it is shown. */
function placed({ name, cards = [], home }: WebManifest): PlacedCard[] {
  return cards.map(({ key, ...card }) => ({
    ...card,
    key: `${name}.${key}`,
    component: lazy(async () => ({ default: (await home!()).default[key]! })),
  }));
}

export function homePage(manifests: readonly WebManifest[]): () => ReactNode {
  const all = manifests.flatMap(placed).sort((a, b) => a.order - b.order);
  return function HomePage() {
    const t = useT();
    const may = useMay();
    const language = useLanguage();
    const { session } = useServices();
    const isAsking = useHomeAsks();
    useTitle(t("home.title"));
    const day = new Date(`${today(session.timeZone)}T00:00:00Z`);
    const spoken = new Intl.DateTimeFormat(language, { dateStyle: "full", timeZone: "UTC" }).format(day);
    const cards = all.filter((it) => it.permissions.some(may));
    return (
      <article>
        <header className="head">
          <div className="grow">
            <h1>{t("home.title")}</h1>
            <p className="sub">{spoken}</p>
          </div>
        </header>
        {may("admin.member.edit") && <FirstSteps />}
        <div className="home">
          {cards.map(({ key, component: HomeCard }) => (
            <Suspense key={key} fallback={<span hidden />}>
              <HomeCard />
            </Suspense>
          ))}
        </div>
        {!isAsking && <p className="note home-done">{t("home.none")}</p>}
      </article>
    );
  };
}
