/** What a module brings to the screen: its menu, and its pages, each loaded when it is opened. */
import { type ComponentType, lazy } from "react";
import { fileOfReport } from "../../../kernel/report.ts";

export interface MenuEntry {
  /** The heading it stands under: `platform.group.<group>`. */
  readonly group: string;
  /** The document, record or report it leads to; its text is `<module>.<key>.titleMany`, or `<module>.menu.<key>`. */
  readonly key: string;
  readonly path: string;
  readonly permission?: string;
  /** Its place under the heading: 10, 20, 30 …, whatever module it comes from. */
  readonly order?: number;
}

type Page = () => Promise<{ default: ComponentType }>;

export interface PageRoute {
  /** As the router writes it, e.g. `/procurement/goods-receipts/$id`. */
  readonly path: string;
  /** The document or the kind of record that `$id` is: links to one are made from it. */
  readonly document?: string;
  /** The palette looks for its records by code, name and initials. */
  readonly isFound?: boolean;
  readonly component: Page;
}

/** A report in the menu, at `/<module>/<name>`. */
export interface ReportEntry extends Omit<MenuEntry, "key" | "path"> {
  readonly name: string;
  /** Its page, where that is more than the definition says. */
  readonly component?: Page;
}

/** A card of the home page, for who may do what it calls for. */
export interface HomeCardEntry {
  readonly key: string;
  /** Any of these. */
  readonly permissions: readonly string[];
  /** Its place on the page. */
  readonly order: number;
}

/** A card on the pages of another module's documents or records, for those who may. */
export interface BesideEntry {
  readonly document: string;
  readonly permission: string;
  readonly component: () => Promise<{ default: ComponentType<{ readonly id: string }> }>;
}

export interface WebManifest {
  /** The module's name: its texts are under it. */
  readonly name: string;
  readonly menu: readonly MenuEntry[];
  readonly routes: readonly PageRoute[];
  readonly reports?: readonly ReportEntry[];
  readonly beside?: readonly BesideEntry[];
  readonly cards?: readonly HomeCardEntry[];
  /** The components of its cards, by key. */
  readonly home?: () => Promise<{ default: Readonly<Record<string, ComponentType>> }>;
}

export function defineWeb(manifest: WebManifest): WebManifest {
  return manifest;
}

/** The module's manifest with its reports in menu and routes. @param standard the page of a report that has none of its own */
export function withReports(
  { reports = [], ...manifest }: WebManifest,
  standard: (module: string, name: string) => Page,
): WebManifest {
  const at = (name: string) => `/${manifest.name}/${fileOfReport(name)}`;
  return {
    ...manifest,
    menu: [...manifest.menu, ...reports.map(({ name, component: _, ...it }) => ({ ...it, key: name, path: at(name) }))],
    routes: [
      ...manifest.routes,
      ...reports.map(({ name, component = standard(manifest.name, name) }) => ({ path: at(name), component })),
    ],
  };
}

/** The two pages of a document or a record: its list at `path`, itself under it. */
export function documentRoutes(
  document: string,
  path: string,
  list: Page,
  page: Page,
  more: Pick<PageRoute, "isFound"> = {},
): PageRoute[] {
  return [
    { path, component: list },
    { path: `${path}/$id`, document, component: page, ...more },
  ];
}

export interface MenuLink extends MenuEntry {
  readonly module: string;
}

const GROUPS = [
  "today",
  "procurement",
  "inventory",
  "production",
  "planning",
  "sales",
  "finance",
  "insight",
  "masters",
  "admin",
];

/** The menu a person sees, group by group, in the order of the day's work. */
export function menuOf(
  manifests: readonly WebManifest[],
  may: (permission: string | undefined) => boolean,
): Map<string, MenuLink[]> {
  const links = manifests.flatMap(({ name, menu }) => menu.map((entry) => ({ ...entry, module: name })));
  const groups = new Map<string, MenuLink[]>();
  const order = (group: string) => (GROUPS.indexOf(group) + GROUPS.length + 1) % (GROUPS.length + 1);
  const place = (link: MenuLink) => order(link.group) * 1000 + (link.order ?? 500);
  for (const link of links.filter((it) => may(it.permission)).sort((a, b) => place(a) - place(b)))
    groups.set(link.group, [...(groups.get(link.group) ?? []), link]);
  return groups;
}

/** The keys under which a menu entry's text may stand. */
export function menuKeys({ module, key }: MenuLink): string[] {
  return [`${module}.menu.${key}`, `${module}.${key}.titleMany`, `${module}.${key}.title`];
}

/** Where documents and records have their pages. */
export function placesOf(manifests: readonly WebManifest[]) {
  const paths = new Map<string, string>();
  const modules = new Map<string, string>();
  for (const { name, routes } of manifests)
    for (const { document, path } of routes)
      if (document) {
        paths.set(document, path);
        modules.set(document, name);
      }
  const beside = manifests.flatMap((it) => it.beside ?? []).map((it) => ({ ...it, component: lazy(it.component) }));
  return {
    besideOf: (document: string) => beside.filter((it) => it.document === document),
    addressOf: (document: string, id: string) => paths.get(document)?.replace("$id", id),
    moduleOf: (document: string) => modules.get(document),
  };
}
