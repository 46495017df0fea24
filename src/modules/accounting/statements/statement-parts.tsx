/** What a figure of a statement is made of, beside it; what is no line leads to the account's ledger. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { RefLabel } from "../../../platform/contract/page.ts";
import { keyOf } from "../../../platform/web/data/keys.ts";
import { Figure } from "../../../platform/web/format/cell.tsx";
import { nameBeside, type SubjectTexts, useLanguage, useT } from "../../../platform/web/i18n/texts.ts";
import { Button } from "../../../platform/web/parts/button.tsx";
import { Card } from "../../../platform/web/parts/card.tsx";
import { accounting } from "../client.ts";

type At = Parameters<typeof accounting.statements.parts>[0];
type Part = Awaited<ReturnType<typeof accounting.statements.parts>>["parts"][number];
const AMOUNT = { kind: "amount" } as const;

interface PartsProps {
  readonly at: At;
  readonly title: string;
  readonly note: string;
  readonly nameOf: (no: number) => string;
  readonly onLine: (no: number) => void;
  readonly onClose: () => void;
  readonly texts: SubjectTexts;
}

export function StatementParts({ at, title, note, nameOf, onLine, onClose, texts }: PartsProps) {
  const t = useT();
  const query = useQuery({
    queryKey: keyOf("statements", "parts", at),
    queryFn: () => accounting.statements.parts(at),
  });
  const parts = query.data?.parts ?? [];
  return (
    <Card title={title} note={note} className="statement-parts">
      <table className="tbl" aria-busy={query.isFetching}>
        <thead>
          <tr>
            <th>{texts.text("madeOf")}</th>
            <th className="num">{texts.row("amount")}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={keyOfPart(part)}>
              <td>
                {part.line === null ? (
                  <PartName part={part} refs={query.data?.refs ?? {}} texts={texts} />
                ) : (
                  <button type="button" className="link figure-link" onClick={() => onLine(part.line ?? 0)}>
                    {`${part.line} ${nameOf(part.line)}`}
                  </button>
                )}
              </td>
              <td className="num">
                <Figure field={AMOUNT} value={part.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {query.isSuccess && parts.length === 0 && <p className="note">{texts.text("nothing")}</p>}
      <div className="list-foot">
        <Button onClick={onClose}>{t("close")}</Button>
      </div>
    </Card>
  );
}

const keyOfPart = (it: Part): string => [it.line, it.account, it.partyId, it.flow].join(" ");

interface PartNameProps {
  readonly part: Part;
  readonly refs: Readonly<Record<string, RefLabel>>;
  readonly texts: SubjectTexts;
}

/** Leads to the ledger of the account, of its party or of the item of the cash flow, over the days of the figure. */
function PartName({ part, refs, texts }: PartNameProps) {
  const language = useLanguage();
  const { account, partyId, flow, from, to } = part;
  const of = (id: string | null) => (id ? refs[id] : undefined);
  const [accountLabel, partyLabel] = [of(account), of(partyId)];
  const words = [
    account,
    accountLabel && nameBeside(accountLabel, language),
    partyLabel && `· ${nameBeside(partyLabel, language) || partyLabel.code}`,
  ];
  const search = { account, from, to, ...(partyId ? { partyId } : {}), ...(flow ? { cashFlow: flow } : {}) };
  return (
    <Link to="/accounting/account-ledger" search={search as never} title={texts.text("toLedger")}>
      {words.filter(Boolean).join(" ")}
    </Link>
  );
}
