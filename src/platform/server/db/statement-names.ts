/**
 * Which statements are kept prepared, and under which name. A name is given at the second use, so that the many texts that lists
 * make of their filters, each used once, do not take the places of the few that are used all day.
 */
import { createHash } from "node:crypto";

const NAMED_AT_MOST = 500;
const REMEMBERED_AT_MOST = 2_000;

export class StatementNames {
  private readonly names = new Map<string, string>();
  private readonly once = new Set<string>();

  /** Undefined: this one is not worth it, or all places are taken. */
  nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known || this.names.size >= NAMED_AT_MOST) return known;
    if (!this.once.delete(text)) {
      if (this.once.size >= REMEMBERED_AT_MOST) this.once.clear();
      this.once.add(text);
      return undefined;
    }
    const name = createHash("sha1").update(text).digest("base64url");
    this.names.set(text, name);
    return name;
  }
}
