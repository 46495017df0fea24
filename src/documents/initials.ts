import { pinyin } from "pinyin-pro";

/** Pinyin initials of a name, lower case, so that `gg` finds 钢管; other letters and digits stay: `11速链条` → `11slt`. */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive" })
    .join("")
    .toLowerCase()
    .replace(/\s+/g, "")
    .slice(0, 120);
}
