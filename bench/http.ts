/** The program's HTTP surface as a caller meets it: signed in, in this process or over a socket. */
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { application } from "../src/app/server/server.ts";
import { newId } from "../src/kernel/ids.ts";
import { type Factory, NOW, PASSWORD } from "./factory.ts";

type Send = (request: Request) => Response | Promise<Response>;

export interface Caller {
  /** @returns the answer's text. @throws Error for anything but success. */
  get(path: string): Promise<string>;
  post(path: string, body: object): Promise<string>;
}

export interface Surface {
  /** Calls the application's own function. */
  readonly inside: (login: string) => Promise<Caller>;
  /** Goes through a real socket. */
  readonly socket: (login: string) => Promise<Caller>;
  close(): Promise<void>;
}

export async function surfaceOf(factory: Factory): Promise<Surface> {
  const started = performance.now();
  const clock = () => new Date(NOW.getTime() + performance.now() - started);
  const { app, stop } = await application({ database: factory.database, clock, logLevel: "silent" });
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const it = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(it));
  });
  const { port } = server.address() as AddressInfo;
  return {
    inside: (login) => callerOf((request) => app.fetch(request), "http://bench", login),
    socket: (login) => callerOf((request) => fetch(request), `http://127.0.0.1:${port}`, login),
    async close() {
      await stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
    },
  };
}

async function callerOf(send: Send, base: string, login: string): Promise<Caller> {
  const json = { "content-type": "application/json" };
  const signedIn = await send(
    new Request(`${base}/api/session`, {
      method: "POST",
      headers: json,
      body: JSON.stringify({ username: login, password: PASSWORD }),
    }),
  );
  if (!signedIn.ok) throw new Error(`could not sign in: ${signedIn.status} ${await signedIn.text()}`);
  const cookie = signedIn.headers.get("set-cookie")!.split(";")[0]!;
  const call = async (path: string, init: RequestInit) => {
    const answer = await send(new Request(base + path, init));
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
    return text;
  };
  return {
    get: (path) => call(path, { headers: { cookie } }),
    post: (path, body) =>
      call(path, {
        method: "POST",
        headers: { ...json, cookie, prefer: "return=minimal", "idempotency-key": newId() },
        body: JSON.stringify(body),
      }),
  };
}
