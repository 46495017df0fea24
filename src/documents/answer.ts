/** A document as its page shows it: itself, its entries, its chain, what happened, how far it came, and the names of all it names. */
import type { AnyDocument, DocumentOf } from "../kernel/document.ts";
import { columnOf, encodeDocument } from "../kernel/document.ts";
import type { Id } from "../kernel/ids.ts";
import { viewPostings } from "../ledger/postings.store.ts";
import type { DocumentAnswer } from "../platform/contract/document-contract.ts";
import type { Tx } from "../platform/server/db/database.ts";
import { labelsOf, refsIn } from "./refs.ts";
import type { DocumentServer, ProgressSource, Registry } from "./registry.ts";

type Chain = DocumentAnswer<AnyDocument>["chain"];
type Timeline = DocumentAnswer<AnyDocument>["timeline"];
type Progress = DocumentAnswer<AnyDocument>["progress"];

/** The whole answer for one document, in a constant number of statements. */
export async function answerOf<D extends AnyDocument>(
  tx: Tx,
  orgId: Id,
  registry: Registry,
  server: DocumentServer<D>,
  document: DocumentOf<D>,
): Promise<DocumentAnswer<D>> {
  const { definition } = server.actions;
  const isRecord = definition.numberPrefix === null;
  const postings = isRecord ? [] : await viewPostings(tx, orgId, [document.id]);
  const chain = isRecord ? [] : await chainOf(tx, orgId, registry, document.id);
  const timeline = await timelineOf(tx, orgId, document.id);
  const progress = server.progress ? await progressOf(tx, orgId, definition, server.progress, document.id) : {};
  if (server.isOpenItem) Object.assign(progress, await settledOf(tx, orgId, document.id));
  const refs = await labelsOf(tx, orgId, registry.refs, refsIn(definition, [document], postings));
  return { document: encodeDocument(definition, document), refs, postings, chain, timeline, progress };
}

/** Only the document: what a caller gets who asks for `Prefer: return=minimal`. */
export function shortAnswer<D extends AnyDocument>(definition: D, document: DocumentOf<D>): DocumentAnswer<D> {
  return {
    document: encodeDocument(definition, document),
    refs: {},
    postings: [],
    chain: [],
    timeline: [],
    progress: {},
  };
}

async function timelineOf(tx: Tx, orgId: Id, id: Id): Promise<Timeline> {
  return await tx.query(
    `select e.happened_at as at, coalesce(m.name, '') as by, e.verb, e.reason, e.changes
     from event e left join member m on m.org_id = e.org_id and m.member_id = e.member_id
     where e.org_id = $1 and e.subject_id = $2 order by e.happened_at, e.event_id`,
    [orgId, id],
  );
}

const chainTexts = new WeakMap<Registry, string>();

/** Both ways along the links, six steps at most; a factory's longest chain has five. */
function chainText(registry: Registry): string {
  const known = chainTexts.get(registry);
  if (known) return known;
  const kinds = [...registry.documents.values()]
    .map((it) => it.actions.definition as AnyDocument)
    .filter((it) => it.numberPrefix);
  const rows = kinds.map(
    ({ name, dateField }) =>
      `select '${name}' as document, t.${name}_id as id, t.number, t.state, t.${columnOf(dateField!)}::text as "on"
       from ${name} t where t.org_id = $1 and t.${name}_id in (select id from linked)`,
  );
  const text = `with recursive up as (
    select from_id as id, 1 as step from document_link where org_id = $1 and to_id = $2
    union select k.from_id, up.step + 1 from document_link k join up on k.to_id = up.id where k.org_id = $1 and up.step < 6),
  down as (
    select to_id as id, 1 as step from document_link where org_id = $1 and from_id = $2
    union select k.to_id, down.step + 1 from document_link k join down on k.from_id = down.id where k.org_id = $1 and down.step < 6),
  linked as (select id, 'up' as direction from up union select id, 'down' from down)
  select documents.*, (select l.direction from linked l where l.id = documents.id limit 1) as direction
  from (${rows.join(" union all ")}) documents order by "on", number`;
  chainTexts.set(registry, text);
  return text;
}

async function chainOf(tx: Tx, orgId: Id, registry: Registry, id: Id): Promise<Chain> {
  return await tx.query(chainText(registry), [orgId, id]);
}

async function progressOf(
  tx: Tx,
  orgId: Id,
  definition: AnyDocument,
  source: ProgressSource,
  id: Id,
): Promise<Progress> {
  const { name } = definition;
  const { join = "", dividend, divisor } = source.perStockUnit ?? { dividend: "1", divisor: "1" };
  const rows = await tx.query<{ line_id: Id; measure: string; done: string; of: string }>(
    `select l.${name}_line_id as line_id, m.measure, trim_scale(round(coalesce(p.quantity, 0) * ${dividend} / ${divisor}, 6))::text as done, trim_scale(l.${columnOf(source.of)})::text as of
     from ${name}_line l ${join} cross join unnest($3::text[]) with ordinality as m(measure, place)
     left join progress p on p.org_id = l.org_id and p.target_id = l.${name}_line_id and p.measure = m.measure
     where l.org_id = $1 and l.${name}_id = $2 order by l.line_no, m.place`,
    [orgId, id, [...source.measures]],
  );
  const progress: Progress = {};
  for (const { line_id, measure, done, of } of rows) {
    progress[line_id] ??= [];
    progress[line_id].push({ measure, done, of });
  }
  if (source.whole) progress[id] = await wholeProgress(tx, orgId, definition, source.whole, id);
  return progress;
}

/** In the item's own currency: what the document booked on it, and what of that is not open any more. Nothing where it opened none, or was voided. */
const SETTLED = `
select 'settled' as measure, trim_scale(abs(b.booked) - abs(coalesce(o.currency_balance, o.balance)))::text as done, trim_scale(abs(b.booked))::text as of
from open_item o
cross join lateral (
  select sum(case when o.currency is null then j.debit - j.credit else j.currency_amount end) as booked
  from posting p join journal_line j on j.org_id = p.org_id and j.posting_id = p.posting_id and j.open_item_id = o.open_item_id
  where p.org_id = $1 and p.document_id = $2) b
where o.org_id = $1 and o.open_item_id = $2 and b.booked <> 0`;

async function settledOf(tx: Tx, orgId: Id, id: Id): Promise<Progress> {
  const rows = await tx.query<Progress[string][number]>(SETTLED, [orgId, id]);
  return rows.length > 0 ? { [id]: rows } : {};
}

async function wholeProgress(
  tx: Tx,
  orgId: Id,
  { name }: AnyDocument,
  { measures, of }: NonNullable<ProgressSource["whole"]>,
  id: Id,
): Promise<Progress[string]> {
  return await tx.query(
    `select m.measure, trim_scale(coalesce(p.quantity, 0))::text as done, trim_scale(d.${columnOf(of)})::text as of
     from ${name} d cross join unnest($3::text[]) with ordinality as m(measure, place)
     left join progress p on p.org_id = d.org_id and p.target_id = d.${name}_id and p.measure = m.measure
     where d.org_id = $1 and d.${name}_id = $2 order by m.place`,
    [orgId, id, [...measures]],
  );
}
