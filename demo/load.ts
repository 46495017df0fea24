/** Makes the demo factory: the company, its master data and opening, through the same verbs that the screens use. */

import { type Company, setUpCompany } from "../src/app/setup.ts";
import type { Actor } from "../src/documents/actor.ts";
import { act, create, update } from "../src/documents/verbs.ts";
import { addDays, type Day, type Month, monthOf } from "../src/kernel/dates.ts";
import { Amount } from "../src/kernel/decimal.ts";
import type { Id } from "../src/kernel/ids.ts";
import { newPassword } from "../src/modules/admin/session/session.actions.ts";
import { openingActions } from "../src/modules/finance/opening/opening.actions.ts";
import { locationActions, warehouseActions } from "../src/modules/inventory/server.ts";
import { billOfMaterialActions } from "../src/modules/items/bill-of-material/bill-of-material.actions.ts";
import { itemActions, itemCategoryActions } from "../src/modules/items/item/item.actions.ts";
import { supplierActions } from "../src/modules/parties/server.ts";
import type { Database, Tx } from "../src/platform/server/db/database.ts";
import { groupBy } from "./data.ts";
import type { Masters } from "./masters.ts";
import { BASIC, DOLLARS, DOLLARS_AT_START, makeBankAccounts, makeRates } from "./money.ts";
import { type LoadedCustomer, makeCustomers, makeSalesPrices } from "./sales.ts";
import { makeStaff } from "./staff.ts";

/** The data's numbers and codes → the ids they have here. */
export interface Loaded {
  readonly company: Company;
  readonly passwords: ReadonlyMap<string, string>;
  readonly items: ReadonlyMap<string, Id>;
  readonly suppliers: ReadonlyMap<string, Id>;
  /** By code. */
  readonly customers: ReadonlyMap<string, LoadedCustomer>;
  readonly warehouses: ReadonlyMap<string, Id>;
  readonly locations: ReadonlyMap<string, Id>;
  readonly lotTracked: ReadonlySet<Id>;
  /** What suppliers are paid from. */
  readonly bankAccountId: Id;
}

const CAPITAL = "3001";
const BANK_AT_START = "20000000.00";
const ROLES: Readonly<Record<string, string>> = { administrator: "admin" };

/** Midday in Shanghai: the instant of everything that happens on a day of the demo. */
export const middayOf = (day: Day): Date => new Date(`${day}T04:00:00Z`);

/** The books open the day before the first that is played. */
export const openedOn = (from: Day): Day => addDays(from, -1);

/** @param from the first day that is played */
export async function loadMasters(database: Database, masters: Masters, from: Day, until: Day): Promise<Loaded> {
  const passwords = new Map(masters.people.map((it) => [it.login, newPassword()]));
  const opened = openedOn(from);
  const firstMonth = monthOf(opened);
  const company = await setUpCompany(
    database,
    {
      ...masters.company,
      firstMonth,
      months: monthsBetween(firstMonth, monthOf(until)) + 2,
      people: masters.people.map((it) => ({
        login: it.login,
        name: it.name,
        password: passwords.get(it.login)!,
        roles: [ROLES[it.role] ?? it.role],
      })),
      warehouses: [],
    },
    middayOf(opened),
  );
  const admin = company.actor("admin", middayOf(opened));
  return await database.transaction({ as: "company", orgId: company.orgId }, async (tx) => {
    const { warehouses, locations } = await makeStores(tx, admin, masters);
    const employees = await makeStaff(tx, admin, company);
    const bankAccountId = await makeBankAccounts(tx, admin);
    await makeRates(tx, admin, firstMonth, monthsBetween(firstMonth, monthOf(until)) + 1);
    const suppliers = await makeSuppliers(tx, admin, masters);
    const items = await makeItems(tx, admin, masters, suppliers);
    await makeBills(tx, admin, masters, items, from);
    await makePriceLists(tx, admin, masters, suppliers, items);
    const priceListId = await makeSalesPrices(tx, admin, masters, items, from);
    const customers = await makeCustomers(tx, admin, masters, employees, priceListId);
    if (masters.opening.length > 0) await makeOpening(tx, admin, masters, items, locations, opened);
    return {
      company,
      passwords,
      items,
      lotTracked: new Set(masters.items.filter((it) => it.isLotTracked).map((it) => items.get(it.id)!)),
      suppliers: new Map([...suppliers].map(([id, it]) => [id, it.id])),
      customers,
      warehouses,
      locations,
      bankAccountId,
    };
  });
}

function monthsBetween(from: Month, to: Month): number {
  const [a = 0, b = 0] = [from, to].map(
    (it) => Number.parseInt(it.slice(0, 4), 10) * 12 + Number.parseInt(it.slice(5), 10),
  );
  return b - a;
}

async function makeStores(tx: Tx, by: Actor, { warehouses, locations }: Masters) {
  const made = await create(
    tx,
    by,
    warehouseActions,
    warehouses.map(({ code, name, nameEn }) => ({
      code,
      name,
      nameEn,
      usableLocationId: null,
      rejectedLocationId: null,
      lines: [],
    })),
  );
  const ids = new Map(made.map((it) => [it.code, it.id]));
  const places = await create(
    tx,
    by,
    locationActions,
    locations.map(({ code, name, nameEn, kind, warehouseCode }) => ({
      code,
      name,
      nameEn,
      kind,
      warehouseId: ids.get(warehouseCode)!,
      lines: [],
    })),
  );
  const placeIds = new Map(places.map((it) => [it.code, it.id]));
  const changes = made.map((it, i) => {
    const { id, version, code, name, nameEn } = it;
    const { usableLocationCode, rejectedLocationCode } = warehouses[i]!;
    return {
      id,
      version,
      document: {
        code,
        name,
        nameEn,
        usableLocationId: placeIds.get(usableLocationCode)!,
        rejectedLocationId: placeIds.get(rejectedLocationCode)!,
        lines: [],
      },
    };
  });
  await update(tx, by, warehouseActions, changes);
  return { warehouses: ids, locations: placeIds };
}

