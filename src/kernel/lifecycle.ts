/**
 * The states and verbs of a document as one literal. It drives the guard on the server, the permissions, the
 * buttons, the colour of the pill, the filter tabs, the SQL CHECK (a test compares) and the diagram in the manual.
 * What someone decided is a state; what has happened is derived from the books and is never a state.
 */
export interface State {
  readonly tone: "neutral" | "busy" | "good" | "warn" | "bad" | "muted";
  readonly isEditable?: boolean;
  readonly isFinal?: boolean;
}

export interface Verb<S extends string = string> {
  readonly from: readonly S[];
  readonly to: S;
  readonly permission: string;
  /** The verb asks why, and the answer is kept. */
  readonly asksReason?: boolean;
  /** Shown as the one primary button of its state. */
  readonly isPrimary?: boolean;
  /** Writes the books, so the entries can be shown before. */
  readonly posts?: boolean;
}

export interface Lifecycle<S extends string = string, V extends string = string> {
  readonly initial: S;
  readonly states: Readonly<Record<S, State>>;
  readonly verbs: Readonly<Record<V, Verb<S>>>;
}

export function lifecycle<const S extends string, const V extends string>(it: {
  initial: NoInfer<S>;
  states: Record<S, State>;
  verbs: Record<V, Verb<NoInfer<S>>>;
}): Lifecycle<S, V> {
  return it;
}

/**
 * What most documents that post go through: draft → posted → voided.
 * @param subject what is permitted, as `finance.payment`: `.post` and `.void` of it
 */
export function postedLifecycle(subject: string): Lifecycle<"draft" | "posted" | "voided", "post" | "void"> {
  return lifecycle({
    initial: "draft",
    states: {
      draft: { tone: "neutral", isEditable: true },
      posted: { tone: "good" },
      voided: { tone: "muted", isFinal: true },
    },
    verbs: {
      post: { from: ["draft"], to: "posted", permission: `${subject}.post`, isPrimary: true, posts: true },
      void: { from: ["posted"], to: "voided", permission: `${subject}.void`, asksReason: true, posts: true },
    },
  });
}

/** The verbs that a state offers, the primary one first. */
export function verbsFrom(cycle: Lifecycle, state: string): string[] {
  return Object.entries(cycle.verbs)
    .filter(([, verb]) => verb.from.includes(state))
    .sort(([, a], [, b]) => Number(b.isPrimary ?? false) - Number(a.isPrimary ?? false))
    .map(([name]) => name);
}

/** What is wrong with a lifecycle: unreachable states, dead ends that are not final, verbs out of final states. */
export function lifecycleFaults(cycle: Lifecycle): string[] {
  const faults: string[] = [];
  const verbs = Object.entries(cycle.verbs);
  const reached = new Set([cycle.initial]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [, verb] of verbs)
      if (!reached.has(verb.to) && verb.from.some((state) => reached.has(state))) {
        reached.add(verb.to);
        grew = true;
      }
  }
  for (const [name, state] of Object.entries(cycle.states)) {
    const exits = verbs.some(([, verb]) => verb.from.includes(name));
    if (!reached.has(name)) faults.push(`state ${name} cannot be reached`);
    if (!state.isFinal && !exits) faults.push(`state ${name} has no exit and is not final`);
    if (state.isFinal && exits) faults.push(`state ${name} is final but has an exit`);
  }
  return faults;
}
