/** Makes the pages that the modules' manifests name. The manifests are small and come at once; a page when it is opened. */
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { useCallback } from "react";
import { queryClient } from "../../platform/web/data/client.ts";
import { useLive } from "../../platform/web/data/live.ts";
import { nameBeside, useLanguage, useT } from "../../platform/web/i18n/texts.ts";
import { formatAddress, parseAddress } from "../../platform/web/pages/address.ts";
import { PageSkeleton } from "../../platform/web/parts/skeleton.tsx";
import { AppShell } from "../../platform/web/shell/app-shell.tsx";
import type { FoundPlace } from "../../platform/web/shell/command-palette.tsx";
import { ErrorScreen, NotFound } from "../../platform/web/shell/error-screen.tsx";
import { type WebManifest, withReports } from "../../platform/web/shell/manifest.ts";
import { homePage } from "./home-page.tsx";
import { refSource } from "./refs.ts";
import { keepLanguage, signOut } from "./session.ts";
import { standardReport } from "./standard-report.ts";

const found = import.meta.glob<WebManifest>("../../modules/*/web.tsx", { eager: true, import: "web" });
const today: WebManifest = {
  name: "platform",
  menu: [{ group: "today", key: "home", path: "/" }],
  routes: [],
};
export const manifests: readonly WebManifest[] = [today, ...Object.values(found)].map((it) =>
  withReports(it, standardReport),
);

const foundKinds = manifests.flatMap(({ name, routes }) =>
  routes.flatMap(({ document, isFound, path }) =>
    document && isFound ? [{ kind: document, module: name, path }] : [],
  ),
);

interface Context {
  readonly onSignedOut: () => void;
}

function Shell() {
  const { onSignedOut } = rootRoute.useRouteContext();
  const live = useLive("/api/events");
  const leave = () =>
    void signOut().then(() => {
      queryClient.clear();
      onSignedOut();
    });
  const search = useFind();
  return <AppShell manifests={manifests} live={live} search={search} onSignOut={leave} onLanguage={keepLanguage} />;
}

const MOST_OF_A_KIND = 4;

/** Finds what a person may see by code, name and initials: what may not be seen answers with a refusal, so with nothing. */
function useFind() {
  const t = useT();
  const language = useLanguage();
  return useCallback(
    async (text: string): Promise<FoundPlace[]> => {
      const found = await Promise.all(
        foundKinds.map(async ({ kind, module, path }) => {
          const labels = await refSource.search(kind, text).catch(() => []);
          return labels.slice(0, MOST_OF_A_KIND).map((label) => ({
            label: `${label.code} ${nameBeside(label, language)}`.trim(),
            note: t([`${module}.${kind}.title`]),
            path: path.replace("$id", label.id),
          }));
        }),
      );
      return found.flat();
    },
    [t, language],
  );
}

const rootRoute = createRootRouteWithContext<Context>()({ component: Shell, notFoundComponent: NotFound });

const pages = manifests.flatMap(({ routes }) =>
  routes.map(({ path, component }) =>
    createRoute({ getParentRoute: () => rootRoute, path, component: lazyRouteComponent(component) }),
  ),
);
const home = createRoute({ getParentRoute: () => rootRoute, path: "/", component: homePage(manifests) });

export const router = createRouter({
  routeTree: rootRoute.addChildren([...pages, home]),
  context: { onSignedOut: () => {} },
  parseSearch: parseAddress,
  stringifySearch: formatAddress,
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: ({ error, reset }) => <ErrorScreen error={error} onRetry={reset} />,
});
