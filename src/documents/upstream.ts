import type { Id } from "../kernel/ids.ts";

export interface Upstream {
  readonly type: string;
  readonly id: Id;
}

/** Of each document, the ones of a type that its lines rest on, each once. @param idOf of a line; undefined: it rests on none */
export function upstreamOf<L>(
  type: string,
  documents: readonly { readonly lines: readonly L[] }[],
  idOf: (line: L) => Id | undefined,
): Upstream[][] {
  return documents.map(({ lines }) =>
    [...new Set(lines.flatMap((line) => idOf(line) ?? []))].map((id) => ({ type, id })),
  );
}
