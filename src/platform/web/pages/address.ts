/**
 * A page's state in the browser's address, readable and the same as the server is asked:
 * `?where[state]=draft,posted&where[receivedOn]=2026-11-01..&search=HD&sort=-receivedOn`.
 */
export type AddressSearch = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** For the router: from the address. Only strings come out, nothing is guessed to be a number. */
export function parseAddress(text: string): Record<string, string | Record<string, string>> {
  const search: Record<string, string | Record<string, string>> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const [, group, key] = /^(\w+)\[([\w.]+)\]$/.exec(name) ?? [];
    if (group === undefined || key === undefined) {
      search[name] = value;
      continue;
    }
    const inner = search[group];
    if (typeof inner === "object") inner[key] = value;
    else search[group] = { [key]: value };
  }
  return search;
}

/** For the router: into the address. Commas, brackets and dots stay readable. */
export function formatAddress(search: Readonly<Record<string, unknown>>): string {
  const parts: string[] = [];
  const add = (name: string, value: unknown) => {
    if (value === undefined || value === null || value === "") return;
    parts.push(`${name}=${encodeURIComponent(String(value)).replace(/%2C/g, ",").replace(/%3A/g, ":")}`);
  };
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) add(`${name}[${key}]`, inner);
    else add(name, value);
  }
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

/** An address with its query as the router wants it. */
export function placeAt(address: string): { to: string; search: Record<string, string | Record<string, string>> } {
  const [to = "", query = ""] = address.split("?");
  return { to, search: parseAddress(query) };
}

export interface ListAddress {
  readonly where: Readonly<Record<string, string>>;
  readonly search: string;
  readonly sort: string | undefined;
}

/** What a list reads from its address; what is not its own is left alone. */
export function listAddress(search: AddressSearch): ListAddress {
  const { where, search: text, sort } = search;
  return {
    where: typeof where === "object" ? where : {},
    search: typeof text === "string" ? text : "",
    sort: typeof sort === "string" ? sort : undefined,
  };
}

/** The filter with one field set or, when empty, taken away. */
export function withWhere(
  where: ListAddress["where"],
  field: string,
  value: string | undefined,
): Record<string, string> {
  const rest = Object.entries(where).filter(([name]) => name !== field);
  return Object.fromEntries(value ? [...rest, [field, value]] : rest);
}

/** `2026-11-01..2026-11-30` → both ends; either may be empty. */
export function rangeOf(value: string | undefined): readonly [string, string] {
  const [from = "", to = ""] = (value ?? "").split("..");
  return value?.includes("..") ? [from, to] : [from, from];
}

export function rangeText(from: string | null, to: string | null): string | undefined {
  if (!from && !to) return undefined;
  return from === to ? (from ?? undefined) : `${from ?? ""}..${to ?? ""}`;
}
