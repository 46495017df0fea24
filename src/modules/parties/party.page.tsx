/** Where a party of the books leads: to the customer or the supplier that it is. */
import { useQuery } from "@tanstack/react-query";
import { Navigate, useParams } from "@tanstack/react-router";
import { askedFor } from "../../platform/web/data/client.ts";
import { keyOf } from "../../platform/web/data/keys.ts";
import { PageSkeleton } from "../../platform/web/parts/skeleton.tsx";
import { parties } from "./client.ts";

export default function PartyPage() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { data: found } = useQuery({
    queryKey: keyOf("party", id),
    queryFn: async () => ((await askedFor("customer", id, parties.customer.get)) ? "customers" : "suppliers"),
  });
  return found ? <Navigate to={`/parties/${found}/${id}` as never} replace /> : <PageSkeleton />;
}
