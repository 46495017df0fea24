/**
 * Every code that can be raised has a sentence in both languages, a line in docs/errors.md and a test that provokes it; every sentence and
 * every line has a code. The code is what stands in `error("…")`, `warning("…")` and `refuse("…")`, or beside a constraint's name.
 */
import { allTexts, LANGUAGES, placeholdersOf } from "./locales.ts";
import { SOURCE, TEST } from "./places.ts";
import { calleeName, type Check, type Fault, type Node, type Repository, walk } from "./repository.ts";

export const ERRORS_PAGE = "docs/errors.md";
const RAISE = new Set(["error", "warning", "refuse"]);
const CODE = /^[a-z]+\.[a-z_]+$/;

export const refusals: Check = {
  name: "refusals",
  why: "a refusal without a text is a code on somebody's screen, and one without a test was never seen",
  run(repository) {
    const raised = raisedCodes(repository);
    const faults: Fault[] = [];
    for (const [code, { where, params }] of raised) faults.push(...faultsOf(repository, code, where, params));
    for (const language of LANGUAGES)
      for (const key of allTexts(repository, language).keys()) {
        const [owner, kind, ...rest] = key.split(".");
        const code = `${owner}.${rest.join(".")}`;
        if (kind === "refusal" && !raised.has(code))
          faults.push({ where: `locales/${language}.json:1`, what: `${key} has a text but nothing raises ${code}`, how: "take the text out, or raise the code" });
      }
    for (const code of documentedCodes(repository))
      if (!raised.has(code)) faults.push({ where: `${ERRORS_PAGE}:1`, what: `${code} is described but nothing raises it`, how: "write the page anew: node --import tsx scripts/errors.ts" });
    return faults;
  },
};

export interface Raised {
  readonly where: string;
  /** The figures it gives, if they stand there; undefined if they are made elsewhere. */
  readonly params: ReadonlySet<string> | undefined;
}

/** Code → the first place that raises it. */
export function raisedCodes(repository: Repository): Map<string, Raised> {
  const raised = new Map<string, Raised>();
  for (const path of repository.paths(SOURCE)) {
    if (TEST.test(path)) continue;
    walk(repository.program(path), (node) => {
      if (node.type === "CallExpression" && RAISE.has(calleeName(node))) {
        const [first, second] = node["arguments"] as Node[];
        for (const code of codesIn(first)) if (!raised.has(code)) raised.set(code, { where: repository.at(path, node.start), params: paramsOf(second) });
      }
      if (node.type === "Property" && (node["key"] as Node)["name"] === "constraints")
        walk(node["value"], (value) => {
          const code = value["value"];
          if (value.type === "Literal" && typeof code === "string" && CODE.test(code) && !raised.has(code)) raised.set(code, { where: repository.at(path, value.start), params: undefined });
        });
    });
  }
  return raised;
}

/** A literal, or the literals of `a ? "x.y" : "x.z"`. */
function codesIn(node: Node | undefined): string[] {
  if (node?.type === "ConditionalExpression") return [...codesIn(node["consequent"] as Node), ...codesIn(node["alternate"] as Node)];
  const value = node?.["value"];
  return typeof value === "string" && CODE.test(value) ? [value] : [];
}

function paramsOf(node: Node | undefined): Set<string> | undefined {
  if (!node) return new Set();
  if (node.type !== "ObjectExpression") return undefined;
  const properties = node["properties"] as Node[];
  if (properties.some((it) => it.type !== "Property")) return undefined;
  return new Set(properties.map((it) => String((it["key"] as Node)["name"] ?? (it["key"] as Node)["value"])));
}

function faultsOf(repository: Repository, code: string, where: string, params: ReadonlySet<string> | undefined): Fault[] {
  const faults: Fault[] = [];
  const [owner, name] = code.split(".");
  for (const language of LANGUAGES) {
    const texts = allTexts(repository, language).get(`${owner}.refusal.${name}`);
    if (!texts) faults.push({ where, what: `${code} has no text in ${language}`, how: `add refusal.${name} to the locales of ${owner}: what to do, with the figures that disagree` });
    const unknown = [...placeholdersOf(texts ?? [])].filter((it) => params && !params.has(it));
    if (unknown.length > 0) faults.push({ where, what: `the text of ${code} in ${language} names ${unknown.join(", ")}, which is not given`, how: "pass the figure, or take it out of the text" });
  }
  if (!documentedCodes(repository).has(code)) faults.push({ where, what: `${code} is not in ${ERRORS_PAGE}`, how: "write the page anew: node --import tsx scripts/errors.ts" });
  if (!isProvoked(repository, code)) faults.push({ where, what: `no test provokes ${code}`, how: "add a test that does what is refused and expects the code" });
  return faults;
}

function documentedCodes(repository: Repository): Set<string> {
  if (!repository.has(ERRORS_PAGE)) return new Set();
  return new Set([...repository.text(ERRORS_PAGE).matchAll(/`([a-z]+\.[a-z_]+)`/g)].map((match) => match[1]!));
}

function isProvoked(repository: Repository, code: string): boolean {
  const whole = new RegExp(`${code.replace(".", "\\.")}(?![a-z_])`);
  return repository.paths(/^(src|test)\/.*\.tsx?$/).some((path) => TEST.test(path) && whole.test(repository.text(path)));
}
