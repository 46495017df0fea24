import { type Side, SOURCE, sideOf } from "./places.ts";
import type { Check, Fault } from "./repository.ts";

const MAY_IMPORT: Readonly<Record<Side, readonly Side[]>> = {
  shared: ["shared"],
  web: ["web", "shared"],
  server: ["server", "shared"],
  test: ["test", "web", "server", "shared"],
};

export const sides: Check = {
  name: "sides",
  why: "server code in the browser's bundle leaks and fails; shared files must run on both sides",
  run(repository) {
    const faults: Fault[] = [];
    for (const path of repository.paths(SOURCE)) {
      const side = sideOf(path);
      for (const it of repository.imports(path)) {
        const where = `${path}:${it.line}`;
        if (it.path?.startsWith("src/") && /\.tsx?$/.test(it.path)) {
          const other = sideOf(it.path);
          if (MAY_IMPORT[side].includes(other)) continue;
          faults.push({
            where,
            what: `a ${side} file imports ${it.path}, which is ${other}`,
            how: `move what is needed into a shared file (no suffix), or give this file the suffix of its side (.store.ts, .actions.ts, .page.tsx …)`,
          });
        } else if (it.request.startsWith("node:") && (side === "shared" || side === "web"))
          faults.push({
            where,
            what: `a ${side} file imports ${it.request}`,
            how: "node's modules are for server files: .store.ts, .actions.ts, or a server folder",
          });
      }
    }
    return faults;
  },
};
