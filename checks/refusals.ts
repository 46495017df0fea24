/**
 * Every code that can be raised has a sentence in both languages, a line in docs/errors.md and a test that provokes it; every sentence and
 * every line has a code. The code is what stands in `error("…")`, `warning("…")`, `refuse("…")`, `issue("…")` or `{ code: "…" }`, or beside a constraint's
 * name. A code that is put together (`platform.not_${kind}`) stands for all texts that fit it.
 */
import { allTexts, type Catalogue, LANGUAGES, placeholdersOf } from "./locales.ts";
import { SOURCE, TEST } from "./places.ts";
import { type Check, calleeName, type Fault, type Node, type Repository, walk } from "./repository.ts";

export const ERRORS_PAGE = "docs/errors.md";
const HOW_PAGE = "the page is written by: node --import tsx scripts/errors.ts";
const RAISE = new Set(["error", "warning", "refuse", "issue"]);
const CODE = /^[a-z]+\.[a-z_]+$/;

export const refusals: Check = {
  name: "refusals",
  why: "a refusal without a text is a code on somebody's screen, and one without a test was never seen",
  run(repository) {
    const raised = raisedCodes(repository);
    const known = knownOf(repository);
    const faults = [...raised].flatMap(([code, it]) => faultsOf(known, code, it));
    for (const { language, all } of known.texts)
      for (const key of all.keys()) {
        const [owner, kind, ...rest] = key.split(".");
        const code = `${owner}.${rest.join(".")}`;
        if (kind !== "refusal" || raised.has(code)) continue;
        const what = `${key} has a text but nothing raises ${code}`;
        faults.push({ where: `locales/${language}.json:1`, what, how: "take the text out, or raise the code" });
      }
    for (const code of known.documented)
      if (!raised.has(code))
        faults.push({ where: `${ERRORS_PAGE}:1`, what: `${code} is described but nothing raises it`, how: HOW_PAGE });
    return faults;
  },
};

/** What is said of codes elsewhere, read once. */
interface Known {
  readonly texts: readonly { readonly language: string; readonly all: Catalogue }[];
  readonly documented: ReadonlySet<string>;
  readonly tests: readonly string[];
}

function knownOf(repository: Repository): Known {
  const page = repository.has(ERRORS_PAGE) ? repository.text(ERRORS_PAGE) : "";
  const tests = repository.paths(/^(src|test)\/.*\.tsx?$/).filter((path) => TEST.test(path));
  return {
    texts: LANGUAGES.map((language) => ({ language, all: allTexts(repository, language) })),
    documented: new Set([...page.matchAll(/`([a-z]+\.[a-z_]+)`/g)].map((match) => match[1]!)),
    tests: tests.map((path) => repository.text(path)),
  };
}

interface Raised {
  readonly where: string;
  /** The figures it gives, if they stand there; undefined if they are made elsewhere. */
  readonly params: ReadonlySet<string> | undefined;
}

/** Code → the first place that raises it. */
export function raisedCodes(repository: Repository): Map<string, Raised> {
  const raised = new Map<string, Raised>();
  const texts = new Set(
    LANGUAGES.flatMap((language) => [...allTexts(repository, language).keys()]).map((key) =>
      key.replace(".refusal.", "."),
    ),
  );
  const raise = (node: Node | undefined, path: string, params?: Node | null) => {
    for (const code of codesIn(node, texts))
      if (!raised.has(code))
        raised.set(code, {
          where: repository.at(path, node!.start),
          params: params === undefined ? undefined : paramsOf(params),
        });
  };
  for (const path of repository.paths(SOURCE)) {
    if (TEST.test(path)) continue;
    walk(repository.program(path), (node) => {
      if (node.type === "CallExpression" && RAISE.has(calleeName(node))) {
        const [first, second] = node.arguments as Node[];
        raise(first, path, calleeName(node) === "issue" ? undefined : (second ?? null));
      }
      if (node.type !== "Property") return;
      const value = node.value as Node;
      // `code: "r.number"` is a column of SQL, not a refusal: a module has more than one letter.
      if ((node.key as Node).name === "code" && !/^[a-z]\./.test(String(value.value))) raise(value, path);
      if ((node.key as Node).name === "constraints" && value.type === "ObjectExpression")
        for (const it of value.properties as Node[]) raise(it.value as Node, path);
    });
  }
  return raised;
}

/** A literal, the literals of `a ? "x.y" : "x.z"`, or the texts that fit a template. */
function codesIn(node: Node | undefined, texts: ReadonlySet<string>): string[] {
  if (node?.type === "ConditionalExpression")
    return [...codesIn(node.consequent as Node, texts), ...codesIn(node.alternate as Node, texts)];
  if (node?.type === "TemplateLiteral") {
    const parts = (node.quasis as { value: { raw: string } }[]).map((it) => it.value.raw.replaceAll(".", "\\."));
    return /^[a-z]+\\\.[a-z_]/.test(parts[0]!)
      ? [...texts].filter((code) => new RegExp(`^${parts.join("[a-z_]+")}$`).test(code))
      : [];
  }
  const value = node?.value;
  return typeof value === "string" && CODE.test(value) ? [value] : [];
}

function paramsOf(node: Node | null): Set<string> | undefined {
  if (!node) return new Set();
  if (node.type !== "ObjectExpression") return undefined;
  const properties = node.properties as Node[];
  if (properties.some((it) => it.type !== "Property")) return undefined;
  return new Set(properties.map((it) => String((it.key as Node).name ?? (it.key as Node).value)));
}

/** All that is missing of one code is one fault: it is mended in one go. */
function faultsOf({ texts, documented, tests }: Known, code: string, { where, params }: Raised): Fault[] {
  const [owner, name] = code.split(".");
  const own = texts.map(({ language, all }) => ({ language, text: all.get(`${owner}.refusal.${name}`) }));
  const whole = new RegExp(`${code.replace(".", "\\.")}(?![a-z_])`);
  const missing = [
    ...own.filter((it) => !it.text).map((it) => `text in ${it.language}`),
    ...(documented.has(code) ? [] : [`line in ${ERRORS_PAGE}`]),
    ...(tests.some((test) => whole.test(test)) ? [] : ["test that provokes it"]),
  ];
  const unknown = [...placeholdersOf(own.flatMap((it) => it.text ?? []))].filter((it) => params && !params.has(it));
  const how = `texts: refusal.${name} in the locales of ${owner}; ${HOW_PAGE}; a test that does what is refused and expects the code`;
  return [
    ...(missing.length > 0 ? [{ where, what: `${code} has no ${missing.join(", no ")}`, how }] : []),
    ...(unknown.length > 0
      ? [
          {
            where,
            what: `the text of ${code} names ${unknown.join(", ")}, which is not given`,
            how: "pass the figure, or take it out of the text",
          },
        ]
      : []),
  ];
}
