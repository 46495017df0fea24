/**
 * The seal: a job chains a company's postings by hash, in the order they were committed. Each link is sha256(link before ‖ digest of the
 * posting); the first stands on the company's id. The doctor computes the chain again (`invariants/seal.sql`). The head, printed on the monthly
 * pack, holds whoever has the database to it too: a tail cut off and made anew has another head.
 */
import { createHash } from "node:crypto";
import type { Id } from "../kernel/ids.ts";
import type { Tx } from "../platform/server/db/database.ts";

const AT_ONCE = 5_000;

interface Digest {
  readonly seq: string;
  readonly posting_id: Id;
  readonly digest: string;
}

export interface SealHead {
  readonly seq: string;
  /** Hexadecimal. */
  readonly chain: string;
}

const sha256 = (...parts: Buffer[]): Buffer => createHash("sha256").update(Buffer.concat(parts)).digest();

/** The last link, or undefined before the first. */
export async function sealHead(tx: Tx, orgId: Id): Promise<SealHead | undefined> {
  const [head] = await tx.query<SealHead>(
    "select seq, encode(chain, 'hex') as chain from seal where org_id = $1 order by seq desc limit 1",
    [orgId],
  );
  return head;
}

/**
 * Seals what was posted since the last time, some thousands at most, in three statements. Two that run at once compute the same.
 * @returns how many; call again while it is `atOnce`
 */
export async function sealPostings(tx: Tx, orgId: Id, at: Date, atOnce = AT_ONCE): Promise<number> {
  const head = await sealHead(tx, orgId);
  const digests = await tx.query<Digest>(
    "select seq, posting_id, encode(digest, 'hex') as digest from posting_digest where org_id = $1 and seq > $2 order by seq limit $3",
    [orgId, head?.seq ?? "0", atOnce],
  );
  if (digests.length === 0) return 0;
  let chain = head ? Buffer.from(head.chain, "hex") : sha256(Buffer.from(orgId));
  const links = digests.map(({ seq, posting_id, digest }) => {
    chain = sha256(chain, Buffer.from(digest, "hex"));
    return { seq, posting_id, chain: chain.toString("hex") };
  });
  await tx.query(
    `insert into seal (org_id, seq, posting_id, chain, sealed_at)
     select $1, s.seq, s.posting_id, decode(s.chain, 'hex'), $3::timestamptz
     from json_to_recordset($2::json) as s(seq bigint, posting_id uuid, chain text) order by s.seq
     on conflict (org_id, seq) do nothing`,
    [orgId, JSON.stringify(links), at.toISOString()],
  );
  return links.length;
}
