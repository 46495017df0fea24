/** The dialogs of a document page: reason, warnings, conflict, fault, and leaving with something unsaved. */
import { requestIdOf } from "../data/refusal.ts";
import { useT } from "../i18n/texts.ts";
import { ConflictDialog } from "../parts/conflict-dialog.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { ReasonDialog, WarningsDialog } from "../parts/dialogs.tsx";
import { LeaveGuard } from "../parts/leave-guard.tsx";
import type { DocumentView } from "./document-page.tsx";

export function DocumentDialogs({ view }: { view: DocumentView }) {
  const { verbs, texts } = view;
  const { asking, setAsking } = verbs;
  const close = () => setAsking(undefined);
  return (
    <>
      <LeaveGuard isDirty={() => view.open.latest.current.form.isDirty} />
      {asking?.kind === "reason" && (
        <ReasonDialog
          verb={texts.verb(asking.verb)}
          onCancel={close}
          onAnswer={(reason) => void verbs.run(asking.verb, { reason })}
        />
      )}
      {asking?.kind === "warnings" && (
        <WarningsDialog
          issues={asking.issues}
          verb={texts.verb(asking.verb)}
          onCancel={() => {
            view.open.setIssues((before) => ({ ...before, list: asking.issues }));
            close();
          }}
          onAcknowledge={(acknowledge) => void verbs.run(asking.verb, { acknowledge, reason: asking.reason })}
        />
      )}
      {asking?.kind === "conflict" && <Conflict view={view} />}
      {asking?.kind === "fault" && <FaultDialog error={asking.error} onClose={close} />}
    </>
  );
}

function Conflict({ view }: { view: DocumentView }) {
  const { options, open, verbs, texts } = view;
  const { asking, setAsking } = verbs;
  if (asking?.kind !== "conflict" || !open.base) return null;
  const { now } = asking;
  return (
    <ConflictDialog
      definition={options.definition}
      texts={texts}
      before={open.base}
      now={now}
      canKeep={open.form.isDirty && (options.definition.lifecycle.states[now.document["state"]]?.isEditable ?? false)}
      onReload={() => {
        verbs.accept(now);
        setAsking(undefined);
      }}
      onKeep={() => {
        open.dispatch({ type: "rebase", version: now.document["version"] });
        setAsking(undefined);
      }}
      onClose={() => setAsking(undefined)}
    />
  );
}

function FaultDialog({ error, onClose }: { error: unknown; onClose: () => void }) {
  const t = useT();
  const id = requestIdOf(error);
  const isOffline = error instanceof TypeError || !navigator.onLine;
  return (
    <Dialog title={t("faultTitle")} cancel={null} onClose={onClose} ok={{ label: t("close"), onClick: onClose }}>
      <p>{t(isOffline ? "faultOffline" : "faultText")}</p>
      {id && <p className="dim">{t("faultId", { id })}</p>}
    </Dialog>
  );
}
