import { MIGRATION, PROGRAM } from "./places.ts";
import { type Check, type Fault, walk } from "./repository.ts";

/** One word per concept: the word nobody shall use in a name, and the one we use. */
const BANNED: ReadonlyMap<string, string> = new Map([
  ["vendor", "supplier"],
  ["product", "item"],
  ["sku", "item"],
  ["grn", "goods receipt"],
  ["shipment", "delivery"],
  ["storehouse", "warehouse"],
  ["depot", "warehouse"],
]);
/** A file of this name has no subject: everything ends up in it. */
const NO_HOME: ReadonlySet<string> = new Set(["util", "helper", "common", "misc", "manager", "service", "base"]);

export const glossary: Check = {
  name: "glossary",
  why: "two words for one thing make two things in the reader's head",
  run(repository) {
    const faults: Fault[] = [];
    const seen = new Set<string>();
    const look = (path: string, name: string, start: number) => {
      const bad = wordsOf(name).find((word) => BANNED.has(word));
      if (!bad || seen.has(`${path} ${name}`)) return;
      seen.add(`${path} ${name}`);
      faults.push({
        where: repository.at(path, start),
        what: `the name ${name}`,
        how: `say ${BANNED.get(bad)} instead of ${bad}`,
      });
    };
    for (const path of repository.paths(PROGRAM))
      walk(repository.program(path), (node, above) => {
        const around = above.at(-1);
        // The name something has in a library is not ours: `import { x as y }`, `library.x`.
        const isForeign = around?.type === "ImportSpecifier" && around.imported === node && around.local !== node;
        if (node.type === "Identifier" && !isForeign) look(path, String(node.name), node.start);
      });
    for (const path of repository.paths(MIGRATION))
      for (const match of repository
        .text(path)
        .replace(/--.*$|'[^']*'/gm, (gone) => " ".repeat(gone.length))
        .matchAll(/[a-z_][a-z0-9_]*/g))
        look(path, match[0], match.index);
    for (const path of repository.paths(PROGRAM)) {
      const name = path.split("/").at(-1)!.replace(/\..*$/, "");
      look(path, name, 0);
      if (wordsOf(name).some((word) => NO_HOME.has(word)))
        faults.push({ where: `${path}:1`, what: `a file named ${name}`, how: "name it for what it holds" });
    }
    return faults;
  },
};

/** `purchaseOrderLines` → purchase, order, line. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z]+/)
    .map((word) => word.toLowerCase().replace(/(?<=[a-z]{3})s$/, ""));
}
