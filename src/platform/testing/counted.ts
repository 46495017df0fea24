/** What a run of the tests has counted so far, in the file that `COUNTS` names, so that a run that is stopped has its counts too. */
import { appendFileSync, existsSync, readFileSync } from "node:fs";

const NAMES = {
  corruptions: "planted corruptions named",
  histories: "random histories",
  kills: "kills survived",
  malformed: "malformed requests answered",
} as const;

export type Counted = keyof typeof NAMES;

/** Said by a test once the thing went well. Lines are appended whole, so several workers may count at once. */
export function counted(what: Counted): void {
  const file = process.env["COUNTS"];
  if (file) appendFileSync(file, `${what}\n`);
}

export function countsIn(file: string): Record<Counted, number> {
  const counts = { corruptions: 0, histories: 0, kills: 0, malformed: 0 };
  if (!existsSync(file)) return counts;
  for (const line of readFileSync(file, "utf8").split("\n")) if (line in counts) counts[line as Counted]++;
  return counts;
}

/** `planted corruptions named 61, random histories 200, …` */
export function countsText(counts: Readonly<Record<Counted, number>>): string {
  return Object.entries(NAMES)
    .map(([what, name]) => `${name} ${counts[what as Counted].toLocaleString("en")}`)
    .join(", ");
}
