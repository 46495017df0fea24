import i18next from "i18next";
import type { ShownIssue } from "../data/refusal.ts";

/**
 * The sentence of a refusal in the language now chosen: `procurement.over_receipt` is the key
 * `procurement.refusal.over_receipt`. A code this screen has no text for shows what the server wrote.
 */
export function issueText(issue: Pick<ShownIssue, "code" | "params" | "text">): string {
  const dot = issue.code.indexOf(".");
  const keys = [
    `${issue.code.slice(0, dot)}.refusal.${issue.code.slice(dot + 1)}`,
    `platform.refusal.${issue.code.slice(dot + 1)}`,
    `platform.refusal.${issue.code}`,
  ];
  const key = keys.find((it) => i18next.exists(it));
  return key ? i18next.t(key, { ...issue.params }) : (issue.text ?? issue.code);
}
