import { SOURCE, sideOf } from "./places.ts";
import { type Check, calleeName, type Fault, walk } from "./repository.ts";

const CALLS: ReadonlySet<string> = new Set([
  "Date.now",
  "Math.random",
  "performance.now",
  "crypto.randomUUID",
  "crypto.getRandomValues",
  "Date",
]);

export const noClock: Check = {
  name: "no-clock",
  why: "a rule that looks at the clock or draws lots cannot be tested, and gives another answer on the other side",
  run(repository) {
    const faults: Fault[] = [];
    for (const path of repository.paths(SOURCE)) {
      if (sideOf(path) !== "shared") continue;
      walk(repository.program(path), (node) => {
        const isNow =
          node.type === "NewExpression" && calleeName(node) === "Date" && (node.arguments as unknown[]).length === 0;
        const isCall = node.type === "CallExpression" && CALLS.has(calleeName(node));
        if (isNow || isCall)
          faults.push({
            where: repository.at(path, node.start),
            what: `${isNow ? "new Date()" : `${calleeName(node)}()`} in a shared file`,
            how: "take the instant or the id as a parameter; the server passes `by.at`",
          });
      });
    }
    return faults;
  },
};
