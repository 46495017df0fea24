import { moduleOf, SOURCE } from "./places.ts";
import type { Check, Fault, Repository } from "./repository.ts";

export const cycles: Check = {
  name: "cycles",
  why: "what imports in a ring can only be read, tested and moved as one",
  run: (repository) => [
    ...ringsOf(fileGraph(repository), "files"),
    ...ringsOf(documentGraph(repository), "documents of a module"),
  ],
};

type Graph = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Imports that are there at run time; types may point both ways. */
function fileGraph(repository: Repository): Graph {
  const graph = new Map<string, Map<string, string>>();
  for (const path of repository.paths(SOURCE)) {
    const targets = repository.imports(path).filter((it) => !it.isType && it.path && repository.has(it.path));
    graph.set(path, new Map(targets.map((it) => [it.path!, `${path}:${it.line}`])));
  }
  return graph;
}

/** Inside a module a later document may import an earlier one, never back. */
function documentGraph(repository: Repository): Graph {
  const folder = (path: string) => /^src\/modules\/[^/]+\/[^/]+(?=\/)/.exec(path)?.[0];
  const graph = new Map<string, Map<string, string>>();
  for (const path of repository.paths(/^src\/modules\/.*\.tsx?$/)) {
    const own = folder(path);
    if (!own) continue;
    const edges = graph.get(own) ?? new Map<string, string>();
    graph.set(own, edges);
    for (const it of repository.imports(path)) {
      const other = it.path && folder(it.path);
      if (other && other !== own && moduleOf(it.path!) === moduleOf(path)) edges.set(other, `${path}:${it.line}`);
    }
  }
  return graph;
}

/** Depth first; every ring is told once, at the import that closes it. */
function ringsOf(graph: Graph, what: string): Fault[] {
  const faults: Fault[] = [];
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    for (const [next, where] of graph.get(name) ?? []) {
      const at = path.indexOf(next);
      if (at >= 0)
        faults.push({
          where,
          what: `${what} import in a ring: ${[...path.slice(at), next].join(" → ")}`,
          how: "move what both need into a third file that imports neither",
        });
      else if (!done.has(next)) visit(next, [...path, next]);
    }
    done.add(name);
  };
  for (const name of graph.keys()) if (!done.has(name)) visit(name, [name]);
  return faults;
}
