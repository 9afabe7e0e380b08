/**
 * Selects words in the text as it is read and brings them into sight. Whether they were found: lines between paragraphs aren't
 * part of the page's text, so words are looked for with what stands around them on the same line.
 */
export function selectInView(found: {
  readonly words: string;
  readonly before: string;
  readonly after: string;
}): boolean {
  const view = document.querySelector('.rich-text-view');
  if (view === null) return false;
  const before = found.before.split('\n').at(-1) ?? '';
  const after = found.after.split('\n')[0] ?? '';
  const nodes: { readonly node: Node; readonly start: number }[] = [];
  let text = '';
  const walker = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    nodes.push({ node, start: text.length });
    text += node.textContent ?? '';
  }
  const at = text.indexOf(`${before}${found.words}${after}`);
  if (at < 0) return false;
  const [from, to] = [at + before.length, at + before.length + found.words.length];
  const first = nodes.findLast(({ start }) => start <= from);
  const last = nodes.findLast(({ start }) => start < Math.max(to, from + 1));
  if (first === undefined || last === undefined) return false;
  const range = document.createRange();
  range.setStart(first.node, from - first.start);
  range.setEnd(last.node, to - last.start);
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
  first.node.parentElement?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  return true;
}
