/** What a thrown error says, for those who show it. A refusal has issues; anything else is a fault. */
import { ORPCError } from "@orpc/client";
import type { Issue } from "../../../kernel/refusal.ts";

/** An issue on the screen. One the server sent carries its sentence too, for a code this screen has no text for. */
export interface ShownIssue extends Issue {
  readonly text?: string;
}

export interface ShownRefusal {
  readonly status: number;
  readonly code: string;
  readonly issues: readonly ShownIssue[];
}

interface Told {
  readonly issues?: unknown;
  readonly requestId?: unknown;
}

function toldBy(error: unknown): Told {
  const data: unknown = error instanceof ORPCError ? error.data : undefined;
  return typeof data === "object" && data !== null ? data : {};
}

/** The refusal behind an error; undefined for a fault and for a server that did not answer. */
export function refusalOf(error: unknown): ShownRefusal | undefined {
  if (!(error instanceof ORPCError) || error.status >= 500) return undefined;
  const { issues } = toldBy(error);
  if (!Array.isArray(issues)) return undefined;
  return { status: error.status, code: error.code, issues: issues as readonly ShownIssue[] };
}

/** The number to ask the administrator about. */
export function requestIdOf(error: unknown): string | undefined {
  const { requestId } = toldBy(error);
  return typeof requestId === "string" && requestId !== "" ? requestId : undefined;
}

/** Nothing but warnings: they pass once somebody has read them. */
export function isOnlyWarnings(issues: readonly ShownIssue[]): boolean {
  return issues.length > 0 && issues.every((issue) => issue.severity === "warning");
}
