/** The verbs of a journal voucher, with its checks and posting. */
import { ofDocument } from "../../../documents/issues.ts";
import { whoDid } from "../../../documents/people.store.ts";
import { actions, type Run } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import { Amount } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import { type Book, checkPeriod } from "../../../ledger/book.ts";
import { isMoney } from "../../../ledger/cash-flow.ts";
import { commit } from "../../../ledger/commit.store.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { foreignOf } from "../../../ledger/posting.ts";
import type { AccountFacts } from "../account/account.ts";
import { checkManualAccount, postableAccounts } from "../api.ts";
import { journalVoucher } from "./journal-voucher.ts";

type Voucher = DocumentOf<typeof journalVoucher>;

export const journalVoucherActions = actions(journalVoucher, {
  async submit(run) {
    await check(run);
  },
  async reject() {},

  async post(run) {
    const { tx, by, documents } = run;
    const accounts = await accountsOf(run);
    const makers = await whoDid(
      tx,
      by.orgId,
      documents.map((it) => it.id),
      ["create", "update", "submit"],
    );
    const book = await openBook(tx, by.orgId, { dates: documents.map((it) => it.postedOn) });
    run.refuseIf(
      documents.flatMap((it, i) =>
        ofDocument(i, [
          ...checkPeriod(book, it.postedOn, "postedOn"),
          ...checkVoucher(it, accounts),
          ...(makers.get(it.id)?.has(by.memberId)
            ? [error("accounting.own_voucher", { number: it.number ?? "" })]
            : []),
        ]),
      ),
    );
    return async () => {
      await commit(
        tx,
        by,
        book,
        documents.map((it) => postVoucher(it, accounts, book)),
      );
    };
  },

  void: (run) => voidPostings(run, []),
});

async function accountsOf(run: Run<typeof journalVoucher>) {
  return await postableAccounts(
    run.tx,
    run.by.orgId,
    run.documents.flatMap((it) => it.lines.map((line) => line.account)),
  );
}

async function check(run: Run<typeof journalVoucher>): Promise<void> {
  const accounts = await accountsOf(run);
  run.refuseIf(run.documents.flatMap((it, i) => ofDocument(i, checkVoucher(it, accounts))));
}

/** Each line one side, leaves only, none that a document owns; debits equal credits. */
export function checkVoucher(it: Voucher, accounts: ReadonlyMap<string, AccountFacts>): Issue[] {
  const lines = it.lines.flatMap((line, i) => {
    const issues = checkManualAccount(accounts, line.account, `lines.${i}.account`, line.currencyAmount);
    if (line.currencyAmount && line.debit.plus(line.credit).isNegative() !== line.currencyAmount.isNegative())
      issues.push(error("accounting.currency_amount_side", { line: line.lineNo }, `lines.${i}.currencyAmount`));
    if (line.cashFlow && !isMoney(line.account))
      issues.push(
        error("accounting.cash_flow_unwanted", { line: line.lineNo, account: line.account }, `lines.${i}.cashFlow`),
      );
    if (line.debit.isZero() === line.credit.isZero())
      issues.push(error("accounting.one_side", { line: line.lineNo }, `lines.${i}.debit`));
    if (accounts.get(line.account)?.needsParty && !line.partyId)
      issues.push(
        error("accounting.party_missing", { line: line.lineNo, account: line.account }, `lines.${i}.partyId`),
      );
    return issues;
  });
  const debit = Amount.sum(it.lines.map((line) => line.debit));
  const credit = Amount.sum(it.lines.map((line) => line.credit));
  const balance = debit.equals(credit)
    ? []
    : [error("accounting.not_balanced", { debit, credit, difference: debit.minus(credit) })];
  return [...lines, ...balance];
}

function postVoucher(it: Voucher, accounts: ReadonlyMap<string, AccountFacts>, book: Book) {
  const posting = book.posting({
    documentType: "journal_voucher",
    documentId: it.id,
    number: it.number,
    postedOn: it.postedOn,
    summary: it.summary,
  });
  for (const line of it.lines) {
    const foreign = foreignOf(accounts.get(line.account)?.currency, line.currencyAmount, line.debit.plus(line.credit));
    const { partyId, cashFlow } = line;
    const detail = { partyId, cashFlow, summary: line.summary ?? it.summary, foreign };
    posting.debit(line.account, line.debit, detail).credit(line.account, line.credit, detail);
  }
  return posting.done();
}
