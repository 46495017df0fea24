import type { Issue } from "../kernel/refusal.ts";

/** Says of which document of a batch the issues are. */
export function ofDocument(document: number, issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => ({ ...issue, document }));
}
