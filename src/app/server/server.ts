/** Puts the program together: database, API, live events, and the HTTP server. */
import { serve } from "@hono/node-server";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { type Logger, pino } from "pino";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { CHANGED } from "../../documents/context.ts";
import { withCodes } from "../../documents/refs.ts";
import { error, Refusal, refuse } from "../../kernel/refusal.ts";
import { actorFrom, Sessions } from "../../modules/admin/session/session.actions.ts";
import type { DataWarehouse } from "../../platform/server/data-warehouse.ts";
import type { Database } from "../../platform/server/db/database.ts";
import { httpApp, type RequestFacts } from "../../platform/server/http/app.ts";
import { problemOf } from "../../platform/server/http/refusals.ts";
import { languageOf } from "../../platform/server/texts.ts";
import { registry } from "../modules.ts";
import { type RequestContext, router } from "./router.ts";

const COOKIE = "millstock";
const SIGN_IN_TRIES = 30;

export interface ServerOptions {
  readonly database: Database;
  /** What analysis reads; without it, its reports say that there is none. */
  readonly dataWarehouse?: DataWarehouse;
  readonly clock?: () => Date;
  readonly webDir?: string;
  readonly logLevel?: string;
  /** Opens the set-up wizard to who knows it, until there is a company. */
  readonly setupKey?: string;
  /** Set when the address is https, so that the cookie never leaves over http. */
  readonly isSecure?: boolean;
}

export function cookieOf(request: Request): string | undefined {
  return /(?:^|;\s*)millstock=([\w-]+)/.exec(request.headers.get("cookie") ?? "")?.[1];
}

/** What the requests of one application share. */
interface Shared {
  readonly database: Database;
  readonly dataWarehouse: DataWarehouse | null;
  readonly log: Logger;
  readonly sessions: Sessions;
  readonly limiter: RateLimiterMemory;
  readonly isSecure: boolean;
  /** Null once there is a company. */
  setupKey: string | null;
}

type Context = RequestContext & { requestId: string };

/** The HTTP application, not yet listening: tests call `fetch` on it. */
export async function application(options: ServerOptions) {
  const { database, clock = () => new Date() } = options;
  const log = pino({ level: options.logLevel ?? "info", redact: ["*.password", "*.token"] });
  const sessions = new Sessions(database);
  const live = liveChanges();
  const shared: Shared = {
    database,
    dataWarehouse: options.dataWarehouse ?? null,
    log,
    sessions,
    limiter: new RateLimiterMemory({ points: SIGN_IN_TRIES, duration: 300 }),
    isSecure: options.isSecure ?? false,
    setupKey: options.setupKey ?? null,
  };
  const stop = await database.listen(CHANGED, live.told);
  const app = httpApp({
    log,
    clock,
    api: apiOf(shared),
    listener: async (request) => (await sessions.find(cookieOf(request), clock()))?.companyId,
    subscribe: live.subscribe,
    isReady: () => answers(database),
    ...(options.webDir ? { webDir: options.webDir } : {}),
  });
  return { app, sessions, log, stop };
}

async function answers(database: Database): Promise<boolean> {
  try {
    await database.transaction({ as: "identity" }, (tx) => tx.query("select 1"));
    return true;
  } catch {
    return false;
  }
}

function apiOf(shared: Shared) {
  const handler = new OpenAPIHandler<Context>(router as never, {
    clientInterceptors: [
      async ({ next, context }) => {
        try {
          return await next();
        } catch (thrown) {
          const { requestId, language } = context as Context;
          throw problemOf(await toldByCodes(thrown, context as Context), {
            language,
            requestId,
            onFault: (err) => shared.log.error({ requestId, err }, "fault"),
          });
        }
      },
    ],
    customErrorResponseBodyEncoder: (fault) => ({
      type: `urn:millstock:${fault.code.toLowerCase()}`,
      title: fault.message,
      ...fault.toJSON(),
    }),
  });
  return async (request: Request, facts: RequestFacts): Promise<Response | undefined> => {
    const cookie = newCookie(shared.isSecure);
    const context = await contextOf(shared, request, facts, cookie.set);
    const { matched, response: answered } = await handler.handle(request, { prefix: "/api", context });
    if (!matched) return undefined;
    const response = answered.status === 400 ? unreadable(context) : answered;
    if (cookie.text()) response.headers.append("set-cookie", cookie.text()!);
    response.headers.set("cache-control", "no-store");
    if (response.status >= 400 && response.headers.get("content-type")?.startsWith("application/json"))
      response.headers.set("content-type", "application/problem+json");
    return response;
  };
}

