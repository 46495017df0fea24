import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { httpApp } from "./app.ts";

const app = httpApp({
  log: pino({ level: "silent" }),
  clock: () => new Date("2026-11-02T04:00:00Z"),
  api: async (request) => Response.json({ text: "x".repeat(Number(new URL(request.url).searchParams.get("length"))) }),
  listener: async () => undefined,
  subscribe: () => () => undefined,
  isReady: async () => true,
});

const ask = (length: number) =>
  app.request(`/api/anything?length=${length}`, { headers: { "accept-encoding": "gzip" } });

describe("an answer", () => {
  it("that is short goes as it is, with its length", async () => {
    const answer = await ask(1_000);
    expect(answer.headers.get("content-encoding")).toBeNull();
    expect(answer.headers.get("content-length")).toBe(String((await answer.text()).length));
  });

  it("that is long is packed", async () => {
    const answer = await ask(100_000);
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    expect((await answer.arrayBuffer()).byteLength).toBeLessThan(2_000);
  });
});
