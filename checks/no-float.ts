import { TEST } from "./places.ts";
import { type Check, calleeName, type Fault, type Node, walk } from "./repository.ts";
import { sqlTexts } from "./sql-tables.ts";

const SCOPE = /^(src|demo)\/.*\.tsx?$/;
/** Where decimals are made and shown: the only code that may turn text into numbers and back. */
const HOME = /^src\/kernel\/|^src\/platform\/web\/format\//;

const HOW: Readonly<Record<string, string>> = {
  parseFloat: "parse with Quantity.of, UnitPrice.of or Amount.of",
  "Number.parseFloat": "parse with Quantity.of, UnitPrice.of or Amount.of",
  Number:
    "a count: Number.parseInt(text, 10); a flag: flag ? 1 : 0; anything with decimals: Quantity.of, UnitPrice.of, Amount.of",
  "Math.round": "money is rounded in src/kernel/money.ts; pixels and milliseconds: Math.trunc",
};
const SQL_FLOAT = /(?:::\s*|\bas\s+|\b[a-z_]+\s+)(real|float[48]?|double precision)\b(?!\s*\()/i;

export const noFloat: Check = {
  name: "no-float",
  why: "0.1 + 0.2 is not 0.3 in binary; one such number near money and the books do not tie out",
  run(repository) {
    const faults: Fault[] = [];
    for (const path of repository.paths(SCOPE)) {
      if (HOME.test(path) || TEST.test(path)) continue;
      walk(repository.program(path), (node) => {
        if (node.type !== "CallExpression") return;
        const name = calleeName(node);
        const isToFixed = ((node.callee as Node).property as Node | undefined)?.name === "toFixed";
        const how = isToFixed ? "format with the decimal's toString, or format.ts on the web" : HOW[name];
        if (how)
          faults.push({
            where: repository.at(path, node.start),
            what: `${isToFixed ? "toFixed" : name}() makes or rounds a binary number`,
            how,
          });
      });
    }
    const sql = sqlTexts(
      repository,
      repository.paths(/^(src|demo)\/.*\.(sql|ts)$/).filter((path) => !TEST.test(path)),
    );
    for (const { path, text, start } of sql) {
      if (!path.endsWith(".sql") && !/\b(select|insert|update|create)\b/i.test(text)) continue;
      const match = SQL_FLOAT.exec(text.replace(/--.*$/gm, (comment) => " ".repeat(comment.length)));
      if (match)
        faults.push({
          where: repository.at(path, start + match.index),
          what: `SQL with the binary type ${match[1]}`,
          how: "use numeric(24, 6) for quantities, numeric(20, 6) for prices, numeric(20, 2) for amounts",
        });
    }
    return faults;
  },
};
