/** Reads comma-separated text with a header row: quoted fields may hold commas, line breaks and doubled quotes. */
export type Row = Readonly<Record<string, string>>;

/** A field: quoted text or plain text, and what ends it. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/y;

export function readCsv(text: string): Row[] {
  const records: string[][] = [[]];
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < text.length) {
    const at = FIELD.lastIndex;
    const match = FIELD.exec(text);
    if (!match) throw new RangeError(`not comma-separated text at ${at}: ${text.slice(at, at + 40)}`);
    records.at(-1)!.push(match[1]?.replaceAll('""', '"') ?? match[2]!);
    if (match[3] === "\n" && FIELD.lastIndex < text.length) records.push([]);
  }
  const [header = [], ...rows] = records;
  return rows.map((fields) => {
    if (fields.length !== header.length)
      throw new RangeError(`${fields.length} fields under ${header.length} columns: ${fields.join(",")}`);
    return Object.fromEntries(header.map((name, i) => [name, fields[i]!]));
  });
}
