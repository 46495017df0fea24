/** The accounting entries: before posting what would be written, after it what was, a reversal with it. */

import { Amount } from "../../../kernel/decimal.ts";
import type { PostingView } from "../../contract/posting-view.ts";
import type { ShownIssue } from "../data/refusal.ts";
import { Figure, RefName } from "../format/cell.tsx";
import { formatPlain, isZero } from "../format/format.ts";
import { issueText } from "../i18n/issue-text.ts";
import { type Translate, useT } from "../i18n/texts.ts";
import type { Refs } from "../lines/columns.ts";
import { Card } from "./card.tsx";

type JournalLine = PostingView["journal"][number];

interface Entry extends JournalLine {
  readonly count: number;
}

/** Entries of one account with one other side become one row: a document of 200 lines posts a few figures. */
export function condensed(journal: readonly JournalLine[]): Entry[] {
  const rows = new Map<string, Entry>();
  for (const line of journal) {
    const side = isZero(line.debit) ? "credit" : "debit";
    const key = [line.account, line.partyId, side, line.currency].join(" ");
    const row = rows.get(key);
    rows.set(key, row ? joined(row, line) : { ...line, count: 1 });
  }
  return [...rows.values()];
}

function joined(row: Entry, line: JournalLine): Entry {
  return {
    ...row,
    itemId: row.itemId === line.itemId ? row.itemId : null,
    debit: Amount.of(row.debit).plus(Amount.of(line.debit)).toString(),
    credit: Amount.of(row.credit).plus(Amount.of(line.credit)).toString(),
    currencyAmount:
      row.currencyAmount &&
      Amount.of(row.currencyAmount)
        .plus(Amount.of(line.currencyAmount ?? "0"))
        .toString(),
    count: row.count + 1,
  };
}

export interface PostingPreviewProps {
  readonly postings: readonly PostingView[];
  readonly refs: Refs;
  readonly isPosted: boolean;
  readonly isLoading?: boolean;
  /** Why it can't be shown yet. */
  readonly issues?: readonly ShownIssue[];
}

export function PostingPreview({ postings, refs, isPosted, isLoading = false, issues = [] }: PostingPreviewProps) {
  const t = useT();
  return (
    <Card title={t(isPosted ? "posted" : "preview")} note={t(isPosted ? "postedNote" : "previewNote")}>
      {postings.map((posting) => (
        <Journal key={posting.id} posting={posting} refs={refs} isPosted={isPosted} />
      ))}
      {postings.length === 0 && (
        <p className="note" aria-busy={isLoading}>
          {isLoading
            ? t("loading")
            : issues.length > 0
              ? issues.map((issue) => issueText(issue)).join(" ")
              : t("previewEmpty")}
        </p>
      )}
    </Card>
  );
}

function Journal({ posting, refs, isPosted }: { posting: PostingView; refs: Refs; isPosted: boolean }) {
  const t = useT();
  const debit = Amount.sum(posting.journal.map((line) => Amount.of(line.debit)));
  const credit = Amount.sum(posting.journal.map((line) => Amount.of(line.credit)));
  return (
    <>
      {isPosted && (
        <p className="note caption">
          {[kindText(t, posting.kind), posting.voucher, posting.postedOn].filter(Boolean).join(" · ")}
        </p>
      )}
      {posting.journal.length === 0 && <p className="note">{t("previewNone")}</p>}
      <div className="scroll-x" hidden={posting.journal.length === 0}>
        <table className="tbl">
          <thead>
            <tr>
              <th>{t("account")}</th>
              <th className="not-phone">{t("counterpart")}</th>
              <th className="num">{t("debit")}</th>
              <th className="num">{t("credit")}</th>
            </tr>
          </thead>
          <tbody>
            {condensed(posting.journal).map((line) => (
              <tr key={`${line.account} ${line.partyId} ${line.debit} ${line.credit}`}>
                <td>
                  <AccountName code={line.account} refs={refs} />
                  {line.currency && line.currencyAmount && (
                    <div className="dim in-currency">
                      {line.currency} {formatPlain("amount", line.currencyAmount)}
                    </div>
                  )}
                  <div className="only-phone dim">
                    <Counterpart line={line} refs={refs} />
                  </div>
                </td>
                <td className="not-phone">
                  <Counterpart line={line} refs={refs} />
                </td>
                <Side value={line.debit} />
                <Side value={line.credit} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>{t("total")}</td>
              <td className={debit.equals(credit) ? "grn not-phone" : "red not-phone"}>
                {t(debit.equals(credit) ? "balanced" : "unbalanced")}
              </td>
              <Side value={debit.toString()} />
              <Side value={credit.toString()} />
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}

/** An account of the chart, which leads to its ledger where that has a page. */
function AccountName({ code, refs }: { code: string; refs: Refs }) {
  const label = refs[code];
  return label ? <RefName kind="account" id={code} label={label} /> : code;
}

function kindText(t: Translate, kind: string): string {
  const key = `platform.posting.${kind}`;
  const text = t([key]);
  return text === key ? "" : text;
}

function Side({ value }: { value: string }) {
  return <td className="num">{!isZero(value) && <Figure field={{ kind: "amount" }} value={value} />}</td>;
}

function Counterpart({ line, refs }: { line: Entry; refs: Refs }) {
  const t = useT();
  const count = line.count > 1 ? <span className="dim">{t("lineCount", { count: line.count })}</span> : null;
  const id = line.partyId ?? line.itemId;
  if (!id) return count ?? <span className="dim">{line.summary}</span>;
  return (
    <>
      <RefName kind={line.partyId ? "party" : "item"} id={id} label={refs[id]} /> {count}
    </>
  );
}
