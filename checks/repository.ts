/**
 * What a check sees: the files of the repository as texts, parsed once. A test of a check makes one of a few files in memory.
 * Every check is a function from it to faults; a fault says what, where, why and how to mend it.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, normalize } from "node:path/posix";
import { type Program, parseSync, visitorKeys } from "oxc-parser";

export interface Fault {
  /** `path:line` */
  readonly where: string;
  readonly what: string;
  readonly how: string;
}

export interface Check {
  readonly name: string;
  /** The reason for the rule, in a sentence. */
  readonly why: string;
  readonly run: (repository: Repository) => Fault[] | Promise<Fault[]>;
}

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export interface Import {
  /** As written, e.g. `./a.ts` or `zod`. */
  readonly request: string;
  /** The file it means, for a relative request. */
  readonly path: string | undefined;
  readonly line: number;
  /** Only types, so it is gone at run time. */
  readonly isType: boolean;
}

interface Parsed {
  readonly program: Program;
  readonly imports: readonly Import[];
}

export class Repository {
  readonly files: ReadonlyMap<string, string>;
  private readonly parsed = new Map<string, Parsed>();

  constructor(files: Readonly<Record<string, string>> | ReadonlyMap<string, string>) {
    this.files = files instanceof Map ? files : new Map(Object.entries(files));
  }

  /** Paths that match, in order. */
  paths(pattern: RegExp): string[] {
    return [...this.files.keys()].filter((path) => pattern.test(path)).sort();
  }

  text(path: string): string {
    const text = this.files.get(path);
    if (text === undefined) throw new RangeError(`no file ${path}`);
    return text;
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  program(path: string): Program {
    return this.parse(path).program;
  }

  imports(path: string): readonly Import[] {
    return this.parse(path).imports;
  }

  at(path: string, offset: number): string {
    return `${path}:${lineAt(this.text(path), offset)}`;
  }

  private parse(path: string): Parsed {
    const known = this.parsed.get(path);
    if (known) return known;
    const text = this.text(path);
    const result = parseSync(path, text);
    const parsed = { program: result.program, imports: importsOf(path, text, result) };
    this.parsed.set(path, parsed);
    return parsed;
  }
}

export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}

function importsOf(path: string, text: string, { module }: ReturnType<typeof parseSync>): Import[] {
  const found: Import[] = [];
  const add = (request: string, start: number, isType: boolean) => {
    const target = request.startsWith(".") ? normalize(`${dirname(path)}/${request}`) : undefined;
    found.push({ request, path: target, line: lineAt(text, start), isType });
  };
  for (const it of module.staticImports)
    add(it.moduleRequest.value, it.start, it.entries.length > 0 && it.entries.every((entry) => entry.isType));
  for (const it of module.staticExports) {
    const from = it.entries.filter((entry) => entry.moduleRequest);
    if (from[0])
      add(
        from[0].moduleRequest!.value,
        it.start,
        from.every((entry) => entry.isType),
      );
  }
  for (const it of module.dynamicImports) {
    const request = /^["'`]([^"'`$]+)["'`]$/.exec(text.slice(it.moduleRequest.start, it.moduleRequest.end));
    if (request) add(request[1]!, it.start, false);
  }
  return found;
}

/** The files git knows of or would add, without what is data. */
export function readRepository(root: string): Repository {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  const paths = listed
    .split("\n")
    .filter((path) => /\.(ts|tsx|sql|json|md|css|lock|png)$/.test(path) && path !== "package-lock.json");
  const texts = new Map<string, string>();
  for (const path of new Set(paths)) {
    const text = textOf(`${root}/${path}`);
    if (text !== undefined) texts.set(path, text);
  }
  return new Repository(texts);
}

/** A file that git lists may have been deleted since. Of a picture only its being there counts. */
function textOf(path: string): string | undefined {
  try {
    const text = readFileSync(path, "utf8");
    return path.endsWith(".png") ? "" : text;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw fault;
  }
}

/** Visits every node, outermost first; `above` are the nodes around it. */
export function walk(root: unknown, visit: (node: Node, above: readonly Node[]) => void): void {
  const above: Node[] = [];
  const go = (value: unknown): void => {
    if (Array.isArray(value)) for (const it of value) go(it);
    if (!isNode(value)) return;
    visit(value, above);
    above.push(value);
    for (const key of visitorKeys[value.type] ?? []) go(value[key]);
    above.pop();
  };
  go(root);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** What stands in a template's text for an expression. */
const GAP = "$" + "{}";

/** Texts of a program: string literals, and templates. */
export function textsIn(repository: Repository, path: string): { readonly text: string; readonly start: number }[] {
  const texts: { text: string; start: number }[] = [];
  walk(repository.program(path), (node) => {
    if (node.type === "Literal" && typeof node.value === "string") texts.push({ text: node.value, start: node.start });
    if (node.type === "TemplateLiteral") {
      const quasis = node.quasis as { value: { raw: string } }[];
      texts.push({ text: quasis.map((it) => it.value.raw).join(GAP), start: node.start });
    }
  });
  return texts;
}

/** `import …` and definitions aside, where a name of a call such as `refuse("x.y")` or `z.string()` stands. */
export function calleeName(call: Node): string {
  const callee = call.callee as Node;
  if (callee.type === "Identifier") return String(callee.name);
  if (callee.type === "MemberExpression") {
    const object = callee.object as Node;
    const property = callee.property as Node;
    return `${object.type === "Identifier" ? object.name : ""}.${property.name ?? ""}`;
  }
  return "";
}
