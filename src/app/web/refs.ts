/** Finds records for the pickers. Answers are kept for a minute: a clerk types the same codes all day. */
import type { RefLabel } from "../../platform/contract/page.ts";
import { queryClient } from "../../platform/web/data/client.ts";
import type { RefSource } from "../../platform/web/data/services.tsx";
import { ask } from "./session.ts";

function find(kind: string, by: Record<string, string>): Promise<readonly RefLabel[]> {
  const query = new URLSearchParams(by).toString();
  return queryClient.fetchQuery({
    queryKey: [kind, "refs", query],
    queryFn: () => ask<readonly RefLabel[]>("GET", `/refs/${kind}?${query}`),
    staleTime: 60_000,
  });
}

export const refSource: RefSource = {
  search: (kind, text) => find(kind, { search: text }),
  labels: (kind, ids) => find(kind, { ids: ids.join(",") }),
};
