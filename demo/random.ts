/**
 * Chance that is the same every time. A stream is named by a text; two streams do not disturb each other, so a delivery is the
 * same whatever was drawn before it. Whole numbers only (mulberry32 over an FNV-1a hash of the name).
 */
export interface Chance {
  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number;
}

export function chanceOf(name: string): Chance {
  let state = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) state = Math.imul(state ^ name.charCodeAt(i), 0x01000193);
  return {
    below(limit) {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
    },
  };
}
