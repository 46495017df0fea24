import { PROGRAM, TEST } from "./places.ts";
import { type Check, type Fault, lineAt, walk } from "./repository.ts";

const FILE_LINES = 400;
const FUNCTION_LINES = 70;
const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

export const size: Check = {
  name: "size",
  why: "what does not fit on a few screens is not read before it is changed",
  run(repository) {
    const faults: Fault[] = [];
    for (const path of repository.paths(/^(src|checks|scripts|demo|bench|test)\/.*\.(ts|tsx|sql|css)$/)) {
      const text = repository.text(path);
      const lines = text.split("\n").length - 1;
      if (lines > FILE_LINES)
        faults.push({
          where: `${path}:${FILE_LINES}`,
          what: `${lines} lines, at most ${FILE_LINES}`,
          how: "split it by what its parts are about",
        });
      // A describe() of a test holds its cases as a file does.
      if (!PROGRAM.test(path) || TEST.test(path)) continue;
      walk(repository.program(path), (node) => {
        if (!FUNCTIONS.has(node.type)) return;
        const long = lineAt(text, node.end) - lineAt(text, node.start) + 1;
        if (long > FUNCTION_LINES)
          faults.push({
            where: repository.at(path, node.start),
            what: `a function of ${long} lines, at most ${FUNCTION_LINES}`,
            how: "give its steps names of their own",
          });
      });
    }
    return faults;
  },
};
