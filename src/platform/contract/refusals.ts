/** How a refusal travels: RFC 9457 problem details with our code and the issues. */
import { z } from "zod";

export const issueSchema = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  path: z.string(),
  params: z.record(z.string(), z.string()),
  document: z.int().optional(),
  consent: z.string().optional(),
  /** The sentence, in the language of `Accept-Language`. */
  text: z.string(),
});

const data = z.object({ issues: z.array(issueSchema), requestId: z.string() });

/** The body of a refusal. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  defined: z.boolean(),
  code: z.string(),
  status: z.int(),
  message: z.string(),
  data,
});

/** The errors that every endpoint may answer. Status: 422 refusal, 409 stale or wrong state, 404, 403, 401, 429. */
export const refusals = {
  REFUSED: { status: 422, data },
  CONFLICT: { status: 409, data },
  NOT_FOUND: { status: 404, data },
  NOT_ALLOWED: { status: 403, data },
  NOT_SIGNED_IN: { status: 401, data },
  TOO_MANY: { status: 429, data },
} as const;
