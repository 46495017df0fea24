/** Makes a company: people and their roles, the chart of accounts, open months, warehouses. The wizard, the demo and tests all use it. */
import type { Actor } from "../documents/actor.ts";
import { create, update } from "../documents/verbs.ts";
import { addMonths, type Month } from "../kernel/dates.ts";
import { Amount } from "../kernel/decimal.ts";
import { type Id, newId } from "../kernel/ids.ts";
import { bankAccountActions } from "../modules/accounting/bank-account/bank-account.actions.ts";
import { smallEnterpriseChart } from "../modules/accounting/chart/chart.store.ts";
import { currencyActions } from "../modules/accounting/currency/currency.actions.ts";
import { taxRateActions } from "../modules/accounting/server.ts";
import { openMonths, saveChart } from "../modules/accounting/setup.store.ts";
import {
  STARTING_BANK_ACCOUNTS,
  STARTING_CURRENCIES,
  STARTING_TAX_RATES,
} from "../modules/accounting/starting-records.ts";
import { insertIdentity, insertMembers, insertRoles } from "../modules/admin/company.store.ts";
import { ROLE_PRESETS } from "../modules/admin/roles.ts";
import { hashPassword } from "../modules/admin/session/session.actions.ts";
import { reminderLevelActions } from "../modules/finance/reminder/reminder.actions.ts";
import { STARTING_REMINDER_LEVELS } from "../modules/finance/reminder/reminder-level.ts";
import { locationActions, warehouseActions } from "../modules/inventory/server.ts";
import type { Database, Tx } from "../platform/server/db/database.ts";

export interface PersonWanted {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly string[];
  readonly language?: "zh-CN" | "en";
}

export interface WarehouseWanted {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
}

export interface CompanyWanted {
  readonly name: string;
  readonly nameEn: string | null;
  readonly baseCurrency?: string;
  readonly timeZone?: string;
  readonly firstMonth: Month;
  /** Months to open after the first, itself included. */
  readonly months: number;
  readonly people: readonly PersonWanted[];
  readonly warehouses: readonly WarehouseWanted[];
}

export interface Company {
  readonly orgId: Id;
  /** By login; acts on the instant it is given. */
  readonly actor: (login: string, at: Date) => Actor;
}

export async function setUpCompany(database: Database, wanted: CompanyWanted, at: Date): Promise<Company> {
  const orgId = newId();
  const { name, nameEn, baseCurrency = "CNY", timeZone = "Asia/Shanghai" } = wanted;
  const people = await Promise.all(
    wanted.people.map(async (it) => ({
      ...it,
      personId: newId(),
      memberId: newId(),
      companyId: orgId,
      language: it.language ?? "zh-CN",
      passwordHash: await hashPassword(it.password),
    })),
  );
  await database.transaction({ as: "identity" }, (tx) =>
    insertIdentity(tx, { companyId: orgId, name, nameEn, baseCurrency, timeZone }, people, at),
  );
  const presets = new Map(ROLE_PRESETS.map((it) => [it.role, it]));
  const actor = (login: string, on: Date): Actor => {
    const person = people.find((it) => it.login === login);
    if (!person) throw new Error(`nobody is called ${login}`);
    const permissions = new Set(person.roles.flatMap((role) => presets.get(role)?.permissions ?? []));
    return {
      orgId,
      memberId: person.memberId,
      name: person.name,
      permissions,
      at: on,
      timeZone,
      baseCurrency,
      requestId: newId(),
      approvalLimit: limitOf(person.roles),
    };
  };
  await database.transaction({ as: "company", orgId }, async (tx) => {
    await insertRoles(tx, orgId, ROLE_PRESETS);
    await insertMembers(tx, orgId, people);
    await saveChart(tx, orgId, smallEnterpriseChart());
    await openMonths(
      tx,
      orgId,
      Array.from({ length: wanted.months }, (_, i) => addMonths(wanted.firstMonth, i)),
    );
    const admin = { ...actor(people[0]!.login, at), permissions: new Set(["*"]) };
    await makeMoneyRecords(tx, admin);
    await makeWarehouses(tx, admin, wanted.warehouses);
    await create(
      tx,
      admin,
      reminderLevelActions,
      STARTING_REMINDER_LEVELS.map((it) => ({ ...it, lines: [] })),
    );
  });
  return { orgId, actor };
}

/** The widest limit of the roles counts; null is any amount. */
function limitOf(roles: readonly string[]): Amount | null {
  const limits = ROLE_PRESETS.filter((it) => roles.includes(it.role)).map(
    (it) => it.approvalLimit && Amount.of(it.approvalLimit),
  );
  if (limits.some((limit) => limit === null)) return null;
  return (limits as Amount[]).reduce((widest, limit) => (widest.lessThan(limit) ? limit : widest), Amount.zero);
}

async function makeMoneyRecords(tx: Tx, by: Actor): Promise<void> {
  const base = { code: by.baseCurrency, name: by.baseCurrency, nameEn: null, decimals: 2 };
  const known = STARTING_CURRENCIES.some((it) => it.code === by.baseCurrency);
  const currencies = known ? STARTING_CURRENCIES : [base, ...STARTING_CURRENCIES];
  await create(
    tx,
    by,
    currencyActions,
    currencies.map((it) => ({ ...it, lines: [] })),
  );
  await create(
    tx,
    by,
    bankAccountActions,
    STARTING_BANK_ACCOUNTS.map((it) => ({
      ...it,
      bankName: null,
      accountNumber: null,
      currency: by.baseCurrency,
      lines: [],
    })),
  );
  await create(
    tx,
    by,
    taxRateActions,
    STARTING_TAX_RATES.map((it) => ({ ...it, validTo: null, lines: [] })),
  );
}

const PLACES = [
  { kind: "usable", suffix: "01", name: "合格品区", nameEn: "usable" },
  { kind: "to_inspect", suffix: "02", name: "待检区", nameEn: "to inspect" },
  { kind: "rejected", suffix: "03", name: "不合格品区", nameEn: "rejected" },
  { kind: "scrap", suffix: "04", name: "报废区", nameEn: "scrap" },
] as const;

/** Each warehouse gets its four places; more are added by hand. */
async function makeWarehouses(tx: Tx, by: Actor, wanted: readonly WarehouseWanted[]): Promise<void> {
  const made = await create(
    tx,
    by,
    warehouseActions,
    wanted.map((it) => ({ ...it, usableLocationId: null, rejectedLocationId: null, lines: [] })),
  );
  const places = await create(
    tx,
    by,
    locationActions,
    made.flatMap((it) =>
      PLACES.map(({ kind, suffix, name, nameEn }) => ({
        code: `${it.code}-${suffix}`,
        name: `${it.name} ${name}`,
        nameEn: it.nameEn && `${it.nameEn}, ${nameEn}`,
        warehouseId: it.id,
        kind,
        lines: [],
      })),
    ),
  );
  const of = (warehouseId: Id, kind: string) =>
    places.find((it) => it.warehouseId === warehouseId && it.kind === kind)!.id;
  await update(
    tx,
    by,
    warehouseActions,
    made.map((it) => {
      const { id, version, code, name, nameEn } = it;
      return {
        id,
        version,
        document: {
          code,
          name,
          nameEn,
          usableLocationId: of(id, "usable"),
          rejectedLocationId: of(id, "rejected"),
          lines: [],
        },
      };
    }),
  );
}
