/** What other modules' servers may ask of the items. */

import type { Actor } from "../../documents/actor.ts";
import { ofDocument } from "../../documents/issues.ts";
import type { Id } from "../../kernel/ids.ts";
import type { Issue } from "../../kernel/refusal.ts";
import type { Tx } from "../../platform/server/db/database.ts";
import { type CountedLine, checkUnit, countedIn, type LineOfItem } from "./counted-line/counted-line.rules.ts";
import { type CountedSource, unitFacts } from "./counted-line/counted-line.store.ts";

interface CountingRun<L extends LineOfItem> {
  readonly tx: Tx;
  readonly by: Actor;
  readonly documents: readonly { readonly id: Id; lines: readonly L[] }[];
  refuseIf(issues: readonly Issue[]): void;
}

/** Keeps with each line of orders in what it is counted. @throws Refusal where the item has no such unit, or goods moved in another */
export async function countLines<L extends LineOfItem>(run: CountingRun<L>, source: CountedSource): Promise<void> {
  const facts = await unitFacts(run.tx, run.by.orgId, source, run.documents);
  run.refuseIf(
    run.documents.flatMap((order, i) =>
      ofDocument(
        i,
        order.lines.flatMap((line, at) => checkUnit(line, facts.get(line.id)!, `lines.${at}`)),
      ),
    ),
  );
  for (const order of run.documents)
    order.lines = order.lines.map((line) => {
      const { unit, unitQuantity, unitStockQuantity }: CountedLine = countedIn(line, facts.get(line.id)!)!;
      return { ...line, unit, unitQuantity, unitStockQuantity };
    });
}
