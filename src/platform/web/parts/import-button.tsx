/** Reads a spreadsheet of records: the template out, the file in, every bad cell named, all or nothing. */
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { platformContract } from "../../contract/session.ts";
import { clientFor, queryClient } from "../data/client.ts";
import { keepFile } from "../data/files.ts";
import { refusalOf } from "../data/refusal.ts";
import { issueText } from "../i18n/issue-text.ts";
import { useT } from "../i18n/texts.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

const imports = clientFor("imports", platformContract.imports);
const SHOWN = 100;

export function ImportButton({ kind }: { kind: string }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const run = useMutation({
    mutationFn: (file: File) => imports.run({ kind, file }),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  const issues = refusalOf(run.error)?.issues ?? [];
  const template = async () => keepFile((await imports.template({ kind })).body, `${kind}.xlsx`);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("import")}</Button>
      {isOpen && (
        <Dialog width={560} title={t("import")} onClose={() => setOpen(false)}>
          <p>
            <button type="button" className="link" onClick={() => void template()}>
              {t("importTemplate")}
            </button>
          </p>
          <p className="ask">
            {t("importFile")}
            {/* The browser's own control speaks the browser's language. */}
            <input
              ref={input}
              type="file"
              hidden
              accept=".xlsx"
              aria-label={t("importFile")}
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                if (file) run.mutate(file);
                event.currentTarget.value = "";
              }}
            />
            <Button isPrimary isBusy={run.isPending} onClick={() => input.current?.click()}>
              {t("importChoose")}
            </Button>
          </p>
          {run.isPending && <p role="status">{t("loading")}</p>}
          {run.data && (
            <p role="status" className="grn">
              {t("importDone", { count: run.data.rows, shown: run.data.rows })}
            </p>
          )}
          {issues.length > 0 && (
            <div role="alert">
              <ul className="issues boxed">
                {issues.slice(0, SHOWN).map((issue) => (
                  <li key={`${issue.path} ${issue.code}`} className="red">
                    {issue.path && <b>{issue.path} </b>}
                    {issueText(issue)}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </Dialog>
      )}
    </>
  );
}
