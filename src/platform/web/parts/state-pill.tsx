import type { Lifecycle } from "../../../kernel/lifecycle.ts";
import type { SubjectTexts } from "../i18n/texts.ts";

const TONES = { neutral: "", busy: "mid", good: "ok", warn: "warn", bad: "bad", muted: "" } as const;

/** The state in words, coloured by its tone in the lifecycle. */
export function StatePill({ lifecycle, state, texts }: { lifecycle: Lifecycle; state: string; texts: SubjectTexts }) {
  const tone = lifecycle.states[state]?.tone ?? "neutral";
  return <span className={`pill ${TONES[tone]}`}>{texts.state(state)}</span>;
}
