/** Who is signed in. Plain fetch: the sign-in page needs neither the contract nor the client. */
import { createORPCErrorFromJson } from "@orpc/client";
import { newId } from "../../kernel/ids.ts";
import type { Session } from "../../platform/web/data/provider.tsx";
import { currentLanguage, type Language } from "../../platform/web/i18n/i18n.ts";

/** Asks the server; a refusal is thrown as the typed client would throw it. */
export async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  const headers: Record<string, string> = { "accept-language": currentLanguage() };
  if (body) headers["content-type"] = "application/json";
  if (method !== "GET") headers["idempotency-key"] = newId();
  const response = await fetch(`/api${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const text = await response.text();
  const answer: unknown = text && response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : undefined;
  if (response.ok) return answer as T;
  const { code = "FAULT", message = "", data } = (answer ?? {}) as { code?: string; message?: string; data?: unknown };
  throw createORPCErrorFromJson({ defined: true, code, status: response.status, message, data } as never);
}

/** Null when nobody is signed in. */
export async function currentSession(): Promise<Session | null> {
  const response = await fetch("/api/session", { headers: { accept: "application/json" } });
  return response.ok ? ((await response.json()) as Session) : null;
}

/** Whether there is no company yet. */
export async function isSetupNeeded(): Promise<boolean> {
  return await ask<{ isNeeded: boolean }>("GET", "/setup").then(
    (it) => it.isNeeded,
    () => false,
  );
}

export function signIn(username: string, password: string): Promise<Session> {
  return ask<Session>("POST", "/session", { username, password });
}

export async function signOut(): Promise<void> {
  await ask("DELETE", "/session");
}

/** Keeps the choice with the person; a failure costs nothing but that. */
export function keepLanguage(language: Language): void {
  void ask("PUT", "/session/language", { language }).catch(() => {});
}
