/** Control characters, and those that turn the direction of writing or break a line. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Somebody else's words on one line of a terminal: what would move its cursor, colour it or turn its lines around is shown as
 * `\u{1b}`.
 */
export function printable(text: string): string {
  return text.replaceAll(UNSEEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
