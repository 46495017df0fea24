import { moduleOf, SOURCE, TEST } from "./places.ts";
import { type Check, calleeName, type Fault, type Node, type Repository, walk } from "./repository.ts";
import { sqlTexts, tableOwners, tablesRead } from "./sql-tables.ts";

/** What a module shows to others: its contract, its server's and its web's door, its errors, and its definitions (`<doc>/<doc>.ts`). */
const DOOR = /^src\/modules\/[^/]+\/(contract|api|client|errors|module)\.ts$|^src\/modules\/[^/]+\/pickers\.tsx$/;
const DEFINITION = /^src\/modules\/[^/]+\/[^/]+\/[^/.]+\.ts$/;

export const modules: Check = {
  name: "modules",
  why: "modules stay separable only along edges somebody declared, through doors somebody keeps small",
  run(repository) {
    const manifests = readManifests(repository);
    const faults: Fault[] = [];
    const used = new Map<string, Set<string>>();
    const use = (from: string, to: string) => used.set(from, (used.get(from) ?? new Set()).add(to));
    for (const path of repository.paths(SOURCE)) {
      const own = moduleOf(path);
      if (!own || TEST.test(path)) continue;
      if (/\/index\.tsx?$/.test(path))
        faults.push({
          where: `${path}:1`,
          what: "an index file in a module",
          how: "name the file for what it holds; importers name the file they mean",
        });
      for (const it of repository.imports(path)) {
        const other = it.path && moduleOf(it.path);
        if (!other || other === own) continue;
        use(own, other);
        faults.push(...edgeFaults(`${path}:${it.line}`, own, other, it.path!, manifests));
      }
    }
    for (const { path, table, owner, at } of foreignTables(repository)) {
      const own = moduleOf(path)!;
      use(own, owner);
      if (!manifests.get(own)?.dependsOn.includes(owner))
        faults.push({
          where: repository.at(path, at),
          what: `SQL of ${own} reads ${table}, a table of ${owner}`,
          how: declare(own, owner),
        });
    }
    for (const { from, to } of refsAcross(repository)) use(from, to);
    return [...faults, ...manifestFaults(repository, manifests, used)];
  },
};

interface Manifest {
  readonly dependsOn: readonly string[];
  readonly where: string;
}

const declare = (own: string, other: string) =>
  `add "${other}" to dependsOn of src/modules/${own}/module.ts, with a decision record if the edge is new, or do without`;

function edgeFaults(
  where: string,
  own: string,
  other: string,
  target: string,
  manifests: ReadonlyMap<string, Manifest>,
): Fault[] {
  const faults: Fault[] = [];
  if (!manifests.get(own)?.dependsOn.includes(other))
    faults.push({ where, what: `${own} imports from ${other} without depending on it`, how: declare(own, other) });
  if (!DOOR.test(target) && !DEFINITION.test(target))
    faults.push({
      where,
      what: `${own} reaches into ${other}: ${target}`,
      how: `offer it in src/modules/${other}/api.ts (server), pickers.tsx or client.ts (web), or contract.ts`,
    });
  return faults;
}

function readManifests(repository: Repository): Map<string, Manifest> {
  const manifests = new Map<string, Manifest>();
  for (const path of repository.paths(/^src\/modules\/[^/]+\/module\.ts$/))
    walk(repository.program(path), (node) => {
      if (node.type !== "Property" || (node.key as Node).name !== "dependsOn") return;
      const elements = ((node.value as Node).elements ?? []) as Node[];
      manifests.set(moduleOf(path)!, {
        dependsOn: elements.map((it) => String(it.value)),
        where: repository.at(path, node.start),
      });
    });
  return manifests;
}

function manifestFaults(
  repository: Repository,
  manifests: ReadonlyMap<string, Manifest>,
  used: ReadonlyMap<string, ReadonlySet<string>>,
): Fault[] {
  const faults: Fault[] = [];
  const names = new Set(repository.paths(/^src\/modules\//).map((path) => moduleOf(path)!));
  for (const name of names)
    if (!manifests.has(name))
      faults.push({
        where: `src/modules/${name}/module.ts:1`,
        what: `module ${name} does not say what it depends on`,
        how: `export const ${name} = { name: "${name}", dependsOn: [] } as const`,
      });
  for (const [name, { dependsOn, where }] of manifests) {
    for (const other of dependsOn) {
      if (!names.has(other))
        faults.push({ where, what: `${name} depends on ${other}, which is no module`, how: "correct the name" });
      else if (!used.get(name)?.has(other))
        faults.push({
          where,
          what: `${name} depends on ${other} but uses nothing of it`,
          how: `take "${other}" out of dependsOn`,
        });
    }
    const cycle = cycleFrom(name, manifests);
    if (cycle)
      faults.push({
        where,
        what: `modules depend on each other in a ring: ${cycle.join(" → ")}`,
        how: "move what both need into the lower one, or let the higher one hand it over",
      });
  }
  return faults;
}

function cycleFrom(
  name: string,
  manifests: ReadonlyMap<string, Manifest>,
  path: readonly string[] = [],
): string[] | undefined {
  if (path[0] === name) return [...path, name];
  if (path.includes(name)) return undefined;
  for (const next of manifests.get(name)?.dependsOn ?? []) {
    const found = cycleFrom(next, manifests, [...path, name]);
    if (found) return found;
  }
  return undefined;
}

/** Tables of another module in a module's SQL. Texts without `select` are no SQL. */
function foreignTables(repository: Repository) {
  const owners = tableOwners(repository);
  const paths = repository.paths(/^src\/modules\/.*\.(ts|sql)$/).filter((path) => !TEST.test(path));
  const texts = sqlTexts(repository, paths).filter(({ text }) => /\bselect\b/i.test(text));
  return texts.flatMap(({ path, text, start }) =>
    tablesRead(text).flatMap(({ table, at }) => {
      const owner = owners.get(table);
      return owner && owner !== moduleOf(path) ? [{ path, table, owner, at: start + at }] : [];
    }),
  );
}

const POINTERS = new Set(["f.ref", "f.codeRef"]);

/** A field that points to another module's record: `f.ref("supplier")`, `f.codeRef("account")`. */
function refsAcross(repository: Repository): { from: string; to: string }[] {
  const owners = tableOwners(repository);
  const found: { from: string; to: string }[] = [];
  for (const path of repository.paths(/^src\/modules\/.*\.ts$/))
    walk(repository.program(path), (node) => {
      if (node.type !== "CallExpression" || !POINTERS.has(calleeName(node) ?? "")) return;
      const owner = owners.get(String((node.arguments as Node[])[0]?.value));
      if (owner) found.push({ from: moduleOf(path)!, to: owner });
    });
  return found;
}
