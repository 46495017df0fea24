/** A file as an answer, under a name that may be Chinese (RFC 6266). */
import { z } from "zod";

export const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const fileAnswer = z.object({ headers: z.record(z.string(), z.string()), body: z.file() });
export type FileAnswer = z.infer<typeof fileAnswer>;

export function asFile(bytes: Uint8Array<ArrayBuffer>, name: string, type: string): FileAnswer {
  const headers = { "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}` };
  return { headers, body: new File([bytes], name, { type }) };
}
