/**
 * The HTTP surface: API, live events, health, metrics and the browser's files, with what every request gets (an id, a log
 * line, security headers, size limits). What the API does comes from outside as a handler.
 */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { NONCE, secureHeaders } from "hono/secure-headers";
import { streamSSE } from "hono/streaming";
import type { Logger } from "pino";
import { collectDefaultMetrics, Histogram, Registry as MetricsRegistry } from "prom-client";
import { newId } from "../../../kernel/ids.ts";

/** What is known of a request besides itself. */
export interface RequestFacts {
  readonly requestId: string;
  readonly at: Date;
}

export interface HttpParts {
  readonly log: Logger;
  readonly clock: () => Date;
  /** Answers everything under `/api`; undefined: no such endpoint. */
  readonly api: (request: Request, facts: RequestFacts) => Promise<Response | undefined>;
  /** The company whose changes an open screen may hear; undefined: nobody is signed in. */
  readonly listener: (request: Request) => Promise<string | undefined>;
  /** Calls back with `<kind> <ids>` of a company's changes until it is told to stop. */
  readonly subscribe: (orgId: string, heard: (kind: string, ids: string[]) => void) => () => void;
  readonly isReady: () => Promise<boolean>;
  /** Where the built browser files are; without it only the API is served. */
  readonly webDir?: string;
}

type Vars = { Variables: { requestId: string; secureHeadersNonce?: string } };

const BODY_LIMIT = 32 * 1024 * 1024;
const PING_MS = 25_000;
/** Bytes. Packing and unpacking a shorter answer takes longer than sending it. */
const SHORT_ANSWER = 16 * 1024;

export function httpApp(parts: HttpParts): Hono<Vars> {
  const app = new Hono<Vars>();
  const metrics = new MetricsRegistry();
  collectDefaultMetrics({ register: metrics });
  const seconds = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time to answer",
    labelNames: ["method", "status"],
    registers: [metrics],
  });

  app.use(async (c, next) => {
    const started = performance.now();
    c.set("requestId", newId());
    await next();
    const ms = performance.now() - started;
    c.header("X-Request-Id", c.get("requestId"));
    seconds.observe({ method: c.req.method, status: c.res.status }, ms / 1000);
    if (c.req.path.startsWith("/api"))
      parts.log.info(
        {
          requestId: c.get("requestId"),
          method: c.req.method,
          path: c.req.path,
          status: c.res.status,
          ms: Math.trunc(ms),
        },
        "request",
      );
  });
  app.use(
    secureHeaders({ contentSecurityPolicy: policy(), crossOriginEmbedderPolicy: false, referrerPolicy: "same-origin" }),
  );
  app.use(packed());

  app.get("/health", (c) => c.json({ status: "ok" }));
  app.get("/ready", async (c) =>
    (await parts.isReady()) ? c.json({ status: "ready" }) : c.json({ status: "not ready" }, 503),
  );
  // Metrics tell how busy a factory is, so only this machine may read them.
  app.get("/metrics", async (c) => (isLocal(c) ? c.text(await metrics.metrics()) : c.notFound()));

  app.get("/api/events", (c) => events(c, parts));
  app.use("/api/*", bodyLimit({ maxSize: BODY_LIMIT }));
  app.all("/api/*", async (c) => {
    if (!isSameOrigin(c.req.raw))
      return c.json(
        { type: "urn:millstock:not_allowed", title: "cross-site request", status: 403, code: "NOT_ALLOWED" },
        403,
      );
    const answer = await parts.api(c.req.raw, { requestId: c.get("requestId"), at: parts.clock() });
    if (answer) return await sized(c, answer);
    return c.json({ type: "urn:millstock:not_found", title: "no such endpoint", status: 404, code: "NOT_FOUND" }, 404);
  });
  if (parts.webDir) webFiles(app, parts.webDir);
  app.onError((fault, c) => {
    parts.log.error({ requestId: c.get("requestId"), fault }, "fault");
    return c.json(
      {
        type: "urn:millstock:fault",
        title: "fault",
        status: 500,
        code: "FAULT",
        data: { issues: [], requestId: c.get("requestId") },
      },
      500,
    );
  });
  return app;
}

function policy() {
  return {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", NONCE],
    styleSrc: ["'self'", NONCE],
    // Widths and heights of rows are style attributes, which no nonce covers; they cannot load or run anything.
    styleSrcAttr: ["'unsafe-inline'"],
    imgSrc: ["'self'", "data:", "blob:"],
    connectSrc: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    objectSrc: ["'none'"],
  };
}

/** Packs what is long enough: of the API only long answers, of the browser's files all. */
function packed(): MiddlewareHandler {
  const [all, long] = [compress(), compress({ threshold: SHORT_ANSWER })];
  return (c, next) => (c.req.path.startsWith("/api/") ? long(c, next) : all(c, next));
}

/** An answer in JSON with its length, by which it is decided whether it is packed. */
async function sized(c: Context, answer: Response): Promise<Response> {
  if (!/json/.test(answer.headers.get("content-type") ?? "")) return c.newResponse(answer.body, answer);
  const text = await answer.text();
  const sameButLength = c.newResponse(text, answer);
  sameButLength.headers.set("content-length", String(Buffer.byteLength(text)));
  return sameButLength;
}

/** Browsers say where a request comes from; a page of another site must not use our cookie. Other programs send nothing. */
function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  const origin = request.headers.get("origin");
  return request.method === "GET" || !origin || new URL(origin).host === request.headers.get("host");
}

function isLocal(c: Context): boolean {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  const address = incoming?.socket?.remoteAddress;
  return address === undefined || address === "127.0.0.1" || address === "::1" || address === "::ffff:127.0.0.1";
}

async function events(c: Context<Vars>, parts: HttpParts): Promise<Response> {
  const orgId = await parts.listener(c.req.raw);
  if (!orgId) return c.json({ code: "NOT_SIGNED_IN" }, 401);
  return streamSSE(c, async (stream) => {
    const stop = parts.subscribe(
      orgId,
      (subject, ids) => void stream.writeSSE({ data: JSON.stringify({ subject, ids }) }),
    );
    stream.onAbort(stop);
    await stream.writeSSE({ event: "open", data: "{}" });
    while (!stream.aborted) {
      await stream.sleep(PING_MS);
      await stream.writeSSE({ event: "ping", data: "{}" });
    }
  });
}

/** Hashed files are kept for ever by the browser; the page itself is made anew, with its nonce. */
function webFiles(app: Hono<Vars>, webDir: string): void {
  const page = existsSync(join(webDir, "index.html")) ? readFileSync(join(webDir, "index.html"), "utf8") : "";
  app.use(
    "/assets/*",
    serveStatic({
      root: webDir,
      onFound: (_, c) => c.header("Cache-Control", "public, max-age=31536000, immutable"),
    }),
  );
  app.get("*", (c) => {
    if (c.req.path.startsWith("/assets/")) return c.notFound();
    c.header("Cache-Control", "no-store");
    const nonce = c.get("secureHeadersNonce") ?? randomBytes(8).toString("hex");
    return c.html(page.replaceAll("__NONCE__", nonce));
  });
}
