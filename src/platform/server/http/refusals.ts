/** Turns a refusal, bad input or a fault into what the caller gets: RFC 9457 problem details, sentences included. */
import { ORPCError, ValidationError } from "@orpc/server";
import { error, type Issue, Refusal, type RefusalKind } from "../../../kernel/refusal.ts";
import { type Language, refusalText } from "../texts.ts";

const ANSWERS: Record<RefusalKind, { code: string; status: number }> = {
  refused: { code: "REFUSED", status: 422 },
  conflict: { code: "CONFLICT", status: 409 },
  not_found: { code: "NOT_FOUND", status: 404 },
  not_allowed: { code: "NOT_ALLOWED", status: 403 },
  not_signed_in: { code: "NOT_SIGNED_IN", status: 401 },
  too_many: { code: "TOO_MANY", status: 429 },
};

export interface Around {
  readonly language: Language;
  readonly requestId: string;
  /** Told of what is our fault, with everything that must not leave the server. */
  readonly onFault: (fault: unknown) => void;
}

export function problemOf(thrown: unknown, around: Around): ORPCError<string, unknown> {
  if (thrown instanceof Refusal) return refused(thrown.kind, thrown.issues, around);
  if (thrown instanceof ORPCError) {
    if (thrown.cause instanceof ValidationError && thrown.code === "BAD_REQUEST")
      return refused("refused", inputIssues(thrown.cause), around);
    if (thrown.code === "BAD_REQUEST") return refused("refused", [error("platform.bad_input", {})], around);
    if (thrown.status < 500) return thrown;
  }
  if (isBadValue(thrown)) return refused("refused", [error("platform.bad_input", {})], around);
  around.onFault(thrown);
  const message = refusalText("platform.fault", {}, around.language);
  return new ORPCError("FAULT", { status: 500, message, data: { issues: [], requestId: around.requestId } });
}

/** Class 22: a value that the database cannot take, such as a date in the year 99999. The caller's, not ours. */
function isBadValue(thrown: unknown): boolean {
  const code = (thrown as { code?: unknown })?.code;
  return typeof code === "string" && /^22...$/.test(code);
}

function refused(
  kind: RefusalKind,
  issues: readonly Issue[],
  { language, requestId }: Around,
): ORPCError<string, unknown> {
  const { code, status } = ANSWERS[kind];
  const shown = issues.map((issue) => ({ ...issue, text: refusalText(issue.code, issue.params, language) }));
  const message = shown.map((issue) => issue.text).join(" ");
  return new ORPCError(code, { status, message, data: { issues: shown, requestId } });
}

/** Each fault of the input as an issue: where it is, and what would be right there. */
function inputIssues(fault: ValidationError): Issue[] {
  return fault.issues.slice(0, 200).map((issue) => {
    const path = (issue.path ?? [])
      .map((part) => String(typeof part === "object" ? part.key : part))
      .filter((part) => part !== "document")
      .join(".");
    const { code, format, message } = issue as { code?: string; format?: string; message: string };
    if (message.startsWith("scale ")) return error("platform.too_many_decimals", { decimals: message.slice(6) }, path);
    if (code === "too_big" || code === "too_small") {
      const { origin, maximum, minimum } = issue as { origin?: string; maximum?: number; minimum?: number };
      if (code === "too_small" && origin !== "number" && origin !== "int" && (minimum === 1 || minimum === 0))
        return error(origin === "array" ? "platform.no_lines" : "platform.required", {}, path);
      if (code === "too_small") return error("platform.too_small", { minimum: String(minimum) }, path);
      return error(origin === "string" ? "platform.too_long" : "platform.too_big", { maximum: String(maximum) }, path);
    }
    if (code === "invalid_type" && /undefined|null/.test(message)) return error("platform.required", {}, path);
    return error("platform.not_valid", { expected: format ?? code ?? "" }, path);
  });
}
