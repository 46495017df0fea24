/** Feeds the data warehouse from the books. What is read and how far is written in one transaction there, so a feeder that dies loses nothing and doubles nothing. */
import type { Id } from "../../../kernel/ids.ts";
import type { Database } from "../../../platform/server/db/database.ts";
import type { Duck } from "../../../platform/server/duckdb.ts";
import { type News, readNews } from "./news.ts";
import { addRows, emptyTable, forgetCompany, saveWatermark, type Watermark, watermarkOf } from "./star.ts";

const POSTINGS_AT_ONCE = 2_000;

/** How far a company's facts came. */
export interface Fed {
  readonly seq: string;
  readonly last: string;
}

/**
 * One step of a feed. Nothing is written where nothing is new.
 * @param at the instant that counts as fresh once nothing is missing
 */
export async function feedStep(
  database: Database,
  duck: Duck,
  orgId: Id,
  at: Date,
  most: number = POSTINGS_AT_ONCE,
): Promise<Fed> {
  const mark = await watermarkOf(duck.query, orgId);
  const news = await readNews(database, orgId, mark, most);
  const { upTo: seq, last } = news;
  const isWhole = seq === last;
  const isNew = news.isOther || seq !== mark.seq || news.dimensions.size > 0 || (isWhole && mark.freshAt === null);
  if (isNew) await writeNews(duck, orgId, mark, news, isWhole ? at.toISOString() : mark.freshAt);
  return { seq, last };
}

async function writeNews(duck: Duck, orgId: Id, mark: Watermark, news: News, freshAt: string | null): Promise<void> {
  await duck.write(async (query) => {
    const now = await watermarkOf(query, orgId);
    if (now.seq !== mark.seq) throw new Error("two feeders fed one company at once");
    if (news.isOther) await forgetCompany(query, orgId);
    for (const [fact, rows] of news.facts) if (rows) await addRows(query, `fact_${fact.name}`, fact, orgId, rows);
    for (const [dimension, rows] of news.dimensions) {
      await emptyTable(query, `dim_${dimension.name}`, orgId);
      if (rows) await addRows(query, `dim_${dimension.name}`, dimension, orgId, rows);
    }
    const { upTo: seq, postingId, signatures } = news;
    await saveWatermark(query, orgId, { seq, postingId, signatures, freshAt });
  });
}
