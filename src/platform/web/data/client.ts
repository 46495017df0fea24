/** Talks to the server: the typed client of a module's contract, and the cache of its answers. */
import { createORPCClient, createORPCErrorFromJson } from "@orpc/client";
import type { AnyContractRouter, ContractRouterClient } from "@orpc/contract";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { QueryClient } from "@tanstack/react-query";
import { idOf, newId } from "../../../kernel/ids.ts";
import { currentLanguage } from "../i18n/i18n.ts";
import { oneKey } from "./keys.ts";
import { refusalOf } from "./refusal.ts";

const PREFIX = "/api";
const FRESH_MS = 15_000;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      // A factory's own network may reach the server while the browser believes that it is offline.
      networkMode: "always",
      // A no stays a no; only a server that did not answer is asked again.
      retry: (count, error) => count < 2 && refusalOf(error) === undefined,
    },
    mutations: { networkMode: "always" },
  },
});

/**
 * A document or record that something is suggested from. Nobody's typing waits for a suggestion: where it can't be had
 * (no such id, no permission, no connection) there is none.
 */
export async function askedFor<T>(
  subject: string,
  id: unknown,
  get: (input: { id: string }) => Promise<T>,
): Promise<T | undefined> {
  // A code that is still being looked up is none.
  if (typeof id !== "string" || !isId(id)) return undefined;
  const options = { queryKey: oneKey(subject, id), queryFn: () => get({ id }), retry: false };
  return await queryClient.fetchQuery(options).catch(() => undefined);
}

function isId(text: string): boolean {
  try {
    return idOf(text) === text;
  } catch {
    return false;
  }
}

const listeners = new Set<() => void>();

/** Tells when the server no longer knows who we are. Returns what stops it. */
export function whenSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Request → the key under which it was sent without getting an answer. */
const unanswered = new Map<string, string>();

/**
 * Every change goes under a key of its own, and under the same one again where no answer came: the server may have done
 * it before the connection broke, and must not do it twice.
 */
async function send(request: Request, init: object, input: unknown): Promise<Response> {
  request.headers.set("accept-language", currentLanguage());
  if (request.method === "GET") return await fetch(request, init);
  const wanted = `${request.method} ${request.url} ${JSON.stringify(input)}`;
  const key = unanswered.get(wanted) ?? newId();
  request.headers.set("idempotency-key", key);
  unanswered.set(wanted, key);
  const response = await fetch(request, init);
  unanswered.delete(wanted);
  return response;
}

/** The client of the library reads `application/json` alone; problem details are JSON under another name. */
function readable(response: Response): Response {
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) return response;
  const headers = new Headers(response.headers);
  headers.set("content-type", "application/json");
  return new Response(response.body, { status: response.status, headers });
}

interface Problem {
  readonly code?: string;
  readonly status?: number;
  readonly message?: string;
  readonly title?: string;
  readonly data?: unknown;
}

/** A problem as the error the client throws; it takes no keys but its own. */
function errorIn(body: unknown) {
  const { code, status, message, title, data } = (body ?? {}) as Problem;
  if (!code) return null;
  const json = { defined: true, code, status: status ?? 500, message: message ?? title ?? code, data };
  return createORPCErrorFromJson(json);
}

/** The client of one module: `clientFor("procurement", procurementContract).goodsReceipt.get({ id })`. */
export function clientFor<const C extends AnyContractRouter>(name: string, contract: C): ContractRouterClient<C> {
  const link = new OpenAPILink(
    { [name]: contract },
    {
      url: () => location.origin + PREFIX,
      fetch: async (request, init, _options, _path, input) => {
        const response = await send(request, init, input);
        if (response.status === 401) for (const listener of listeners) listener();
        return readable(response);
      },
      customErrorResponseBodyDecoder: errorIn,
    },
  );
  const client: Record<string, ContractRouterClient<C>> = createORPCClient(link);
  return client[name] as ContractRouterClient<C>;
}
