/** Lots that goods leave from: they must be known; only a receipt makes one. */
import type { Id } from "../../kernel/ids.ts";
import { error, type Issue } from "../../kernel/refusal.ts";
import type { Tx } from "../../platform/server/db/database.ts";
import { findLots } from "./warehouse/warehouse.store.ts";

interface LotLine {
  readonly id: Id;
  readonly lineNo: number;
  readonly itemId: Id;
  readonly lotCode: string | null;
}

/** The lot of each line that names one, and the issues of those that name an unknown one. */
export async function knownLots(tx: Tx, orgId: Id, lines: readonly LotLine[]) {
  const named = lines.filter((line) => line.lotCode);
  const found =
    named.length > 0
      ? await findLots(
          tx,
          orgId,
          named.map((line) => ({ itemId: line.itemId, code: line.lotCode! })),
        )
      : [];
  const byCode = new Map(found.map((lot) => [`${lot.item_id} ${lot.code}`, lot.lot_id]));
  const ids = new Map<Id, Id>();
  for (const line of named) {
    const lotId = byCode.get(`${line.itemId} ${line.lotCode}`);
    if (lotId) ids.set(line.id, lotId);
  }
  const issues = (document: { lines: readonly LotLine[] }): Issue[] =>
    document.lines.flatMap((line, i) =>
      line.lotCode && !ids.has(line.id)
        ? [error("inventory.lot_unknown", { line: line.lineNo, lot: line.lotCode }, `lines.${i}.lotCode`)]
        : [],
    );
  return { ids, issues };
}
