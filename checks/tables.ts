import { MIGRATION, moduleOf, TEST } from "./places.ts";
import type { Check, Fault } from "./repository.ts";
import { sqlTexts, tableOwners, tablesWritten } from "./sql-tables.ts";

export const tables: Check = {
  name: "tables",
  why: "a table that two modules write has no owner who can promise anything about it",
  run(repository) {
    const owners = tableOwners(repository);
    const faults: Fault[] = [];
    const paths = repository
      .paths(/^(src|demo)\/.*\.(ts|tsx|sql)$/)
      .filter((path) => !MIGRATION.test(path) && !TEST.test(path));
    for (const { path, text, start } of sqlTexts(repository, paths))
      for (const { table, at } of tablesWritten(text)) {
        const owner = owners.get(table);
        if (!owner || owner === moduleOf(path)) continue;
        faults.push({
          where: repository.at(path, start + at),
          what: `SQL that writes ${table}, a table of ${owner}`,
          how: `offer a function in src/modules/${owner}/api.ts and call it`,
        });
      }
    return faults;
  },
};
