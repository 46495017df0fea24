/** Every permission that is asked for has words in both languages: a refusal names what is lacking as people know it. */
import { permissionKeys } from "../src/platform/contract/issue-words.ts";
import { allTexts, LANGUAGES } from "./locales.ts";
import { SOURCE, TEST } from "./places.ts";
import type { Check, Fault } from "./repository.ts";

const PERMISSION = /^[a-z]+\.[a-z_]+\.[a-z_]+$/;
/** `permission: "…"`, `permissions: ["…", …]`, or the last thing a warning is given. */
const ASKED = /\b(?:permissions?|consent):\s*(?:\[[^\]]*\]|"[^"]+")|\bwarning\((?:[^()]|\([^()]*\))*\)/g;

export const permissions: Check = {
  name: "permissions",
  why: "a permission without words is a key on somebody's screen",
  run(repository) {
    const texts = LANGUAGES.map((language) => ({ language, all: allTexts(repository, language) }));
    const seen = new Set<string>();
    const faults: Fault[] = [];
    for (const path of repository.paths(SOURCE).filter((it) => !TEST.test(it)))
      for (const asked of repository.text(path).matchAll(ASKED))
        for (const [, permission = ""] of asked[0].matchAll(/"([^"]+)"/g)) {
          if (!PERMISSION.test(permission) || seen.has(permission)) continue;
          seen.add(permission);
          const keys = permissionKeys(permission);
          for (const { language, all } of texts)
            for (const part of [keys.subject, keys.ability])
              if (!part.some((key) => all.has(key)))
                faults.push({
                  where: repository.at(path, asked.index),
                  what: `${permission} has no words in ${language}`,
                  how: `write ${part[0]} in the locales`,
                });
        }
    return faults;
  },
};
