/** Development only: the primitives with a fake server, to look at and to run the keyboard and contrast checks on. */
import "../theme/theme.css";
import "../theme/frame.css";
import "../theme/cards.css";
import "../theme/forms.css";
import "../theme/dialogs.css";
import "../theme/list.css";
import "../theme/grid.css";
import "../theme/home.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { createHashHistory, createRootRoute, createRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "../data/client.ts";
import { type Services, ServicesProvider } from "../data/provider.tsx";
import { addCatalogue, preferredLanguage, startTexts } from "../i18n/i18n.ts";
import { formatAddress, parseAddress } from "../pages/address.ts";
import { AppShell } from "../shell/app-shell.tsx";
import { NotFound } from "../shell/error-screen.tsx";
import { LoginPage } from "../shell/login-page.tsx";
import { defineWeb, placesOf } from "../shell/manifest.ts";
import { applyMode } from "../theme/mode.ts";
import { changeBehind } from "./fake-api.ts";
import { fakeRefs } from "./fake-data.ts";
import { DocumentExample, ListExample, RecordExample, ReportExample } from "./pages.tsx";

const pages: readonly (readonly [path: string, page: () => ReactNode, document?: string])[] = [
  ["/receipts", ListExample],
  ["/receipts/new", DocumentExample],
  ["/receipts/$id", DocumentExample, "fake_receipt"],
  ["/items/$id", RecordExample, "item"],
  ["/ledger", ReportExample],
];

const manifest = defineWeb({
  name: "gallery",
  menu: [
    { group: "procurement", key: "fake_receipt", path: "/receipts" },
    { group: "inventory", key: "fake_ledger", path: "/ledger" },
    { group: "masters", key: "fake_item", path: "/items/1" },
  ],
  routes: pages.map(([path, component, document]) => ({
    path,
    component: async () => ({ default: component }),
    ...(document ? { document } : {}),
  })),
});

const services: Services = {
  session: {
    person: { login: "zhoumin", name: "周敏", role: "仓管" },
    company: { name: "锦程自行车厂", nameEn: "Jincheng Bicycles", baseCurrency: "CNY" },
    language: preferredLanguage(),
    permissions: ["*"],
    timeZone: "Asia/Shanghai",
    period: { month: "2026-11", isOpen: true },
  },
  refs: fakeRefs,
  places: placesOf([manifest]),
};

const rootRoute = createRootRoute({
  component: () => (
    <AppShell
      manifests={[manifest]}
      live="open"
      onSignOut={() => {}}
      onLanguage={() => {}}
      counts={{ fake_receipt: 4 }}
    />
  ),
  notFoundComponent: NotFound,
});
const routes = pages.map(([path, component]) => createRoute({ getParentRoute: () => rootRoute, path, component }));
const router = createRouter({
  routeTree: rootRoute.addChildren(routes),
  history: createHashHistory(),
  parseSearch: parseAddress,
  stringifySearch: formatAddress,
});

function Gallery() {
  if (location.search === "?login") return <LoginPage onSignIn={() => Promise.reject(new Error("no server"))} />;
  return (
    <QueryClientProvider client={queryClient}>
      <ServicesProvider value={services}>
        <RouterProvider router={router} />
      </ServicesProvider>
    </QueryClientProvider>
  );
}

// There is no server here: whatever is asked of one (attachments) is an empty list.
globalThis.fetch = async () => new Response("[]", { headers: { "content-type": "application/json" } });
applyMode();
addCatalogue("gallery", {
  "zh-CN": () => import("./locales/zh-CN.json").then((it) => it.default),
  en: () => import("./locales/en.json").then((it) => it.default),
});
await startTexts(preferredLanguage());
Object.assign(globalThis, { changeBehind });
const root = document.getElementById("root");
if (root) createRoot(root).render(<Gallery />);
