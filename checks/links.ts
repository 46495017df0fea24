import { dirname, normalize } from "node:path/posix";
import type { Check, Fault, Repository } from "./repository.ts";

export const links: Check = {
  name: "links",
  why: "a page that points nowhere is worse than none",
  run: (repository) => repository.paths(/\.md$/).flatMap((path) => faultsOf(repository, path)),
};

function faultsOf(repository: Repository, path: string): Fault[] {
  // Code is no link.
  const text = repository.text(path).replace(/```[\s\S]*?```|`[^`\n]*`/g, (code) => code.replace(/[^\n]/g, " "));
  return [...text.matchAll(/\[[^\]]*\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].flatMap((match): Fault[] => {
    const [target = "", anchor] = match[1]!.split("#");
    if (/^[a-z]+:/i.test(match[1]!)) return [];
    const file = target === "" ? path : normalize(`${dirname(path)}/${target}`).replace(/\/$/, "");
    const where = repository.at(path, match.index);
    if (!exists(repository, file))
      return [{ where, what: `${match[1]} leads nowhere`, how: "correct the path; it is relative to the page" }];
    if (anchor && file.endsWith(".md") && !anchorsOf(repository.text(file)).has(decodeURIComponent(anchor)))
      return [
        {
          where,
          what: `${file} has no heading #${anchor}`,
          how: "write the anchor as the heading in lower case, blanks as dashes",
        },
      ];
    return [];
  });
}

/** A file, or a folder of files. Data is not among the texts; a link to it is believed if its folder is there. */
function exists(repository: Repository, file: string): boolean {
  if (repository.has(file)) return true;
  const folder = /\.(csv|gz|txt)$/.test(file) ? dirname(file) : file;
  return folder === "." || [...repository.files.keys()].some((path) => path.startsWith(`${folder}/`));
}

/** As GitHub makes them: lower case, punctuation away, blanks to dashes. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map((match) => match[1]!);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}
