import { Quantity, sumQuantities } from "../../../kernel/decimal.ts";
import type { AnyAnswer } from "../form/document-client.ts";

/** A document that is made from another one, e.g. the receipt from the order. Its button says `next.<key>`. */
export interface NextDocument {
  readonly key: string;
  readonly permission: string;
  /** Whether there is anything to make it from. */
  readonly when: (answer: AnyAnswer) => boolean;
  readonly to: (id: string, answer: AnyAnswer) => string;
}

/**
 * Whether of any line less was done than there is: not all of an order received, not all of a receipt billed.
 * @param besides what else takes of the whole: what came back is not to be invoiced
 */
export function isLeft(answer: AnyAnswer, measure: string, besides?: string): boolean {
  return Object.values(answer.progress).some((line) => {
    const done = line.filter((it) => it.measure === measure || it.measure === besides).map((it) => it.done);
    const of = line.find((it) => it.measure === measure)?.of;
    return typeof of === "string" && sumQuantities(done.map(Quantity.of)).lessThan(Quantity.of(of));
  });
}

/** One that can be made now. */
export interface OfferedDocument extends NextDocument {
  /** The step that mostly follows: the first of those a page declares. */
  readonly isStep: boolean;
}

export function nextDocuments(
  next: readonly NextDocument[],
  answer: AnyAnswer | undefined,
  may: (permission: string) => boolean,
): OfferedDocument[] {
  if (!answer) return [];
  return next.map((it, i) => ({ ...it, isStep: i === 0 })).filter((it) => may(it.permission) && it.when(answer));
}
