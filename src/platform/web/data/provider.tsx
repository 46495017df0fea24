/** What every page may ask for without being handed it: who is signed in, how records are found, where pages are. */
import { type ComponentType, createContext, type ReactNode, use, useCallback, useMemo } from "react";
import type { RefLabel } from "../../contract/page.ts";
import type { SessionView } from "../../contract/session.ts";

export type Session = Readonly<SessionView>;

/** Finds records for pickers. */
export interface RefSource {
  /** Those that a typed code, name, barcode or pinyin initials fit, the best first. @param within only those of this record */
  search(kind: string, text: string, within?: string): Promise<readonly RefLabel[]>;
  labels?(kind: string, ids: readonly string[]): Promise<readonly RefLabel[]>;
}

/** Where documents and records have their pages. */
export interface Places {
  addressOf(document: string, id: string): string | undefined;
  moduleOf(document: string): string | undefined;
  /** The cards that other modules put on its page. */
  besideOf(document: string): readonly {
    readonly permission: string;
    readonly component: ComponentType<{ readonly id: string }>;
  }[];
}

export interface Services {
  readonly session: Session;
  readonly refs: RefSource;
  readonly places: Places;
}

const Context = createContext<Services | undefined>(undefined);

export function ServicesProvider({ value, children }: { value: Services; children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

/** @throws Error outside of a `ServicesProvider` */
export function useServices(): Services {
  const services = use(Context);
  if (!services) throw new Error("no ServicesProvider above this component");
  return services;
}

interface LimitedProps {
  /** Kind of record → the record that its pickers are limited to. */
  readonly within: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}

/** Pickers under it offer only what belongs to a record: the locations of the document's warehouse. */
export function LimitedPickers({ within, children }: LimitedProps) {
  const services = useServices();
  const key = JSON.stringify(within);
  const limited = useMemo(() => {
    const to = JSON.parse(key) as LimitedProps["within"];
    const { refs } = services;
    const search: RefSource["search"] = (kind, text) => refs.search(kind, text, to[kind]);
    return { ...services, refs: { ...refs, search } };
  }, [services, key]);
  return <Context value={limited}>{children}</Context>;
}

/** Whether permissions allow one; a permission of the set may end in `*`, as on the server. */
export function allows(permissions: readonly string[], permission: string): boolean {
  if (permissions.includes(permission) || permissions.includes("*")) return true;
  const parts = permission.split(".");
  return parts.some((_, i) => i > 0 && permissions.includes(`${parts.slice(0, i).join(".")}.*`));
}

/** Asks what the person may do; what needs no permission everybody may. The server decides, this only hides. */
export function useMay(): (permission: string | undefined) => boolean {
  const { permissions } = useServices().session;
  return useCallback((permission) => permission === undefined || allows(permissions, permission), [permissions]);
}

/** The one record a typed text means: its code or its name in full, else the only one that fits. */
export async function resolveRef(refs: RefSource, kind: string, text: string): Promise<RefLabel | undefined> {
  const found = await refs.search(kind, text);
  const wanted = text.toLowerCase();
  const says = (word: string | null) => word?.toLowerCase() === wanted;
  return (
    found.find((it) => says(it.code)) ??
    found.find((it) => says(it.name) || says(it.nameEn)) ??
    (found.length === 1 ? found[0] : undefined)
  );
}
