import { createORPCErrorFromJson } from "@orpc/client";
import { describe, expect, test } from "vitest";
import { isOnlyWarnings, refusalOf, requestIdOf, type ShownIssue } from "./refusal.ts";

const issue = (severity: "error" | "warning"): ShownIssue => ({ code: "x.y", severity, path: "", params: {} });
const thrown = (status: number, data: unknown) =>
  createORPCErrorFromJson({ defined: true, code: "X", status, message: "", data } as never);

describe("an error of the server", () => {
  test("with issues is a refusal", () => {
    const refusal = refusalOf(thrown(422, { issues: [issue("error")], requestId: "R" }));
    expect(refusal).toEqual({ status: 422, code: "X", issues: [issue("error")] });
  });
  test("of our own making, without issues, or none of the server's is a fault", () => {
    expect(refusalOf(thrown(500, { issues: [], requestId: "R" }))).toBeUndefined();
    expect(refusalOf(thrown(404, undefined))).toBeUndefined();
    expect(refusalOf(new TypeError("no connection"))).toBeUndefined();
  });
  test("gives the number to ask about", () => {
    expect(requestIdOf(thrown(500, { issues: [], requestId: "R-7" }))).toBe("R-7");
    expect(requestIdOf(new TypeError("no connection"))).toBeUndefined();
  });
});

test("warnings pass once they are read, errors never", () => {
  expect(isOnlyWarnings([issue("warning"), issue("warning")])).toBe(true);
  expect(isOnlyWarnings([issue("warning"), issue("error")])).toBe(false);
  expect(isOnlyWarnings([])).toBe(false);
});
