/** Implements the contract: the documents of every module by their generic endpoints, and what belongs to none. */
import { implement } from "@orpc/server";
import { attachmentRouter } from "../../documents/attachment.router.ts";
import { actorOf, type CallContext, reading, writing } from "../../documents/context.ts";
import { exportReport } from "../../documents/export.ts";
import { importTemplate, runImport } from "../../documents/import.ts";
import { labelsOf, searchRefs } from "../../documents/refs.ts";
import { reportRouter } from "../../documents/report.ts";
import { documentRouter } from "../../documents/router.ts";
import { addMonths, dayAt, type Month, monthOf } from "../../kernel/dates.ts";
import { refuse } from "../../kernel/refusal.ts";
import type { AnyReport } from "../../kernel/report.ts";
import { periodRouter } from "../../modules/accounting/period/period.router.ts";
import { statementRouter } from "../../modules/accounting/statements/statement.router.ts";
import { type Sessions, type SignedIn, signIn } from "../../modules/admin/session/session.actions.ts";
import { customerHistoryRouter } from "../../modules/finance/customer-history/customer-history.router.ts";
import { sendReminderRouter, writeRemindersRouter } from "../../modules/finance/reminder/reminder.router.ts";
import { printStatementRouter } from "../../modules/finance/statement/statement.router.ts";
import { costingComparisonRouter } from "../../modules/inventory/costing-comparison/costing-comparison.router.ts";
import { requirementsRouter } from "../../modules/planning/requirements/requirements.router.ts";
import { sendOrderRouter } from "../../modules/procurement/purchase-order/purchase-order.send.router.ts";
import { pricesRouter } from "../../modules/sales/price-list/price.router.ts";
import { promiseRouter } from "../../modules/sales/promise/promise.router.ts";
import { asFile, SPREADSHEET } from "../../platform/contract/file.ts";
import { reportOf } from "../../platform/contract/report-contract.ts";
import type { SessionView } from "../../platform/contract/session.ts";
import { contract } from "../contract.ts";
import { modules, registry } from "../modules.ts";
import { setUpCompany } from "../setup.ts";
import { adminRouter } from "./admin.ts";

/** What a request brings besides what documents need. */
export interface RequestContext extends CallContext {
  readonly sessions: Sessions;
  readonly signedIn: SignedIn | undefined;
  readonly token: string | undefined;
  readonly at: Date;
  /** Sets the session's cookie; null removes it. */
  readonly setToken: (token: string | null) => void;
  /** What opens the wizard while the database is empty; null: there is a company. */
  readonly setupKey: string | null;
  readonly setupDone: () => void;
  /** Counts a try to sign in against the caller's address. @throws Refusal when there were too many */
  readonly countSignIn: (login: string) => Promise<void>;
}

const os = implement(contract).$context<RequestContext>();

/** `goods_receipt` → `goodsReceipt`. */
const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Endpoints that are neither a document's nor a report's. */
const extraRouters: Record<string, Record<string, unknown>> = {
  admin: adminRouter,
  procurement: { sendOrder: sendOrderRouter(contract.procurement.sendOrder) },
  sales: { prices: pricesRouter(contract.sales.prices), promises: promiseRouter(contract.sales.promises) },
  inventory: { costingComparison: costingComparisonRouter(contract.inventory.costingComparison) },
  accounting: {
    period: periodRouter(contract.accounting.period),
    statements: statementRouter(contract.accounting.statements),
  },
  finance: {
    writeReminders: writeRemindersRouter(contract.finance.writeReminders),
    customerHistory: customerHistoryRouter(contract.finance.customerHistory),
    printStatement: printStatementRouter(contract.finance.printStatement),
    sendReminder: sendReminderRouter(contract.finance.sendReminder),
  },
  planning: { requirements: requirementsRouter(contract.planning.requirements) },
};

/** Every report, by module and name. */
const reports = new Map<string, AnyReport>();

function moduleRouters() {
  const routers: Record<string, Record<string, unknown>> = {};
  for (const { name, documents } of modules) {
    const part = contract[name as keyof typeof contract] as unknown as Record<string, never>;
    const own: Record<string, unknown> = {};
    for (const it of documents)
      own[camel(it.actions.definition.name)] = documentRouter(part[camel(it.actions.definition.name)]!, it);
    for (const [key, endpoint] of Object.entries(part)) {
      const report = reportOf(endpoint);
      if (!report) continue;
      own[key] = reportRouter(endpoint, report);
      reports.set(`${report.module} ${report.name}`, report);
    }
    routers[name] = { ...own, ...(extraRouters[name] ?? {}) };
  }
  return routers;
}

