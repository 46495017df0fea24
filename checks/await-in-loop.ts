import { type Check, type Fault, type Node, walk } from "./repository.ts";

const SCOPE = /^src\/.*(\.store|\.actions|\/api)\.ts$/;
const LOOPS = new Set(["ForStatement", "ForOfStatement", "ForInStatement", "WhileStatement", "DoWhileStatement"]);
const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);
const EACH = new Set(["map", "flatMap", "forEach", "filter", "reduce"]);

export const awaitInLoop: Check = {
  name: "await-in-loop",
  why: "statements per document are what costs; a query per line is eleven times slower than one for all",
  run(repository) {
    const faults: Fault[] = [];
    for (const path of repository.paths(SCOPE))
      walk(repository.program(path), (node, above) => {
        if (node.type === "AwaitExpression" && isInLoop(node, above))
          faults.push({
            where: repository.at(path, node.start),
            what: "await inside a loop",
            how: "send all rows as one array: one statement with json_to_recordset($1) or = any($1)",
          });
        if (isAsyncEach(node))
          faults.push({
            where: repository.at(path, node.start),
            what: "an async function called for each element",
            how: "send all elements in one statement and share the answer out afterwards",
          });
      });
    return faults;
  },
};

/** The head of a `for … of` is evaluated once, so an await there is fine; a function inside the loop is looked at by itself. */
function isInLoop(node: Node, above: readonly Node[]): boolean {
  for (let i = above.length - 1; i >= 0; i--) {
    const around = above[i]!;
    if (FUNCTIONS.has(around.type)) return false;
    if (!LOOPS.has(around.type)) continue;
    const child = above[i + 1] ?? node;
    const isHead = (around.type === "ForOfStatement" || around.type === "ForInStatement") && child === around.right;
    if (!isHead && !(around.type === "ForStatement" && child === around.init)) return true;
  }
  return false;
}

function isAsyncEach(node: Node): boolean {
  if (node.type !== "CallExpression") return false;
  const property = (node.callee as Node).property as Node | undefined;
  const first = (node.arguments as Node[])[0];
  return EACH.has(String(property?.name)) && first !== undefined && FUNCTIONS.has(first.type) && first.async === true;
}
