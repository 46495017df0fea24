/** Takes a text of several statements apart. */

// Quoted text, a comment, a dollar-quoted body, or the end of a statement: whatever comes first.
const PART = /'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|;/g;

export function statementsOf(sql: string): string[] {
  const statements: string[] = [];
  let start = 0;
  for (const { 0: part, index } of sql.matchAll(PART)) {
    if (part !== ";") continue;
    statements.push(sql.slice(start, index));
    start = index + 1;
  }
  statements.push(sql.slice(start));
  return statements.map((it) => it.trim()).filter((it) => it.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, "").trim() !== "");
}
