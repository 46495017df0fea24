/**
 * Scans into a document on a phone: a keyboard scanner or a thumb types a code here, or the camera reads it, and the
 * line with it is at hand. A high tone for found, a low one for not: nobody looks at the screen while scanning.
 */
import { useEffect, useRef, useState } from "react";
import type { RefLabel } from "../../contract/page.ts";
import { resolveRef, useServices } from "../data/provider.tsx";
import { useT } from "../i18n/texts.ts";
import { hasCamera, readCode } from "./camera.ts";

/** What a scan does: which line it finds, and where the next figure goes. */
export interface Scan {
  /** The field that names the record whose code is scanned. */
  readonly find: string;
  readonly focus: string;
  /** What is not on the document yet is put on it. */
  readonly isAdding?: boolean;
}

interface ScanBarProps {
  /** The kind of record, e.g. "item". */
  readonly kind: string;
  /** Goes to the record's line; undefined: there is none. */
  readonly onFound: (label: RefLabel) => number | undefined;
}

export function ScanBar({ kind, onFound }: ScanBarProps) {
  const { refs } = useServices();
  const t = useT();
  const [said, setSaid] = useState<{ text: string; isGood: boolean }>();
  const [isFilming, setFilming] = useState(false);
  const take = async (code: string) => {
    const wanted = code.trim();
    if (wanted === "") return;
    const label = await resolveRef(refs, kind, wanted).catch(() => undefined);
    const line = label && onFound(label);
    const isGood = line !== undefined;
    beep(isGood);
    setSaid({
      isGood,
      text: isGood ? t("scanFound", { line: line + 1, code: label?.code ?? "" }) : t("scanMissing", { code: wanted }),
    });
  };
  return (
    <div className="scan">
      <input
        className="input"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="none"
        aria-label={t("scan")}
        placeholder={t("scan")}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          const { currentTarget } = event;
          void take(currentTarget.value);
          currentTarget.value = "";
        }}
      />
      {hasCamera() && (
        <button type="button" className="btn" aria-pressed={isFilming} onClick={() => setFilming(!isFilming)}>
          {t("scanCamera")}
        </button>
      )}
      {isFilming && <Camera onCode={(code) => void take(code)} onEnd={() => setFilming(false)} />}
      <p role="status" className={said?.isGood ? "grn" : "red"}>
        {said?.text}
      </p>
    </div>
  );
}

function Camera({ onCode, onEnd }: { onCode: (code: string) => void; onEnd: () => void }) {
  const t = useT();
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef({ onCode, onEnd });
  latest.current = { onCode, onEnd };
  useEffect(() => {
    if (!video.current) return;
    const stop = new AbortController();
    readCode(video.current, stop.signal).then(
      (code) => {
        latest.current.onCode(code);
        latest.current.onEnd();
      },
      () => !stop.signal.aborted && latest.current.onEnd(),
    );
    return () => stop.abort();
  }, []);
  return <video ref={video} className="camera" muted playsInline aria-label={t("scanCamera")} />;
}

/** Without a file: two short tones that a noisy store tells apart. */
function beep(isGood: boolean): void {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  tone.frequency.value = isGood ? 1_320 : 180;
  tone.connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + (isGood ? 0.09 : 0.35));
  tone.onended = () => void audio.close();
}
