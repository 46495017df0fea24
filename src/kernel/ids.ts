import { v7 } from "uuid";

declare const id: unique symbol;
/** Made in the application (UUID v7, so time-ordered): a batch of documents needs no round trip for its keys. */
export type Id = string & { readonly [id]: true };

export function newId(): Id {
  return v7() as Id;
}

const PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @throws RangeError if the text is no UUID in lower case. */
export function idOf(text: string): Id {
  if (!PATTERN.test(text)) throw new RangeError(`not an id: ${text}`);
  return text as Id;
}

/** Stands for "none" in keys, where null can't: no lot, no location. */
export const NO_ID = "00000000-0000-0000-0000-000000000000" as Id;
