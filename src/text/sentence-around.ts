/** How far a sentence is followed to either side. */
const REACH = 200;

/** The sentence in which a place stands, with where it begins; cut where it is very long. */
export function sentenceAround(text: string, at: number): { readonly text: string; readonly start: number } {
  const from = Math.max(0, at - REACH);
  const before = text.slice(from, at);
  const start =
    from + Math.max(...['。', '；', '\n', '！', '？'].map((mark) => before.lastIndexOf(mark))) + 1;
  const after = text.slice(at, at + REACH);
  const end = after.search(/[。；\n！？]/u);
  return { text: text.slice(start, at + (end < 0 ? after.length : end)), start };
}
