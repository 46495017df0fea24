import i18next from "i18next";
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

/** Figures stay as they are; states, verbs and records are named as the screen names them. */
function inWords(params: ShownIssue["params"], labels: Labels): Record<string, string | number> {
  const separator = i18next.t("platform.listSeparator");
  const words = Object.entries(params).map(([name, value]) => {
    const label = labels[value];
    if (label) return [name, label.code];
    if (name === "state" || name === "verb") return [name, named(name, value)];
    if (name === "allowed")
      return [
        name,
        value
          .split(", ")
          .map((it) => named("state", it))
          .join(separator),
      ];
    if (/^-?\d+\.\d+$/.test(value)) return [name, formatQuantity(value)];
    return [name, name === "count" ? Number.parseInt(value, 10) : value];
  });
  return Object.fromEntries(words) as Record<string, string | number>;
}

function named(what: "state" | "verb", value: string): string {
  const key = `platform.${what}.${value}`;
  return i18next.exists(key) ? i18next.t(key as never) : value;
}
