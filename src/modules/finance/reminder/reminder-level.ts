import { defineRecord } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";

/** A step of reminding: from how many days overdue on, what the letter says, and how long the customer has then. */
export const reminderLevel = defineRecord({
  module: "finance",
  name: "reminder_level",
  header: {
    code: f.text(20),
    name: f.text(60),
    nameEn: f.optional(f.text(60)),
    /** Days after the due day; the level with the most that an invoice has reached is its own. */
    fromDays: f.integer(1, 3650),
    payWithinDays: f.preset(f.integer(0, 365), 7),
    text: f.longText(),
    textEn: f.optional(f.longText()),
  },
});

/** A row of the list. */
export const reminderLevelRow = {
  code: f.text(),
  name: f.text(),
  nameEn: f.optional(f.text()),
  fromDays: f.integer(),
  payWithinDays: f.integer(),
};

/** What a company starts with; migration 0670 gives the same to those that were there. */
export const STARTING_REMINDER_LEVELS = [
  {
    code: "1",
    name: "第一次提醒",
    nameEn: "First reminder",
    fromDays: 7,
    payWithinDays: 7,
    text: "下列款项已过约定的付款日。如贵公司已经付款，请忽略本函；如尚未付款，请于最迟付款日前安排付款。对账目有疑问，请与我们联系。",
    textEn:
      "The amounts below are past the day agreed. If you have paid in the meantime, please disregard this letter; if not, please pay by the day named. Tell us if our accounts differ from yours.",
  },
  {
    code: "2",
    name: "第二次催款",
    nameEn: "Second reminder",
    fromDays: 30,
    payWithinDays: 7,
    text: "我们曾就逾期款项致函贵公司，至今未收到下列款项。请于最迟付款日前付清，或书面告知付款安排。",
    textEn:
      "We have written to you about overdue amounts and have not received those below. Please pay them by the day named, or tell us in writing when you will.",
  },
  {
    code: "3",
    name: "最后催款",
    nameEn: "Final reminder",
    fromDays: 60,
    payWithinDays: 7,
    text: "下列款项已长期逾期。如在最迟付款日前仍未付清，我们将暂停供货，并保留依照合同追究违约责任的权利。",
    textEn:
      "The amounts below have been overdue for long. If they are not paid by the day named we stop deliveries and reserve the rights that the contract gives us.",
  },
] as const;
