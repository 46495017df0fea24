import { MIGRATION } from "./places.ts";
import type { Check, Fault, Repository } from "./repository.ts";

interface Table {
  readonly name: string;
  readonly path: string;
  readonly start: number;
  readonly parts: readonly { readonly text: string; readonly start: number }[];
}

export const companyKeys: Check = {
  name: "company-keys",
  why: "a distributed database shards by company: a key without org_id in front is not local, and a query that forgets it reads others' data",
  run(repository) {
    const tables = repository.paths(MIGRATION).flatMap((path) => tablesOf(repository, path));
    const ofCompany = new Map(
      tables.map((table) => [table.name, table.parts.some((part) => /^org_id\b/i.test(part.text))]),
    );
    const comments = repository
      .paths(MIGRATION)
      .map((path) => repository.text(path))
      .join("\n");
    return [
      ...tables.flatMap((table) =>
        ofCompany.get(table.name)
          ? keyFaults(repository, table, ofCompany)
          : referenceFaults(repository, table, comments),
      ),
      ...repository.paths(MIGRATION).flatMap((path) => indexFaults(repository, path, ofCompany)),
    ];
  },
};

const HOW =
  "put org_id first: primary key (org_id, …), unique (org_id, …), index on t (org_id, …), foreign key (org_id, …)";

function keyFaults(repository: Repository, table: Table, ofCompany: ReadonlyMap<string, boolean>): Fault[] {
  return table.parts.flatMap(({ text, start }): Fault[] => {
    const fault = (what: string): Fault => ({
      where: repository.at(table.path, start),
      what: `${table.name}: ${what}`,
      how: HOW,
    });
    const key = /(primary key|unique)\s*\(([^)]*)\)/i.exec(text);
    if (key && !startsWithOrg(key[2]!)) return [fault(`${key[1]!.toLowerCase()} (${key[2]!.trim()})`)];
    const foreign = /foreign key\s*\(([^)]*)\)\s*references\s+([a-z0-9_]+)/i.exec(text);
    if (foreign && ofCompany.get(foreign[2]!) && !startsWithOrg(foreign[1]!))
      return [fault(`foreign key (${foreign[1]!.trim()})`)];
    const isConstraint = /^(constraint|primary|unique|foreign|check)\b/i.test(text);
    if (!isConstraint && !/^org_id\b/i.test(text) && /\b(primary key|unique)\b/i.test(text))
      return [fault(`column key: ${text}`)];
    return [];
  });
}

/** A table of no company says so itself. */
function referenceFaults(repository: Repository, table: Table, comments: string): Fault[] {
  if (new RegExp(`comment on table ${table.name} is '(identity|reference):`).test(comments)) return [];
  return [
    {
      where: repository.at(table.path, table.start),
      what: `${table.name} has no org_id`,
      how: `add org_id, or, if it belongs to no company, say so: comment on table ${table.name} is 'reference: …' (people and sessions: 'identity: …')`,
    },
  ];
}

function indexFaults(repository: Repository, path: string, ofCompany: ReadonlyMap<string, boolean>): Fault[] {
  const pattern =
    /create\s+(?:unique\s+)?index\s+(?:if not exists\s+)?([a-z0-9_]+)\s+on\s+([a-z0-9_]+)\s*(?:using\s+(\w+)\s*)?\(\s*([^)]*)/gi;
  return [...repository.text(path).matchAll(pattern)].flatMap((match): Fault[] => {
    const [, name, table, method, columns] = match;
    // An inverted index (gin) has no first column to speak of.
    if (!ofCompany.get(table!) || method?.toLowerCase() === "gin" || startsWithOrg(columns!)) return [];
    return [{ where: repository.at(path, match.index), what: `${name} on ${table} (${columns})`, how: HOW }];
  });
}

const startsWithOrg = (columns: string): boolean => /^\s*org_id\s*(,|$)/i.test(columns);

/** `create table name ( part, part, … )`, split at the commas of its own level; comments do not count. */
function tablesOf(repository: Repository, path: string): Table[] {
  const text = repository.text(path).replace(/--.*$/gm, (comment) => " ".repeat(comment.length));
  return [...text.matchAll(/create table (?:if not exists )?([a-z0-9_]+)\s*\(/gi)].map((match) => {
    const open = match.index + match[0].length;
    return { name: match[1]!, path, start: match.index, parts: partsFrom(text, open) };
  });
}

function partsFrom(text: string, open: number): { text: string; start: number }[] {
  const parts: { text: string; start: number }[] = [];
  let depth = 0;
  let start = open;
  for (let at = open; at < text.length; at++) {
    const letter = text[at];
    if (letter === "(") depth++;
    if ((letter === "," && depth === 0) || (letter === ")" && depth === 0)) {
      const raw = text.slice(start, at);
      parts.push({ text: raw.trim().replace(/\s+/g, " "), start: start + raw.length - raw.trimStart().length });
      start = at + 1;
    }
    if (letter === ")" && depth-- === 0) break;
  }
  return parts;
}
