/** What others change shows here too: the server tells the kind and the ids, and what is kept of them is asked again. */
import type { QueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { queryClient } from "./client.ts";

export type LiveState = "connecting" | "open" | "lost";

/** What one event says: `{ "subject": "goods_receipt", "ids": ["…"] }`. */
export interface Change {
  readonly subject: string;
  readonly ids: readonly string[];
}

const RETRY_MS = 5_000;
/** The server names no more ids than this; a longer batch means that any may have changed. */
const MOST_IDS = 50;

interface Linked {
  readonly chain?: readonly { readonly id: string }[];
}

/** Changes come in swarms (an import, a plan): they are taken together, so that a list is asked for once. */
const PAUSE_MS = 200;

function gathered(take: (change: Change) => void) {
  const waiting = new Map<string, Set<string>>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    for (const [subject, ids] of waiting) take({ subject, ids: [...ids] });
    waiting.clear();
  };
  return {
    add({ subject, ids }: Change) {
      waiting.set(subject, new Set([...(waiting.get(subject) ?? []), ...ids]));
      timer ??= setTimeout(flush, PAUSE_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

/** Drops what a change makes old. Reports and whatever else rests on it are asked again when they are next looked at. */
export function takeChange(queries: QueryClient, { subject, ids }: Change): void {
  const isAny = ids.length === 0 || ids.length >= MOST_IDS;
  const isNamed = (id: unknown) => isAny || ids.includes(String(id));
  void queries.invalidateQueries({
    predicate: ({ queryKey: [kind, what, id], state }) => {
      if (kind === subject) return what !== "preview" && (what !== "one" || isNamed(id));
      const { chain } = (state.data ?? {}) as Linked;
      return what === "one" && (chain?.some((link) => ids.includes(link.id)) ?? false);
    },
  });
  void queries.invalidateQueries({ refetchType: "none", predicate: ({ queryKey: [, what] }) => what !== "preview" });
}

/** Listens as long as the shell is on the screen. After a break everything is asked again: events were missed. */
export function useLive(path: string): LiveState {
  const [live, setLive] = useState<LiveState>("connecting");
  useEffect(() => {
    let source: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasLost = false;
    const changes = gathered((change) => takeChange(queryClient, change));
    const connect = () => {
      source = new EventSource(path);
      source.onopen = () => {
        setLive("open");
        if (wasLost) void queryClient.invalidateQueries();
        wasLost = false;
      };
      source.onmessage = (event: MessageEvent<string>) => changes.add(JSON.parse(event.data) as Change);
      source.onerror = () => {
        wasLost = true;
        setLive("lost");
        // The browser tries again by itself, unless the server refused.
        if (source.readyState === EventSource.CLOSED) timer = setTimeout(connect, RETRY_MS);
      };
    };
    connect();
    return () => {
      clearTimeout(timer);
      changes.stop();
      source.close();
    };
  }, [path]);
  return live;
}
