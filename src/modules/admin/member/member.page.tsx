/** Who works here, and what each may do. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { queryClient } from "../../../platform/web/data/client.ts";
import { keyOf } from "../../../platform/web/data/keys.ts";
import { refusalOf } from "../../../platform/web/data/refusal.ts";
import { type SubjectTexts, useLanguage, useSubject, useT } from "../../../platform/web/i18n/texts.ts";
import { Button } from "../../../platform/web/parts/button.tsx";
import { Dialog } from "../../../platform/web/parts/dialog.tsx";
import { IssueList } from "../../../platform/web/parts/issue-list.tsx";
import { ErrorScreen } from "../../../platform/web/shell/error-screen.tsx";
import { useTitle } from "../../../platform/web/shell/use-title.ts";
import { DataTable, type TableColumn } from "../../../platform/web/table/data-table.tsx";
import { admin } from "../client.ts";
import type { MemberView } from "../contract.ts";

const KEY = keyOf("member", "list");
const changed = () => queryClient.invalidateQueries({ queryKey: ["member"] });
type Role = Awaited<ReturnType<typeof admin.member.list>>["roles"][number];

export default function MemberPage() {
  const texts = useSubject({ module: "admin", name: "member" });
  const t = useT();
  const language = useLanguage();
  const query = useQuery({ queryKey: KEY, queryFn: () => admin.member.list() });
  const update = useMutation({ mutationFn: (it: MemberView) => admin.member.update(it), onSuccess: changed });
  const [asked, setAsked] = useState<MemberView | "new">();
  useTitle(texts.title);
  if (query.isError && !query.data) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  const roles = query.data?.roles ?? [];
  const roleName = (role: string) =>
    nameOf(
      roles.find((it) => it.role === role),
      language,
    ) ?? role;
  const columns: TableColumn<MemberView>[] = [
    { key: "name", title: texts.row("name"), render: (it) => it.name },
    { key: "login", title: texts.row("login"), render: (it) => it.login },
    { key: "roles", title: texts.row("roles"), render: (it) => it.roles.map(roleName).join(t("listSeparator")) },
    {
      key: "isActive",
      title: texts.row("isActive"),
      render: (it) => (it.isActive ? t("yes") : <span className="dim">{t("no")}</span>),
    },
    {
      key: "do",
      title: texts.row("password"),
      isWide: true,
      render: (it) => (
        <>
          <Button onClick={() => setAsked(it)}>{texts.text("setPassword")}</Button>{" "}
          <Button isDanger={it.isActive} onClick={() => update.mutate({ ...it, isActive: !it.isActive })}>
            {texts.text(it.isActive ? "deactivate" : "activate")}
          </Button>
        </>
      ),
    },
  ];
  return (
    <article>
      <header className="head">
        <div className="grow">
          <h1>{texts.title}</h1>
          <p className="sub">{texts.text("subtitle")}</p>
        </div>
        <div className="actions">
          <Button isPrimary onClick={() => setAsked("new")}>
            {texts.text("add")}
          </Button>
        </div>
      </header>
      <div className="stack">
        <IssueList issues={refusalOf(update.error)?.issues ?? []} />
        <section className="card list-card">
          <DataTable
            label={texts.title}
            rows={query.data?.members ?? []}
            columns={columns}
            rowKey={(it) => it.memberId}
            isLoading={query.isFetching}
          />
        </section>
      </div>
      {asked === "new" && <NewMember texts={texts} roles={roles} onClose={() => setAsked(undefined)} />}
      {asked && asked !== "new" && <NewPassword texts={texts} member={asked} onClose={() => setAsked(undefined)} />}
    </article>
  );
}

function nameOf(role: Role | undefined, language: string): string | undefined {
  return (language === "en" && role?.nameEn) || role?.name;
}

interface DialogProps {
  readonly texts: SubjectTexts;
  readonly onClose: () => void;
}

/** A form in a dialog: its fields are read when it is sent. */
function FormDialog({
  title,
  onClose,
  onSend,
  error,
  children,
}: {
  title: string;
  onClose: () => void;
  onSend: (form: FormData) => void;
  error: unknown;
  children: React.ReactNode;
}) {
  const t = useT();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSend(new FormData(event.currentTarget));
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={send} className="stack">
        <IssueList issues={refusalOf(error)?.issues ?? []} />
        {children}
        <Button type="submit" isPrimary>
          {t("save")}
        </Button>
      </form>
    </Dialog>
  );
}

function NewMember({ texts, roles, onClose }: DialogProps & { roles: readonly Role[] }) {
  const language = useLanguage();
  const create = useMutation({
    mutationFn: (form: FormData) =>
      admin.member.create({
        login: String(form.get("login")),
        name: String(form.get("name")),
        password: String(form.get("password")),
        roles: form.getAll("roles").map(String),
      }),
    onSuccess: () => changed().then(onClose),
  });
  return (
    <FormDialog title={texts.text("add")} onClose={onClose} onSend={create.mutate} error={create.error}>
      {(["name", "login", "password"] as const).map((name) => (
        <label key={name} className="ask">
          {texts.field(name)}
          <input
            className="input"
            name={name}
            type={name === "password" ? "password" : "text"}
            minLength={name === "password" ? 10 : 1}
            autoComplete="off"
            required
          />
        </label>
      ))}
      <label className="ask">
        {texts.field("roles")}
        <select className="input" name="roles" multiple required size={Math.min(roles.length, 8)}>
          {roles.map((it) => (
            <option key={it.role} value={it.role}>
              {nameOf(it, language)}
            </option>
          ))}
        </select>
      </label>
    </FormDialog>
  );
}

function NewPassword({ texts, member, onClose }: DialogProps & { member: MemberView }) {
  const set = useMutation({
    mutationFn: (form: FormData) =>
      admin.member.password({ memberId: member.memberId, password: String(form.get("password")) }),
    onSuccess: () => changed().then(onClose),
  });
  return (
    <FormDialog
      title={`${texts.text("setPassword")} ${member.name}`}
      onClose={onClose}
      onSend={set.mutate}
      error={set.error}
    >
      <label className="ask">
        {texts.text("newPassword")}
        <input className="input" name="password" type="password" minLength={10} autoComplete="new-password" required />
      </label>
    </FormDialog>
  );
}