/** A refusal names records by their codes. */
async function toldByCodes(thrown: unknown, { database, actor }: Context): Promise<unknown> {
  if (!(thrown instanceof Refusal) || !actor) return thrown;
  return await withCodes(database, actor.orgId, registry.refs, thrown.issues)
    .then((issues) => new Refusal(issues, thrown.kind))
    .catch(() => thrown);
}

/** What is no JSON never reaches a procedure; it is refused in the same words as any other bad input. */
function unreadable({ language, requestId }: Context): Response {
  const problem = problemOf(new Refusal([error("platform.bad_input", {})]), { language, requestId, onFault: () => {} });
  const body = { type: "urn:millstock:refused", title: problem.message, ...problem.toJSON() };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: { "content-type": "application/problem+json" },
  });
}

function newCookie(isSecure: boolean) {
  let text: string | undefined;
  return {
    text: () => text,
    set(token: string | null) {
      text = `${COOKIE}=${token ?? ""}; Path=/; HttpOnly; SameSite=Strict${isSecure ? "; Secure" : ""}${token ? "" : "; Max-Age=0"}`;
    },
  };
}

async function contextOf(
  shared: Shared,
  request: Request,
  { requestId, at }: RequestFacts,
  setToken: RequestContext["setToken"],
): Promise<Context> {
  const token = cookieOf(request);
  const signedIn = await shared.sessions.find(token, at);
  const { headers } = request;
  const language = languageOf(headers.get("accept-language"));
  return {
    database: shared.database,
    dataWarehouse: shared.dataWarehouse,
    registry,
    sessions: shared.sessions,
    signedIn,
    token,
    at,
    requestId,
    language,
    companyName: (language === "en" && signedIn?.companyNameEn) || (signedIn?.companyName ?? ""),
    actor: signedIn ? actorFrom(signedIn, at, requestId) : null,
    idempotencyKey: headers.get("idempotency-key")?.slice(0, 200) ?? null,
    isMinimal: /\breturn=minimal\b/.test(headers.get("prefer") ?? ""),
    setToken,
    setupKey: shared.setupKey,
    setupDone() {
      shared.setupKey = null;
    },
    async countSignIn(login) {
      await shared.limiter.consume(login).catch(() => refuse("admin.too_many_tries", {}, "too_many"));
    },
  };
}

/** Hands each company's changes to its open screens. */
function liveChanges() {
  const heard = new Map<string, Set<(kind: string, ids: string[]) => void>>();
  return {
    told(payload: string) {
      const [orgId = "", kind = "", ids = ""] = payload.split(" ");
      for (const tell of heard.get(orgId) ?? []) tell(kind, ids.split(",").filter(Boolean));
    },
    subscribe(orgId: string, tell: (kind: string, ids: string[]) => void) {
      const all = heard.get(orgId) ?? new Set();
      heard.set(orgId, all.add(tell));
      return () => void all.delete(tell);
    },
  };
}

/**
 * Listens; `stop` finishes what is under way and closes the database.
 * @throws Refusal if the port is taken or the address is not ours; the database is closed then too
 */
export async function listen(options: ServerOptions & { port: number; host: string }) {
  const { app, log, stop } = await application(options);
  const listening = new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const it = serve({ fetch: app.fetch, port: options.port, hostname: options.host }, () => resolve(it));
    it.once("error", reject);
  });
  const server = await listening.catch(async (fault: { code?: string }) => {
    await stop();
    await options.database.close();
    const { port, host } = options;
    if (fault.code === "EADDRINUSE") return refuse("platform.port_taken", { port }, "conflict");
    if (fault.code?.startsWith("E")) return refuse("platform.cannot_listen", { host, port, why: fault.code });
    throw fault;
  });
  return {
    log,
    async stop() {
      await stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        // Live events stay open for ever, so they are cut.
        if ("closeAllConnections" in server) setTimeout(() => server.closeAllConnections(), 500).unref();
      });
      await options.database.close();
    },
  };
}
