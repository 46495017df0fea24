/** Mails what stands on the page, and says where it went or why it did not. */
import { useMutation } from "@tanstack/react-query";
import { useMay } from "../data/provider.tsx";
import { refusalOf } from "../data/refusal.ts";
import { useT } from "../i18n/texts.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { IssueList } from "./issue-list.tsx";

interface SendButtonProps {
  readonly permission: string;
  readonly send: () => Promise<{ readonly to: string }>;
}

export function SendButton({ permission, send }: SendButtonProps) {
  const t = useT();
  const may = useMay();
  const sending = useMutation({ mutationFn: send });
  if (!may(permission)) return null;
  const issues = refusalOf(sending.error)?.issues ?? [];
  return (
    <>
      <Button isBusy={sending.isPending} onClick={() => sending.mutate()}>
        {t("sendMail")}
      </Button>
      {(sending.isSuccess || sending.isError) && (
        <Dialog title={t("sendMail")} cancel={t("close")} onClose={() => sending.reset()}>
          {sending.data && <p>{t("mailSent", { to: sending.data.to })}</p>}
          {sending.isError && issues.length === 0 && <p className="red">{t("mailFault")}</p>}
          <IssueList issues={issues} />
        </Dialog>
      )}
    </>
  );
}
