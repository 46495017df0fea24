import type { Check, Fault, Repository } from "./repository.ts";

export const LANGUAGES = ["en", "zh-CN"] as const;
/** Languages have different plurals: English one and other, Chinese only other. */
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Key (without plural) → its texts. */
export type Catalogue = ReadonlyMap<string, readonly string[]>;

export const locales: Check = {
  name: "locales",
  why: "there is no fallback language: a text missing in one shows a key to the user",
  run(repository) {
    const folders = new Set(
      repository.paths(/^src\/.*\/locales\/[^/]+\.json$/).map((path) => path.replace(/\/[^/]+$/, "")),
    );
    return [...folders].flatMap((folder) => folderFaults(repository, folder));
  },
};

function folderFaults(repository: Repository, folder: string): Fault[] {
  const missing = LANGUAGES.filter((language) => !repository.has(`${folder}/${language}.json`));
  if (missing.length > 0)
    return missing.map((language) => ({
      where: `${folder}/${language}.json:1`,
      what: "the catalogue is missing",
      how: "write it with the same keys as the other",
    }));
  const [english, chinese] = LANGUAGES.map((language) => catalogueOf(repository, `${folder}/${language}.json`));
  const pairs = [
    ["en", english!, chinese!],
    ["zh-CN", chinese!, english!],
  ] as const;
  return pairs.flatMap(([language, own, other]) => {
    const path = `${folder}/${language}.json`;
    const faults: Fault[] = [];
    for (const [key, texts] of other) {
      const mine = own.get(key);
      if (!mine)
        faults.push({
          where: `${path}:1`,
          what: `key ${key} is missing`,
          how: `the other catalogue says: ${texts[0]}`,
        });
      else if (language === "zh-CN" && placeholders(mine) !== placeholders(texts))
        faults.push({
          where: `${path}:1`,
          what: `key ${key} has the placeholders ${placeholders(mine)}, the other ${placeholders(texts)}`,
          how: "name the same figures in both",
        });
    }
    for (const [key, texts] of own)
      if (texts.some((text) => text.trim() === ""))
        faults.push({ where: `${path}:1`, what: `key ${key} is empty`, how: "write the text" });
    return faults;
  });
}

function catalogueOf(repository: Repository, path: string): Catalogue {
  const texts = new Map<string, string[]>();
  const read = (value: unknown, key: string): void => {
    if (typeof value === "object" && value !== null)
      for (const [name, it] of Object.entries(value)) read(it, key ? `${key}.${name}` : name);
    else texts.set(key.replace(PLURAL, ""), [...(texts.get(key.replace(PLURAL, "")) ?? []), String(value)]);
  };
  read(JSON.parse(repository.text(path)), "");
  return texts;
}

export function placeholdersOf(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map((match) => match[1]!)));
}

/** A plural may leave out the count itself ("one row"), so it is not compared. */
function placeholders(texts: readonly string[]): string {
  return (
    [...placeholdersOf(texts)]
      .filter((name) => name !== "count")
      .sort()
      .join(", ") || "none"
  );
}

/** The texts of every owner (platform, or a module), with the owner in front of the key. */
export function allTexts(repository: Repository, language: (typeof LANGUAGES)[number]): Catalogue {
  const all = new Map<string, readonly string[]>();
  for (const path of repository.paths(new RegExp(`^src/.*/locales/${language}\\.json$`))) {
    const owner = /([^/]+)\/locales\//.exec(path)![1]!;
    for (const [key, texts] of catalogueOf(repository, path)) all.set(`${owner}.${key}`, texts);
  }
  return all;
}
