/** The verbs of another movement. */
import { postEach } from "../../../documents/posting.ts";
import { actions } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import { checkPeriod } from "../../../ledger/book.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { checkManualAccount, postableAccounts } from "../../accounting/api.ts";
import { lotsFor } from "../api.ts";
import { knownLots } from "../lots.actions.ts";
import { checkMovement, postOtherMovement } from "./other-movement.posting.ts";
import { otherMovement } from "./other-movement.ts";

export const otherMovementActions = actions(otherMovement, {
  async post(run) {
    const { tx, by, documents } = run;
    const goingOut = documents.filter((it) => it.direction === "out");
    const comingIn = documents.filter((it) => it.direction === "in").flatMap((it) => it.lines);
    const made = await lotsFor(tx, by.orgId, comingIn);
    const known = await knownLots(
      tx,
      by.orgId,
      goingOut.flatMap((it) => it.lines),
    );
    const lots = new Map([...made, ...known.ids]);
    const accounts = await postableAccounts(
      tx,
      by.orgId,
      documents.map((it) => it.account),
    );
    const book = await openBook(tx, by.orgId, {
      dates: documents.map((it) => it.movedOn),
      items: comingIn.map((line) => line.itemId),
      leaving: goingOut.flatMap((it) => it.lines.map((line) => line.itemId)),
    });
    return postEach(
      run,
      book,
      (it, trial) => [
        ...checkPeriod(trial, it.movedOn, "movedOn"),
        ...checkManualAccount(accounts, it.account, "account"),
        ...(it.direction === "out" ? known.issues(it) : []),
        ...checkMovement(it, lots, trial),
      ],
      (it, trial) => postOtherMovement(it, lots, trial),
    );
  },

  void: (run) => voidPostings(run, []),
});
