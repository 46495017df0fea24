import { Quantity } from "../../../kernel/decimal.ts";
import type { AnyAnswer } from "../form/document-client.ts";

/** A document that is made from another one, e.g. the receipt from the order. Its button says `next.<key>`. */
export interface NextDocument {
  readonly key: string;
  readonly permission: string;
  /** Whether there is anything to make it from. */
  readonly when: (answer: AnyAnswer) => boolean;
  readonly to: (id: string, answer: AnyAnswer) => string;
}

/** Whether of any line less was done than there is: not all of an order received, not all of a receipt billed. */
export function isLeft(answer: AnyAnswer, measure: string): boolean {
  return Object.values(answer.progress)
    .flat()
    .some((it) => it.measure === measure && it.of !== null && Quantity.of(it.done).lessThan(Quantity.of(it.of)));
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
