/** A document's lifecycle is one literal; what hangs on it must say the same: labels, permissions, handlers and the SQL CHECK. */
import { pathToFileURL } from "node:url";
import type { AnyDocument } from "../src/kernel/document.ts";
import { lifecycleFaults } from "../src/kernel/lifecycle.ts";
import { allTexts, LANGUAGES } from "./locales.ts";
import { MIGRATION, SOURCE, TEST } from "./places.ts";
import { type Check, calleeName, type Fault, type Node, type Repository, walk } from "./repository.ts";

export interface Defined {
  readonly path: string;
  /** The name it is exported under. */
  readonly exportName: string;
  readonly definition: AnyDocument;
}

const DEFINITION = /^src\/modules\/[^/]+\/[^/]+\/[^/.]+\.ts$/;

export function lifecyclesOf(load: (repository: Repository) => Promise<readonly Defined[]>): Check {
  return {
    name: "lifecycles",
    why: "the guard, the buttons, the permissions and the database must agree on what a document may become",
    async run(repository) {
      const defined = await load(repository);
      const handlers = handlersIn(repository);
      return defined.flatMap((it) => [
        ...shapeFaults(it),
        ...labelFaults(repository, it),
        ...checkFaults(repository, it),
        ...handlerFaults(it, handlers.get(it.exportName)),
      ]);
    },
  };
}

/** Every definition, loaded: shared files have no side effects. */
export async function loadDefinitions(root: string, repository: Repository): Promise<Defined[]> {
  const paths = repository
    .paths(DEFINITION)
    .filter((path) => /\bdefine(Document|Record)\(/.test(repository.text(path)));
  const loaded = await Promise.all(
    paths.map(async (path) => ({
      path,
      exports: (await import(pathToFileURL(`${root}/${path}`).href)) as Record<string, unknown>,
    })),
  );
  return loaded.flatMap(({ path, exports }) =>
    Object.entries(exports).flatMap(([exportName, it]) =>
      isDefinition(it) ? [{ path, exportName, definition: it }] : [],
    ),
  );
}

function isDefinition(it: unknown): it is AnyDocument {
  return typeof it === "object" && it !== null && "lifecycle" in it && "header" in it;
}

function shapeFaults({ path, definition }: Defined): Fault[] {
  const { module, name, lifecycle } = definition;
  const faults = lifecycleFaults(lifecycle).map(
    (what): Fault => ({
      where: `${path}:1`,
      what: `${name}: ${what}`,
      how: "add the verb that leads there or away, or mark the state isFinal",
    }),
  );
  for (const [verb, { permission }] of Object.entries(lifecycle.verbs) as [string, { permission: string }][])
    if (!permission.startsWith(`${module}.${name}.`))
      faults.push({
        where: `${path}:1`,
        what: `${name}.${verb} asks for the permission ${permission}`,
        how: `name it ${module}.${name}.<what>, so that roles can be given the document`,
      });
  return faults;
}

function labelFaults(repository: Repository, { path, definition }: Defined): Fault[] {
  const { module, name, lifecycle } = definition;
  const wanted = [
    ["title"],
    ...Object.keys(lifecycle.states).map((it) => ["state", it]),
    ...Object.keys(lifecycle.verbs).map((it) => ["verb", it]),
  ];
  return LANGUAGES.flatMap((language) => {
    const texts = allTexts(repository, language);
    return wanted
      .map((parts) => parts.join("."))
      .filter((key) => !texts.has(`${module}.${name}.${key}`) && !texts.has(`platform.${key}`))
      .map(
        (key): Fault => ({
          where: `${path}:1`,
          what: `${name} has no text for ${key} in ${language}`,
          how: `add ${name}.${key} to src/modules/${module}/locales/${language}.json`,
        }),
      );
  });
}

/** The last CHECK of that name in force: a later migration may replace it. */
function checkFaults(repository: Repository, { path, definition }: Defined): Fault[] {
  const { name, lifecycle } = definition;
  const pattern = new RegExp(`constraint\\s+${name}_state_check\\s+check\\s*\\(\\s*state\\s+in\\s*\\(([^)]*)\\)`, "gi");
  const matches = repository.paths(MIGRATION).flatMap((file) => [...repository.text(file).matchAll(pattern)]);
  const listed = matches.at(-1)?.[1];
  const inSql = listed && inOrder(listed.split(",").map((it) => it.trim().replaceAll("'", "")));
  const inCode = inOrder(Object.keys(lifecycle.states));
  if (inSql === inCode) return [];
  const what =
    inSql === undefined
      ? `no migration has the constraint ${name}_state_check`
      : `${name}: the database knows ${inSql}; the definition ${inCode}`;
  return [
    {
      where: `${path}:1`,
      what,
      how: `constraint ${name}_state_check check (state in ('${inCode.replaceAll(", ", "', '")}'))`,
    },
  ];
}

const inOrder = (states: readonly string[]): string => states.toSorted().join(", ");

/** What `actions(definition, { verb() {} })` handles, by the name of the definition. */
type Handled = ReadonlySet<string> | "elsewhere";

function handlersIn(repository: Repository): Map<string, Handled> {
  const found = new Map<string, Handled>();
  for (const path of repository.paths(SOURCE)) {
    if (TEST.test(path)) continue;
    walk(repository.program(path), (node) => {
      const [first, second] =
        node.type === "CallExpression" && /^(?:\w+\.)?\w*[aA]ctions$/.test(calleeName(node))
          ? (node.arguments as Node[])
          : [];
      if (first?.type === "Identifier") found.set(String(first.name), namesIn(second));
    });
  }
  return found;
}

/** Handlers that are not written out there: the compiler wants exactly the verbs of them too. */
function namesIn(node: Node | undefined): Handled {
  const properties = node?.type === "ObjectExpression" ? (node.properties as Node[]) : undefined;
  if (!properties || properties.some((it) => it.type !== "Property")) return "elsewhere";
  return new Set(properties.map((it) => String((it.key as Node).name)));
}

function handlerFaults({ path, exportName, definition }: Defined, handled: Handled | undefined): Fault[] {
  const { name, lifecycle } = definition;
  if (handled === "elsewhere") return [];
  if (!handled)
    return [
      {
        where: `${path}:1`,
        what: `${name} has no actions`,
        how: `write actions(${exportName}, { … }) in ${path.replace(/\.ts$/, ".actions.ts")}`,
      },
    ];
  return Object.keys(lifecycle.verbs)
    .filter((verb) => !handled.has(verb))
    .map((verb) => ({
      where: `${path}:1`,
      what: `${name}.${verb} has no handler`,
      how: `add async ${verb}(run) { … } to its actions`,
    }));
}
