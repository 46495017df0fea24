/**
 * The page of a master record (an item, a supplier, a warehouse). A record is a document without a number, so this is
 * the document's page with its code and name as the title and its fields in named cards. Its list is a `listPage`.
 */
import type { ReactNode } from "react";
import type { AnyDocument } from "../../../kernel/document.ts";
import type { LineColumn } from "../lines/columns.ts";
import { type DocumentPageOptions, documentPage } from "./document-page.tsx";
import type { HeaderField } from "./header-card.tsx";

export interface RecordPageOptions<D extends AnyDocument> extends Omit<DocumentPageOptions<D>, "sections"> {
  /** Cards of fields; a card's title is the text `section.<key>`. */
  readonly sections: Readonly<Record<string, readonly HeaderField<D["header"]>[]>>;
  /** The columns of its lines, e.g. a supplier's prices. */
  readonly lines?: readonly LineColumn<D["lines"]>[];
}

export function recordPage<const D extends AnyDocument>(options: RecordPageOptions<D>): () => ReactNode {
  const { sections, lines = [], ...rest } = options;
  return documentPage<D>({
    title: ["code", "name"],
    ...rest,
    sections: { header: sections, lines },
  } as DocumentPageOptions<D>);
}
