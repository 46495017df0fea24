import { useBlocker } from "@tanstack/react-router";
import { Modal } from "antd";
import { useT } from "../i18n/texts.ts";

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
    <Modal
      open
      width={440}
      title={t("leaveTitle")}
      okText={t("leave")}
      cancelText={t("stay")}
      onOk={blocker.proceed}
      onCancel={blocker.reset}
    >
      <p>{t("leaveText")}</p>
    </Modal>
  );
}
