import { useSyncExternalStore } from "react";

const phone = typeof matchMedia === "function" ? matchMedia("(max-width: 640px)") : undefined;

/** Whether the screen is as narrow as a phone's. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      phone?.addEventListener("change", listener);
      return () => phone?.removeEventListener("change", listener);
    },
    () => phone?.matches ?? false,
    () => false,
  );
}
