/** The papers of a document: the supplier's delivery note, a certificate, a photo. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { attachmentsContract } from "../../contract/attachments.ts";
import { clientFor, queryClient } from "../data/client.ts";
import { showFile } from "../data/files.ts";
import { keyOf } from "../data/keys.ts";
import { refusalOf } from "../data/refusal.ts";
import { useT } from "../i18n/texts.ts";
import { Card } from "./card.tsx";
import { IssueList } from "./issue-list.tsx";

const attachments = clientFor("attachments", attachmentsContract);

export interface AttachmentsCardProps {
  readonly subject: string;
  readonly id: string;
  readonly mayEdit: boolean;
}

export function AttachmentsCard({ subject, id, mayEdit }: AttachmentsCardProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const key = keyOf(subject, "attachments", id);
  const query = useQuery({ queryKey: key, queryFn: () => attachments.list({ subject, id }) });
  const changed = () => queryClient.invalidateQueries({ queryKey: [subject] });
  const add = useMutation({ mutationFn: (file: File) => attachments.add({ subject, id, file }), onSuccess: changed });
  const remove = useMutation({ mutationFn: (file: string) => attachments.remove({ id: file }), onSuccess: changed });
  const files = query.data ?? [];
  if (files.length === 0 && !mayEdit) return null;
  const show = async (file: string) => showFile((await attachments.file({ id: file })).body);
  return (
    <Card
      title={t("attachments")}
      note={
        mayEdit && (
          <button type="button" className="link" onClick={() => input.current?.click()}>
            {t("attach")}
          </button>
        )
      }
    >
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t("attach")}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) add.mutate(file);
          event.currentTarget.value = "";
        }}
      />
      <IssueList issues={refusalOf(add.error)?.issues ?? refusalOf(remove.error)?.issues ?? []} />
      {files.length === 0 && <p className="note">{t("noAttachments")}</p>}
      <ul className="files">
        {files.map((it) => (
          <li key={it.id}>
            <button type="button" className="link" onClick={() => void show(it.id)}>
              {it.name}
            </button>{" "}
            <span className="dim">{it.addedBy}</span>
            {mayEdit && (
              <button
                type="button"
                className="link r"
                onClick={() => remove.mutate(it.id)}
                aria-label={`${t("remove")} ${it.name}`}
              >
                {t("remove")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