async function viewOf(context: RequestContext, it: SignedIn): Promise<SessionView> {
  const month = monthOf(dayAt(context.at, it.timeZone));
  const scope = { as: "company", orgId: it.companyId, readOnly: true } as const;
  const [period] = await context.database.transaction(scope, (tx) =>
    tx.query<{ state: string }>("select state from period where org_id = $1 and month = $2", [it.companyId, month]),
  );
  const roles = it.language === "en" ? it.roleNamesEn : it.roleNames;
  return {
    person: { login: it.login, name: it.name, role: roles.join(it.language === "en" ? ", " : "、") },
    company: { name: it.companyName, nameEn: it.companyNameEn, baseCurrency: it.baseCurrency },
    language: it.language,
    permissions: [...it.permissions],
    timeZone: it.timeZone,
    period: { month, isOpen: period?.state === "open" },
  };
}

const session = {
  get: os.session.get.handler(async ({ context }) => {
    if (!context.signedIn) refuse("platform.not_signed_in", {}, "not_signed_in");
    return await viewOf(context, context.signedIn);
  }),
  signIn: os.session.signIn.handler(async ({ context, input }) => {
    await context.countSignIn(input.username);
    const token = await signIn(context.database, input.username, input.password, context.at);
    const signedIn = await context.sessions.find(token, context.at);
    if (!signedIn) refuse("admin.no_company", {}, "not_allowed");
    context.setToken(token);
    return await viewOf(context, signedIn);
  }),
  signOut: os.session.signOut.handler(async ({ context }) => {
    if (context.token) await context.sessions.close(context.token);
    context.setToken(null);
    return {};
  }),
  language: os.session.language.handler(async ({ context, input }) => {
    if (context.token && context.signedIn)
      await context.sessions.setLanguage(context.token, context.signedIn.personId, input.language);
    return {};
  }),
};

const refs = {
  find: os.refs.find.handler(async ({ context, input }) => {
    const by = actorOf(context, registry.refs.get(input.kind)?.permission);
    return await reading(context, by, async (tx) => {
      if (input.ids === undefined) return await searchRefs(tx, by.orgId, registry.refs, input);
      const ids = input.ids.split(",").filter(Boolean);
      return Object.values(await labelsOf(tx, by.orgId, registry.refs, new Map([[input.kind, new Set(ids)]])));
    });
  }),
};

const reportFiles = {
  export: os.reports.export.handler(async ({ context, input: { module, name, ...asked } }) => {
    const report = reports.get(`${module} ${name}`) ?? refuse("platform.unknown_kind", { kind: name }, "not_found");
    return asFile(await exportReport(context, report, asked), `${name}.xlsx`, SPREADSHEET);
  }),
};

const imports = {
  template: os.imports.template.handler(async ({ context, input }) => {
    const kind = registry.imports.get(input.kind) ?? refuse("platform.unknown_kind", { kind: input.kind }, "not_found");
    actorOf(context, kind.permission);
    return asFile(await importTemplate(kind, context.language), `${kind.key}.xlsx`, SPREADSHEET);
  }),
  run: os.imports.run.handler(async ({ context, input, path }) => {
    const kind = registry.imports.get(input.kind) ?? refuse("platform.unknown_kind", { kind: input.kind }, "not_found");
    const by = actorOf(context, kind.permission);
    const file = new Uint8Array(await input.file.arrayBuffer());
    const request = { path: path.join("."), input: { kind: kind.key, size: file.length } };
    return await writing(context, by, request, (tx) => runImport(tx, by, kind, registry.refs, file));
  }),
};

const setup = {
  get: os.setup.get.handler(async ({ context }) => ({ isNeeded: context.setupKey !== null })),
  create: os.setup.create.handler(async ({ context, input }) => {
    const { key, company, firstMonth, warehouses, administrator } = input;
    await context.countSignIn("setup");
    if (context.setupKey === null || key !== context.setupKey) refuse("admin.setup_not_open", {}, "not_allowed");
    const month = firstMonth as Month;
    await setUpCompany(
      context.database,
      {
        ...company,
        firstMonth: addMonths(month, -1),
        months: 14,
        people: [{ ...administrator, roles: ["admin"], language: context.language }],
        warehouses: warehouses.map((it) => ({ ...it, nameEn: null })),
      },
      context.at,
    );
    context.setupDone();
    const token = await signIn(context.database, administrator.login, administrator.password, context.at);
    context.setToken(token);
    return await viewOf(context, (await context.sessions.find(token, context.at))!);
  }),
};

export const router = {
  setup,
  imports,
  reports: reportFiles,
  session,
  refs,
  attachments: attachmentRouter(contract.attachments),
  ...moduleRouters(),
};
