/** What is typed survives a reload and a lost connection: it is kept in this browser until it is saved or thrown away. */
import type { FormState } from "./form-state.ts";

const PREFIX = "millstock.draft.";
/** Older ones are swept: nobody comes back to them, and they would fill the store. */
const KEEP_DAYS = 30;

interface Draft extends FormState {
  readonly at: string;
}

/** @param key the document and its id, or `new` */
export function keepDraft(key: string, state: FormState, at: Date = new Date()): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ ...state, at: at.toISOString() } satisfies Draft));
  } catch {
    // A full store loses the safety net, not the typing.
  }
}

export function dropDraft(key: string): void {
  localStorage.removeItem(PREFIX + key);
}

export function keptDraft(key: string): Draft | undefined {
  const text = localStorage.getItem(PREFIX + key);
  if (!text) return undefined;
  try {
    return JSON.parse(text) as Draft;
  } catch {
    dropDraft(key);
    return undefined;
  }
}

export function sweepDrafts(now: Date = new Date()): void {
  const oldest = new Date(now.getTime() - KEEP_DAYS * 86_400_000).toISOString();
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(PREFIX)) continue;
    const key = name.slice(PREFIX.length);
    if ((keptDraft(key)?.at ?? "") < oldest) dropDraft(key);
  }
}
