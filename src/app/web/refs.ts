/** Finds records for the pickers. Answers are kept for a minute: a clerk types the same codes all day. */
import { platformContract } from "../../platform/contract/session.ts";
import { clientFor, queryClient } from "../../platform/web/data/client.ts";
import { keyOf } from "../../platform/web/data/keys.ts";
import type { RefSource } from "../../platform/web/data/provider.tsx";

const platform = clientFor("platform", platformContract);

function find(kind: string, by: { readonly search: string; readonly within?: string } | { readonly ids: string }) {
  return queryClient.fetchQuery({
    queryKey: keyOf(kind, "refs", by),
    queryFn: () => platform.refs.find({ kind, ...by }),
    staleTime: 60_000,
  });
}

export const refSource: RefSource = {
  search: (kind, text, within) => find(kind, { search: text, ...(within ? { within } : {}) }),
  labels: (kind, ids) => find(kind, { ids: ids.join(",") }),
};
