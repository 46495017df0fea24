import i18next from "i18next";
import { issueWord, permissionWords } from "../../contract/issue-words.ts";
import type { RefLabel } from "../../contract/page.ts";
import type { ShownIssue } from "../data/refusal.ts";
import { formatQuantity } from "../format/format.ts";

type Labels = Readonly<Record<string, RefLabel>>;

/**
 * The sentence of a refusal in the language now chosen: `procurement.over_receipt` is the key
 * `procurement.refusal.over_receipt`. A code this screen has no text for shows what the server wrote.
 */
export function issueText(issue: Pick<ShownIssue, "code" | "params" | "text">, labels: Labels = {}): string {
  const dot = issue.code.indexOf(".");
  const keys = [
    `${issue.code.slice(0, dot)}.refusal.${issue.code.slice(dot + 1)}`,
    `platform.refusal.${issue.code.slice(dot + 1)}`,
    `platform.refusal.${issue.code}`,
  ];
  const key = keys.find((it) => i18next.exists(it));
  return key ? i18next.t(key, inWords(issue.params, labels)) : (issue.text ?? issue.code);
}

/** Figures stay as they are; states, verbs, permissions and records are named as the screen names them. */
function inWords(params: ShownIssue["params"], labels: Labels): Record<string, string | number> {
  const { warning, ...figures } = params;
  const words = Object.entries(figures).map(([name, value]) => {
    const label = labels[value];
    if (label) return [name, label.code];
    if (/^-?\d+\.\d+$/.test(value)) return [name, formatQuantity(value)];
    return [name, name === "count" ? Number.parseInt(value, 10) : issueWord(name, value, look)];
  });
  // What somebody has to agree to has a sentence of its own.
  if (warning) words.push(["warning", issueText({ code: warning, params: figures }, labels)]);
  return Object.fromEntries(words) as Record<string, string | number>;
}

function look(key: string): string | undefined {
  return i18next.exists(key) ? i18next.t(key as never) : undefined;
}

/** What a permission lets people do: “Goods receipt: Inspect and put in stock”. */
export function permissionText(permission: string): string {
  return permissionWords(permission, look);
}
