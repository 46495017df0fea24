import { useBlocker } from "@tanstack/react-router";
import { useT } from "../i18n/texts.ts";
import { Dialog } from "./dialog.tsx";

/** Asks before a page with something unsaved is left; the draft stays in this browser either way. */
export function LeaveGuard({ isDirty }: { isDirty: () => boolean }) {
  const t = useT();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty() && current.pathname !== next.pathname,
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  return (
    <Dialog
      title={t("leaveTitle")}
      cancel={t("stay")}
      onClose={blocker.reset}
      ok={{ label: t("leave"), onClick: blocker.proceed }}
    >
      <p>{t("leaveText")}</p>
    </Dialog>
  );
}
