import { LAYERS, layerOf, SOURCE } from "./places.ts";
import type { Check, Fault } from "./repository.ts";

export const layers: Check = {
  name: "layers",
  why: "a lower layer that knows a higher one can be neither understood nor tested without it",
  run(repository) {
    const faults: Fault[] = [];
    for (const path of repository.paths(SOURCE)) {
      const layer = layerOf(path);
      for (const it of repository.imports(path)) {
        if (!it.path) continue;
        const where = `${path}:${it.line}`;
        const other = layerOf(it.path);
        if (layer && other && LAYERS.indexOf(other) > LAYERS.indexOf(layer))
          faults.push({
            where,
            what: `${layer} imports ${it.path}, which is in ${other}`,
            how: `move what both need down to ${layer}, or pass it in as a parameter`,
          });
        if (!it.path.startsWith("src/") && layer !== "app" && !/\.test\.tsx?$/.test(path))
          faults.push({
            where,
            what: `the program imports ${it.path} from outside src`,
            how: "only the app may start tools and the demo; move what is needed into src",
          });
      }
    }
    return faults;
  },
};
