import { useEffect } from "react";
import { useIsPhone } from "../shell/use-phone.ts";

/** In a new document the first field of the head that is empty has the focus; on a phone the keyboard would hide the page. */
export function useFirstFocus(isNew: boolean): void {
  const isPhone = useIsPhone();
  useEffect(() => {
    if (!isNew || isPhone) return;
    const fields = document.querySelectorAll<HTMLInputElement>(".document .fields :is(input, select)");
    [...fields].find((it) => it.value === "" && it.type !== "checkbox")?.focus();
  }, [isNew, isPhone]);
}
