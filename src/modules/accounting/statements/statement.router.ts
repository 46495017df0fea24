/** Implements the endpoints of the statements. */
import { implement } from "@orpc/server";
import { actorOf, type CallContext, reading } from "../../../documents/context.ts";
import { labelsOf } from "../../../documents/refs.ts";
import type { Month } from "../../../kernel/dates.ts";
import { asFile, SPREADSHEET } from "../../../platform/contract/file.ts";
import type { accountingContract } from "../contract.ts";
import { type Asked, partsOf, printStatement, readStatements, statementSheet } from "./statement.actions.ts";
import type { Column, StatementName } from "./statement.rules.ts";

const PERMISSION = "accounting.ledger.view";

export function statementRouter(contract: typeof accountingContract.statements) {
  const os = implement(contract).$context<CallContext>();
  const asked = (input: { month: string; compare: Asked["compare"] }): Asked => ({
    month: input.month as Month,
    compare: input.compare,
  });
  return {
    read: os.read.handler(async ({ context, input }) => {
      const by = actorOf(context, PERMISSION);
      return await reading(context, by, (tx) => readStatements(tx, by.orgId, asked(input)));
    }),
    parts: os.parts.handler(async ({ context, input }) => {
      const by = actorOf(context, PERMISSION);
      return await reading(context, by, async (tx) => {
        const { month, statement, column, no } = input;
        const at = { month: month as Month, statement: statement as StatementName, column: column as Column, no };
        const parts = await partsOf(tx, by.orgId, at);
        const wanted = new Map([
          ["account", new Set(parts.flatMap((it) => it.account ?? []))],
          ["party", new Set(parts.flatMap((it) => it.partyId ?? []))],
        ]);
        return { parts, refs: await labelsOf(tx, by.orgId, context.registry.refs, wanted) };
      });
    }),
    export: os.export.handler(async ({ context, input }) => {
      const by = actorOf(context, PERMISSION);
      const statement = input.statement as StatementName;
      const bytes = await reading(context, by, (tx) =>
        statementSheet(tx, by.orgId, asked(input), statement, context.language),
      );
      return asFile(bytes, `${statement}-${input.month}.xlsx`, SPREADSHEET);
    }),
    print: os.print.handler(async ({ context, input }) => {
      const by = actorOf(context, PERMISSION);
      const statement = input.statement as StatementName;
      const { language, companyName: company } = context;
      const bytes = await reading(context, by, (tx) =>
        printStatement(tx, by.orgId, asked(input), statement, { language, company, baseCurrency: by.baseCurrency }),
      );
      return asFile(bytes, `${statement}-${input.month}.pdf`, "application/pdf");
    }),
  };
}
