/** The verb of a reminder letter, and the letters that a day calls for. */
import type { Actor } from "../../../documents/actor.ts";
import { ofDocument } from "../../../documents/issues.ts";
import { actions, create } from "../../../documents/verbs.ts";
import type { Day } from "../../../kernel/dates.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { documentsBehind } from "../payment/payment.store.ts";
import { checkReminder } from "./reminder.rules.ts";
import { logReminders, receivablesOf, wantedReminders } from "./reminder.store.ts";
import { reminder } from "./reminder.ts";
import { reminderLevel } from "./reminder-level.ts";

export const reminderLevelActions = actions(reminderLevel, { async deactivate() {}, async reactivate() {} });

export const reminderActions = actions(
  reminder,
  {
    async release(run) {
      const { tx, by, documents } = run;
      const receivables = await receivablesOf(
        tx,
        by,
        documents.flatMap((it) => it.lines.map((line) => line.openItemId)),
      );
      run.refuseIf(documents.flatMap((it, i) => ofDocument(i, checkReminder(it, receivables))));
      return () => logReminders(tx, by, documents);
    },
  },
  { upstream: (run) => documentsBehind(run.tx, run.by.orgId, run.documents) },
);

/** Drafts of all letters that the day calls for, of one customer or of all. */
export async function writeReminders(tx: Tx, by: Actor, on: Day, customerId: Id | null) {
  const wanted = await wantedReminders(tx, by, on, customerId);
  const inputs = wanted.map((it) => ({ ...it, remindedOn: on, lines: it.lines.map((line) => ({ ...line })) }));
  return await create(tx, by, reminderActions, inputs);
}
