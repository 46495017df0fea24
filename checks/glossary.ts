import { MIGRATION, PROGRAM } from "./places.ts";
import { type Check, type Fault, walk } from "./repository.ts";

/** One word per concept. Left the word nobody shall use in a name, right the one we use. */
const BANNED: Readonly<Record<string, string>> = {
  vendor: "supplier",
  product: "item",
  sku: "item",
  article: "item",
  grn: "goods receipt",
  shipment: "delivery",
  storehouse: "warehouse",
  depot: "warehouse",
  ledgers: "books",
  utils: "a name that says what it is",
  helper: "a name that says what it is",
  manager: "a name that says what it is",
};

export const glossary: Check = {
  name: "glossary",
  why: "two words for one thing make two things in the reader's head",
  run(repository) {
    const faults: Fault[] = [];
    const seen = new Set<string>();
    const look = (path: string, name: string, start: number) => {
      const bad = wordsOf(name).find((word) => word in BANNED);
      if (!bad || seen.has(`${path} ${name}`)) return;
      seen.add(`${path} ${name}`);
      faults.push({ where: repository.at(path, start), what: `the name ${name}`, how: `say ${BANNED[bad]} instead of ${bad}` });
    };
    for (const path of repository.paths(PROGRAM))
      walk(repository.program(path), (node, above) => {
        const around = above.at(-1);
        // The name something has in a library is not ours: `import { x as y }`, `library.x`.
        const isForeign = around?.type === "ImportSpecifier" && around["imported"] === node && around["local"] !== node;
        if (node.type === "Identifier" && !isForeign) look(path, String(node["name"]), node.start);
      });
    for (const path of repository.paths(MIGRATION))
      for (const match of repository.text(path).replace(/--.*$|'[^']*'/gm, (gone) => " ".repeat(gone.length)).matchAll(/[a-z_][a-z0-9_]*/g)) look(path, match[0], match.index);
    for (const path of repository.paths(PROGRAM)) look(path, path.split("/").at(-1)!.replace(/\..*$/, ""), 0);
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
