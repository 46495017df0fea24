/**
 * A refusal is the business saying no. It is data: a code of the catalogue, where it stands, and the figures that
 * disagree. Rules collect every issue; the text in the user's language lives in `locales/*.json` under the code.
 */
export interface Issue {
  readonly code: string;
  readonly severity: "error" | "warning";
  /** Where in the document, e.g. `lines.2.quantityAccepted`; empty for the whole of it. */
  readonly path: string;
  /** Placeholders of the text. Decimals and dates as strings. */
  readonly params: Readonly<Record<string, string>>;
  /** Which document of a batch, if it was more than one. */
  readonly document?: number;
  /** For a warning: the permission someone needs to acknowledge it. Absent: anyone may. */
  readonly consent?: string;
}

/** What kind of no: it decides the HTTP status, nothing else. */
export type RefusalKind = "refused" | "conflict" | "not_found" | "not_allowed" | "not_signed_in" | "too_many";

export class Refusal extends Error {
  readonly issues: readonly Issue[];
  readonly kind: RefusalKind;
  constructor(issues: readonly Issue[], kind: RefusalKind = "refused") {
    super(issues.map((issue) => `${issue.code} ${JSON.stringify(issue.params)} ${issue.path}`).join("; "));
    this.name = "Refusal";
    this.issues = issues;
    this.kind = kind;
  }
}

export type Params = Readonly<Record<string, { toString(): string }>>;

function issue(severity: Issue["severity"], code: string, path: string, params: Params): Issue {
  return {
    code,
    severity,
    path,
    params: Object.fromEntries(Object.entries(params).map(([k, v]) => [k, v.toString()])),
  };
}

export function error(code: string, params: Params = {}, path = ""): Issue {
  return issue("error", code, path, params);
}

/** Stops once; passes when its code is acknowledged by someone who has the permission `consent`. */
export function warning(code: string, params: Params = {}, path = "", consent?: string): Issue {
  return consent ? { ...issue("warning", code, path, params), consent } : issue("warning", code, path, params);
}

export function refuse(code: string, params: Params = {}, kind: RefusalKind = "refused"): never {
  throw new Refusal([error(code, params)], kind);
}
