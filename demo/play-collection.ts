/**
 * How the demo reminds who does not pay: on the fifth and the twentieth letters go out by their levels; once a quarter the smallest of the invoices
 * that nobody hopes for any more is written off by two people. The last letters, and the last bad debt, wait for somebody to decide.
 */
import type { Actor } from "../src/documents/actor.ts";
import { act, create } from "../src/documents/verbs.ts";
import { addDays, type Day } from "../src/kernel/dates.ts";
import type { Id } from "../src/kernel/ids.ts";
import { badDebtActions } from "../src/modules/finance/bad-debt/bad-debt.actions.ts";
import { reminderActions, writeReminders } from "../src/modules/finance/reminder/reminder.actions.ts";
import type { Tx } from "../src/platform/server/db/database.ts";

const REMINDING_DAYS: readonly string[] = ["05", "20"];
const WRITING_OFF = /-(03|06|09|12)-22$/;
/** Nobody hoped for it any more. */
const LOST_AFTER_DAYS = 100;

const LOST = `
select o.open_item_id as id, o.party_id as "customerId", o.balance::text as open
from open_item o join account_role r on r.org_id = $1 and r.account = o.account and r.role = 'receivable'
where o.org_id = $1 and o.balance > 0 and o.due_on < $2::date order by o.balance, o.due_on, o.document_id limit 1`;

export class Collection {
  private readonly orgId: Id;

  constructor(orgId: Id) {
    this.orgId = orgId;
  }

  /** @returns how many documents were made */
  async day(tx: Tx, as: (login: string) => Actor, date: Day, isLast: boolean): Promise<number> {
    let made = 0;
    if (REMINDING_DAYS.includes(date.slice(-2)) || isLast) {
      const letters = await writeReminders(tx, as("zhou"), date, null);
      if (!isLast) await act(tx, as("zhou"), reminderActions, letters, ["release"]);
      made += letters.length;
    }
    if (WRITING_OFF.test(date) || isLast) made += await this.writeOff(tx, as, date, isLast);
    return made;
  }

  private async writeOff(tx: Tx, as: (login: string) => Actor, writtenOffOn: Day, isLast: boolean): Promise<number> {
    const [lost] = await tx.query<{ id: Id; customerId: Id; open: string }>(LOST, [
      this.orgId,
      addDays(writtenOffOn, -LOST_AFTER_DAYS),
    ]);
    if (!lost) return 0;
    const input = {
      customerId: lost.customerId,
      writtenOffOn,
      reason: "settlement" as const,
      evidence: "双方对账后签署的和解协议，尾款不再收取",
      currency: "CNY",
      rate: "1",
      lines: [{ openItemId: lost.id, amount: lost.open }],
    };
    const asked = await create(tx, as("zhou"), badDebtActions, [input], ["submit"]);
    if (!isLast) await act(tx, as("chen"), badDebtActions, asked, ["approve"]);
    return 1;
  }
}
