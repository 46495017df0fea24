/** Reads a bar code or QR code with the camera, where the browser itself can (Android, macOS); elsewhere it is typed. */

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

declare global {
  // Not in the standard library's types yet.
  var BarcodeDetector: (new () => Detector) | undefined;
}

const PAUSE_MS = 150;

export function hasCamera(): boolean {
  return "BarcodeDetector" in globalThis && navigator.mediaDevices !== undefined;
}

/** Films until a code is in the picture. @throws when the camera is refused, or `signal` ends it */
export async function readCode(video: HTMLVideoElement, signal: AbortSignal): Promise<string> {
  const Reader = globalThis.BarcodeDetector;
  if (!Reader) throw new Error("no reader");
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  try {
    video.srcObject = stream;
    await video.play();
    return await firstCode(new Reader(), video, signal);
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

async function firstCode(reader: Detector, video: HTMLVideoElement, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  const [code] = await reader.detect(video);
  if (code) return code.rawValue;
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  return await firstCode(reader, video, signal);
}
