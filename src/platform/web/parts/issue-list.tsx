/** Everything that is wrong, in sentences; each leads to where it stands. */
import type { ShownIssue } from "../data/refusal.ts";
import { issueText } from "../i18n/issue-text.ts";
import { type SubjectTexts, useT } from "../i18n/texts.ts";
import type { Refs } from "../lines/columns.ts";

export interface IssueListProps {
  readonly issues: readonly ShownIssue[];
  /** Of the document whose lines they are about: a sentence that fits every field is led by the field's name. */
  readonly texts?: SubjectTexts;
  /** The names of the records its sentences speak of. */
  readonly labels?: Refs;
  readonly onGo?: (path: string) => void;
}

export function IssueList({ issues, texts, labels = {}, onGo }: IssueListProps) {
  const t = useT();
  if (issues.length === 0) return null;
  return (
    <div role="alert">
      <ul className="issues">
        {issues.map((issue) => (
          <li key={`${issue.path} ${issue.code}`} className={issue.severity === "error" ? "red" : "amb"}>
            <span className="hidden">{t(issue.severity === "error" ? "refused" : "warning")}</span>
            {lineOf(issue.path) !== undefined && (
              <button type="button" className="link" onClick={() => onGo?.(issue.path)}>
                {t("lineNumber", { line: (lineOf(issue.path) ?? 0) + 1 })}
              </button>
            )}
            {fieldOf(issue, texts)}
            {issueText(issue, labels)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The sentences of modules name what they are about; the platform's fit any field. */
function fieldOf({ code, path }: ShownIssue, texts: SubjectTexts | undefined) {
  const [, ofLine, ofHead] = /^lines\.\d+\.(.+)$|^(\w+)$/.exec(path) ?? [];
  if (!texts || !code.startsWith("platform.") || path === "lines") return null;
  const label = ofLine ? texts.line(ofLine) : ofHead ? texts.field(ofHead) : "";
  return label && <b>{label} </b>;
}

function lineOf(path: string): number | undefined {
  const index = /^lines\.(\d+)/.exec(path)?.[1];
  return index === undefined ? undefined : Number.parseInt(index, 10);
}
