/** Tables as SQL text names them: who made them, who reads and who writes them. */
import { MIGRATION, moduleOf } from "./places.ts";
import { type Repository, textsIn } from "./repository.ts";

export interface SqlText {
  readonly path: string;
  readonly text: string;
  /** Where the text begins in its file. */
  readonly start: number;
}

/** SQL in files and in the strings of programs. */
export function sqlTexts(repository: Repository, paths: readonly string[]): SqlText[] {
  return paths.flatMap((path) => {
    if (path.endsWith(".sql")) return [{ path, text: repository.text(path), start: 0 }];
    return textsIn(repository, path).map(({ text, start }) => ({ path, text, start }));
  });
}

const WRITE =
  /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate(?:\s+table)?|copy)\s+(?:only\s+)?"?([a-z_][a-z0-9_]*)"?/gi;
const READ = /\b(?:from|join)\s+(?:lateral\s+|only\s+)?([a-z_][a-z0-9_]*)/gi;

export interface Mention {
  readonly table: string;
  readonly at: number;
}

export function tablesWritten(text: string): Mention[] {
  return mentions(text, WRITE);
}

/** Names that the text itself makes (`with late as (…)`) are no tables. */
export function tablesRead(text: string): Mention[] {
  const own = new Set(
    [...text.matchAll(/\b([a-z_][a-z0-9_]*)\s*(?:\([^()]*\)\s*)?as\s+(?:not\s+)?(?:materialized\s+)?\(/gi)].map(
      (match) => match[1]!.toLowerCase(),
    ),
  );
  return mentions(text, READ).filter(({ table }) => !own.has(table));
}

function mentions(text: string, pattern: RegExp): Mention[] {
  return [...text.matchAll(pattern)].map((match) => ({ table: match[1]!.toLowerCase(), at: match.index }));
}

/** Table → module, from the modules' migrations. */
export function tableOwners(repository: Repository): Map<string, string> {
  const owners = new Map<string, string>();
  for (const path of repository.paths(MIGRATION)) {
    const owner = moduleOf(path);
    if (owner)
      for (const [, table] of repository.text(path).matchAll(/create table (?:if not exists )?([a-z0-9_]+)/g))
        owners.set(table!, owner);
  }
  return owners;
}
