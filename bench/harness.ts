/** Measures in turns, so that what else the machine does falls on both sides alike, and takes medians. */

export interface Row {
  readonly name: string;
  readonly ours: number;
  /** What is measured beside it in the same run; null where the bar is a number. */
  readonly limit: number | null;
  readonly ratio: number | null;
  /** `>= 0.6`, `<= 1.3`; empty where there is no bar. */
  readonly target: string;
  readonly met: boolean | null;
}

export interface Options {
  /** A short run that only shows that every row works. */
  readonly isQuick: boolean;
  /** Stock lines of the full books. */
  readonly lines: number;
  readonly url: string | undefined;
  readonly tell: (text: string) => void;
}

type Work = () => Promise<unknown>;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

export async function timed(work: Work): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Medians in milliseconds of each, run in turns: a, b, c, then c, b, a, so that none always follows the same one. */
export async function inTurns(rounds: number, works: readonly Work[], warmUp = Math.min(5, rounds)): Promise<number[]> {
  const times = works.map((): number[] => []);
  for (let round = -warmUp; round < rounds; round++) {
    const order = works.map((_, i) => (round % 2 === 0 ? i : works.length - 1 - i));
    for (const i of order) {
      const ms = await timed(works[i]!);
      if (round >= 0) times[i]!.push(ms);
    }
  }
  return times.map(median);
}

function judged(name: string, ours: number, limit: number | null, target: string, measured: number): Row {
  const [, sign, bar] = /^([<>=]+) ([\d.]+)$/.exec(target) ?? [];
  const at = Number(bar);
  const met = !sign ? null : sign === ">=" ? measured >= at : sign === "<=" ? measured <= at : measured === at;
  return { name, ours, limit, ratio: limit === null ? null : measured, target, met };
}

/** Documents a second beside the limit's: the ratio is ours to the limit's. */
export function rate(name: string, documents: number, [ours, limit]: readonly number[], target: string): Row {
  return judged(name, (documents * 1000) / ours!, (documents * 1000) / limit!, target, limit! / ours!);
}

/** Milliseconds beside the limit's. */
export function duration(name: string, ours: number, limit: number, target: string): Row {
  return judged(name, ours, limit, target, ours / limit);
}

/** A figure against a fixed bar. */
export function figure(name: string, ours: number, target: string): Row {
  return judged(name, ours, null, target, ours);
}

/** A count that must be the same as another. */
export function same(name: string, ours: number, limit: number): Row {
  return judged(name, ours, limit, "= 1", ours / limit);
}

const shown = (value: number | null): string =>
  value === null ? "" : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

export function lineOf(row: Row, isJson: boolean): string {
  if (isJson) return JSON.stringify(row);
  const verdict = row.met === null ? "" : row.met ? "met" : "MISSED";
  const cells = [shown(row.ours), shown(row.limit), shown(row.ratio), row.target].map((it) => it.padStart(9));
  return `${row.name.padEnd(98)}${cells.join("")}  ${verdict}`;
}

export function head(isJson: boolean): string[] {
  return isJson ? [] : [`${"".padEnd(98)}${["ours", "limit", "ratio", "target"].map((it) => it.padStart(9)).join("")}`];
}
