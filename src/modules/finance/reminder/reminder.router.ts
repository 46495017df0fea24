/** Implements the endpoints of reminders besides a document's own: the letters that a day calls for, and mailing one. */
import { implement } from "@orpc/server";
import { actorOf, type CallContext, tellChanged, writing } from "../../../documents/context.ts";
import { sendDocument } from "../../../documents/send.ts";
import type { Day } from "../../../kernel/dates.ts";
import type { Id } from "../../../kernel/ids.ts";
import { refuse } from "../../../kernel/refusal.ts";
import { customerEmail } from "../../parties/api.ts";
import type { financeContract } from "../contract.ts";
import { writeReminders } from "./reminder.actions.ts";
import { reminderPaper } from "./reminder.rules.ts";
import { reminderText } from "./reminder.store.ts";
import { reminder } from "./reminder.ts";

export function writeRemindersRouter(contract: typeof financeContract.writeReminders) {
  return implement(contract)
    .$context<CallContext>()
    .handler(async ({ context, input, path }) => {
      const by = actorOf(context, "finance.reminder.edit");
      return await writing(context, by, { path: path.join("."), input }, async (tx) => {
        const letters = await writeReminders(tx, by, input.on as Day, (input.customerId ?? null) as Id | null);
        const ids = letters.map((it) => it.id);
        await tellChanged(tx, by.orgId, "reminder", ids);
        return { reminders: ids };
      });
    });
}

export function sendReminderRouter(contract: typeof financeContract.sendReminder) {
  return implement(contract)
    .$context<CallContext>()
    .handler(async ({ context, input, path }) => {
      const by = actorOf(context, "finance.reminder.release");
      return await sendDocument(
        context,
        by,
        { path: path.join("."), input },
        {
          definition: reminder,
          paper: { ...reminderPaper, text: reminderText },
          address: async (tx, it) => (await customerEmail(tx, by.orgId, it.customerId)) ?? refuse("finance.no_email"),
          check(it) {
            if (it.state !== "released") refuse("finance.reminder_not_released", {}, "conflict");
          },
        },
      );
    });
}
