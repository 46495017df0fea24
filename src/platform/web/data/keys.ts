/**
 * Under which keys answers are kept. The first part is the document, record or report, so that everything known of one
 * can be dropped at once; the second is what was asked.
 */
export type QueryKey = readonly [subject: string, ...parts: readonly unknown[]];

export function keyOf(subject: string, ...parts: readonly unknown[]): QueryKey {
  return [subject, ...parts];
}

export function oneKey(subject: string, id: string): QueryKey {
  return [subject, "one", id];
}

export function listKey(subject: string, ask: object): QueryKey {
  return [subject, "list", ask];
}

export function totalsKey(subject: string, ask: object): QueryKey {
  return [subject, "totals", ask];
}

/** Of a version: what is saved afterwards is another preview. */
export function previewKey(subject: string, id: string, version: number, verb: string): QueryKey {
  return [subject, "preview", id, version, verb];
}
