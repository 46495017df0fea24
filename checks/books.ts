import { MIGRATION, PROGRAM, TEST } from "./places.ts";
import type { Check } from "./repository.ts";
import { sqlTexts, tablesWritten } from "./sql-tables.ts";

const BOOKS: ReadonlySet<string> = new Set([
  "posting",
  "stock_line",
  "journal_line",
  "progress_line",
  "layer_use",
  "cost_layer",
  "stock_balance",
  "account_balance",
  "open_item",
  "progress",
  "consent",
]);
const THE_WRITER = "src/ledger/commit-parts.store.ts";

export const books: Check = {
  name: "books",
  why: "the books stay provable only while one function writes them",
  run(repository) {
    const paths = repository
      .paths(/\.(ts|tsx|sql)$/)
      .filter(
        (path) =>
          (PROGRAM.test(path) || path.endsWith(".sql")) &&
          path !== THE_WRITER &&
          !MIGRATION.test(path) &&
          !TEST.test(path),
      );
    return sqlTexts(repository, paths).flatMap(({ path, text, start }) =>
      tablesWritten(text)
        .filter(({ table }) => BOOKS.has(table))
        .map(({ table, at }) => ({
          where: repository.at(path, start + at),
          what: `SQL that writes ${table}`,
          how: `make a posting and give it to commit() of src/ledger/commit.store.ts; a bench of the raw limit writes tables of its own`,
        })),
    );
  },
};
