/** A posting as a screen shows it: before it is posted (the preview) and after, from the same code. */
import { z } from "zod";
import { refLabels } from "./page.ts";

const decimal = z.string();

export const postingView = z.object({
  id: z.uuid(),
  kind: z.string(),
  postedOn: z.string(),
  /** Null in a preview, and for postings without a journal. */
  voucher: z.string().nullable(),
  stock: z.array(
    z.object({
      itemId: z.uuid(),
      locationId: z.uuid().nullable(),
      lotId: z.uuid().nullable(),
      isOwned: z.boolean(),
      quantity: decimal,
      value: decimal,
    }),
  ),
  journal: z.array(
    z.object({
      account: z.string(),
      debit: decimal,
      credit: decimal,
      itemId: z.uuid().nullable(),
      partyId: z.uuid().nullable(),
      dueOn: z.string().nullable(),
      /** What the paper says where it is in another currency, on the same side. */
      currency: z.string().nullable(),
      currencyAmount: decimal.nullable(),
      summary: z.string(),
    }),
  ),
  progress: z.array(z.object({ targetId: z.uuid(), measure: z.string(), quantity: decimal })),
});
export type PostingView = z.infer<typeof postingView>;

export const preview = z.object({ postings: z.array(postingView), refs: refLabels });
