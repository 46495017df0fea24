import { createHash } from "node:crypto";
import { MIGRATION } from "./places.ts";
import type { Check, Fault, Repository } from "./repository.ts";

export const LOCK = "checks/migrations.lock";
const HOW_TO_LOCK = "node --import tsx scripts/lock-migrations.ts";

export const migrations: Check = {
  name: "migrations",
  why: "a factory's database has run the old text; changing it changes nothing there and makes two kinds of databases",
  run(repository) {
    const locked = lockedHashes(repository);
    const faults: Fault[] = [];
    for (const path of repository.paths(MIGRATION)) {
      const hash = locked.get(path);
      if (!hash) faults.push({ where: `${path}:1`, what: "a migration that is not in the lock", how: HOW_TO_LOCK });
      else if (hash !== hashOf(repository.text(path)))
        faults.push({
          where: `${path}:1`,
          what: "a migration was changed after it was locked",
          how: "put the old text back and write the change as a new file with a higher number",
        });
    }
    for (const path of locked.keys())
      if (!repository.has(path))
        faults.push({
          where: `${LOCK}:1`,
          what: `${path} is gone`,
          how: "put it back; what it made is taken away by a new migration",
        });
    return [...faults, ...sameNumber(repository)];
  },
};

/** Migrations run in the order of their numbers, whatever their folder. */
function sameNumber(repository: Repository): Fault[] {
  const byNumber = new Map<string, string>();
  return repository.paths(MIGRATION).flatMap((path): Fault[] => {
    const number = /\/(\d{4})_[^/]+\.sql$/.exec(path)?.[1];
    if (!number)
      return [
        {
          where: `${path}:1`,
          what: "a migration without a number of four digits",
          how: "name it like 0310_purchase_return.sql",
        },
      ];
    const other = byNumber.get(number);
    byNumber.set(number, path);
    return other
      ? [
          {
            where: `${path}:1`,
            what: `number ${number} is taken by ${other}`,
            how: "take the next free number of the module",
          },
        ]
      : [];
  });
}

export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Lines of `<hash>  <path>`, as sha256sum writes them. */
export function lockedHashes(repository: Repository): Map<string, string> {
  if (!repository.has(LOCK)) return new Map();
  return new Map(
    [...repository.text(LOCK).matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)].map((match) => [match[2]!, match[1]!]),
  );
}
