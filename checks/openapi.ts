import type { Check } from "./repository.ts";

const PAGE = "docs/openapi.json";

/** @param generated the description as the contract makes it now */
export function openApi(generated: () => Promise<string>): Check {
  return {
    name: "openapi",
    why: "a change of the API is seen in review only if its description changes with it",
    async run(repository) {
      const text = await generated();
      const written = repository.has(PAGE) ? repository.text(PAGE) : "";
      if (written === text) return [];
      const lines = written.split("\n");
      const line = text.split("\n").findIndex((it, i) => it !== lines[i]);
      return [
        {
          where: `${PAGE}:${Math.max(line, 0) + 1}`,
          what: "does not describe the API as it is",
          how: "npm run openapi, and look at what changed",
        },
      ];
    },
  };
}
