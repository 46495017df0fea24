/** Everything behind the sign-in: the services of the pages, the cache, the router, the library's look. */
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { queryClient, whenSignedOut } from "../../platform/web/data/client.ts";
import { type Services, ServicesProvider, type Session } from "../../platform/web/data/provider.tsx";
import { sweepDrafts } from "../../platform/web/form/draft-store.ts";
import { placesOf } from "../../platform/web/shell/manifest.ts";
import { refSource } from "./refs.ts";
import { manifests, router } from "./router.tsx";

interface InsideProps {
  readonly session: Session;
  readonly onSignedOut: () => void;
}

export default function Inside({ session, onSignedOut }: InsideProps) {
  const services = useMemo<Services>(() => ({ session, refs: refSource, places: placesOf(manifests) }), [session]);
  useEffect(() => {
    sweepDrafts();
    return whenSignedOut(() => {
      queryClient.clear();
      onSignedOut();
    });
  }, [onSignedOut]);
  return (
    <QueryClientProvider client={queryClient}>
      <ServicesProvider value={services}>
        <RouterProvider router={router} context={{ onSignedOut }} />
      </ServicesProvider>
    </QueryClientProvider>
  );
}
