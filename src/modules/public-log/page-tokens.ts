import type { AnyNode } from 'domhandler';
import { quoted } from './log-findings.ts';

/** A page as a row of tokens: elements with their attributes, words, comments. Space between them and the order of attributes don't count. */
export function tokensOf(nodes: Iterable<AnyNode>): string[] {
  const tokens: string[] = [];
  // Not by recursion: whoever forges a page may nest it as deep as they like.
  const waiting: (AnyNode | string)[] = [...nodes].toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') tokens.push(node);
    else if ('attribs' in node) {
      tokens.push(tagOf(node.name, node.attribs));
      waiting.push(`</${node.name}>`, ...node.children.toReversed());
    } else if ('children' in node) waiting.push(...node.children.toReversed());
    else if (node.type === 'text') {
      const words = node.data.replaceAll(/\s+/g, ' ').trim();
      if (words !== '') tokens.push(words);
    } else tokens.push(`<!${node.data}>`);
  }
  return tokens;
}

function tagOf(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ` ${key}="${value}"`);
  return `<${name}${written.join('')}>`;
}

/** In what two rows of tokens differ, as the end of a sentence; null when they don't. */
export function differenceOf(expected: readonly string[], found: readonly string[]): string | null {
  let start = 0;
  while (start < expected.length && start < found.length && expected[start] === found[start]) start += 1;
  if (start === expected.length && start === found.length) return null;
  let end = 0;
  const most = Math.min(expected.length, found.length) - start;
  while (end < most && expected[expected.length - 1 - end] === found[found.length - 1 - end]) end += 1;
  const wanted = wordsOf(expected.slice(start, expected.length - end));
  const there = wordsOf(found.slice(start, found.length - end));
  if (wanted === '') return `多出${quoted(there)}`;
  if (there === '') return `缺少${quoted(wanted)}`;
  return `应当是${quoted(wanted)}，网页上是${quoted(there)}`;
}

/** What a reader notices of tokens: words and where links lead; the tags themselves where there is nothing else. */
function wordsOf(tokens: readonly string[]): string {
  const words = tokens.flatMap((token) => {
    if (!token.startsWith('<')) return [token];
    const address = /^<\S+ .*?\b(?:href|src|action|content|srcset|data)="([^"]*)"/s.exec(token)?.[1];
    return address === undefined ? [] : [address];
  });
  return (words.length === 0 ? tokens : words).join(' ');
}
