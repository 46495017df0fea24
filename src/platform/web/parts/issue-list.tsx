/** Everything that is wrong, in sentences; each leads to where it stands. */
import type { ShownIssue } from "../data/refusal.ts";
import { issueText } from "../i18n/issue-text.ts";
import { useT } from "../i18n/texts.ts";

export interface IssueListProps {
  readonly issues: readonly ShownIssue[];
  readonly onGo?: (path: string) => void;
}

export function IssueList({ issues, onGo }: IssueListProps) {
  const t = useT();
  if (issues.length === 0) return null;
  return (
    <ul className="issues" role="alert">
      {issues.map((issue) => (
        <li key={`${issue.path} ${issue.code}`} className={issue.severity === "error" ? "red" : "amb"}>
          <span className="hidden">{t(issue.severity === "error" ? "refused" : "warning")}</span>
          {lineOf(issue.path) !== undefined && (
            <button type="button" className="link" onClick={() => onGo?.(issue.path)}>
              {t("lineNumber", { line: (lineOf(issue.path) ?? 0) + 1 })}
            </button>
          )}
          {issueText(issue)}
        </li>
      ))}
    </ul>
  );
}

function lineOf(path: string): number | undefined {
  const index = /^lines\.(\d+)/.exec(path)?.[1];
  return index === undefined ? undefined : Number.parseInt(index, 10);
}