/** Without prices first: a price names an item, and an item its supplier. */
async function makeSuppliers(tx: Tx, by: Actor, { suppliers }: Masters) {
  const made = await create(
    tx,
    by,
    supplierActions,
    suppliers.map((it) => supplierInput(it)),
  );
  const gone = made.filter((_, i) => !suppliers[i]!.isActive);
  await act(tx, by, supplierActions, gone, ["deactivate"]);
  return new Map(suppliers.map((it, i) => [it.id, made[i]!]));
}

const supplierInput = (it: Masters["suppliers"][number]) => ({ ...it, remark: null, lines: [] });

async function makeItems(
  tx: Tx,
  by: Actor,
  { categories, items }: Masters,
  suppliers: ReadonlyMap<string, { id: Id }>,
): Promise<Map<string, Id>> {
  const tops = categories.filter((it) => it.parentCode === null);
  const parents = await create(
    tx,
    by,
    itemCategoryActions,
    tops.map(({ code, name, nameEn }) => ({ code, name, nameEn, parentId: null, lines: [] })),
  );
  const parentIds = new Map(parents.map((it) => [it.code, it.id]));
  const rest = categories.filter((it) => it.parentCode !== null);
  const children = await create(
    tx,
    by,
    itemCategoryActions,
    rest.map(({ code, name, nameEn, parentCode }) => ({
      code,
      name,
      nameEn,
      parentId: parentIds.get(parentCode!)!,
      lines: [],
    })),
  );
  const categoryIds = new Map([...parents, ...children].map((it) => [it.code, it.id]));
  const made = await create(
    tx,
    by,
    itemActions,
    items.map((it) => ({
      ...it,
      categoryId: categoryIds.get(it.categoryCode)!,
      supplierId: it.supplierId === null ? null : suppliers.get(it.supplierId)!.id,
      remark: null,
      lines: it.lines.map((line) => ({ ...line })),
    })),
  );
  return new Map(items.map((it, i) => [it.id, made[i]!.id]));
}

async function makePriceLists(
  tx: Tx,
  by: Actor,
  { suppliers: all }: Masters,
  suppliers: ReadonlyMap<string, { id: Id; version: number; state: string }>,
  items: ReadonlyMap<string, Id>,
): Promise<void> {
  const active = all.filter((it) => it.isActive && it.prices.length > 0);
  await update(
    tx,
    by,
    supplierActions,
    active.map((it) => {
      const { id, version } = suppliers.get(it.id)!;
      return {
        id,
        version,
        document: {
          ...supplierInput(it),
          lines: it.prices.map((price) => ({ ...price, itemId: items.get(price.itemId)! })),
        },
      };
    }),
  );
}

async function makeBills(
  tx: Tx,
  by: Actor,
  { billsOfMaterial, rates }: Masters,
  items: ReadonlyMap<string, Id>,
  validFrom: Day,
): Promise<void> {
  const bills = groupBy(billsOfMaterial, (edge) => edge.assemblyId);
  const inputs = [...bills].map(([assemblyId, edges]) => ({
    itemId: items.get(assemblyId)!,
    revision: "1",
    validFrom,
    quantity: "1",
    ...rates.get(assemblyId)!,
    remark: null,
    lines: edges.map((edge) => ({
      componentId: items.get(edge.componentId)!,
      quantity: String(edge.quantity),
      scrapPercent: "0",
    })),
  }));
  await create(tx, by, billOfMaterialActions, inputs);
}

/** Stock at its value, money in the bank, and the capital that paid for both. */
async function makeOpening(
  tx: Tx,
  by: Actor,
  { opening }: Masters,
  items: ReadonlyMap<string, Id>,
  locations: ReadonlyMap<string, Id>,
  openedOn: Day,
): Promise<void> {
  const none = {
    itemId: null,
    locationId: null,
    lotCode: null,
    quantity: null,
    account: null,
    partyId: null,
    dueOn: null,
    debit: "0",
    credit: "0",
    currency: null,
    currencyAmount: null,
    note: null,
  };
  const stock = opening.map((it) => ({
    ...none,
    what: "stock" as const,
    itemId: items.get(it.itemId)!,
    locationId: locations.get(it.locationCode)!,
    lotCode: it.lotCode,
    quantity: it.quantity,
    debit: it.value,
  }));
  const capital = Amount.sum([
    ...opening.map((it) => Amount.of(it.value)),
    Amount.of(BANK_AT_START),
    Amount.of(DOLLARS_AT_START.base),
  ]);
  const money = [
    { ...none, what: "account" as const, account: BASIC, debit: BANK_AT_START },
    {
      ...none,
      what: "account" as const,
      account: DOLLARS,
      debit: DOLLARS_AT_START.base,
      currencyAmount: DOLLARS_AT_START.foreign,
    },
    { ...none, what: "account" as const, account: CAPITAL, credit: capital.toString() },
  ];
  await create(tx, by, openingActions, [{ openedOn, remark: null, lines: [...stock, ...money] }], ["post"]);
}
