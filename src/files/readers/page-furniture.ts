import type { TextLine } from './page-text.ts';

/** The lines of a page that stand outside of its ruled tables. */
export interface PageLines {
  readonly page: number;
  readonly height: number;
  readonly lines: readonly TextLine[];
}

/** The share of a page, at its head and foot, where page numbers and running heads stand. */
const EDGE = 0.13;
/** Lines from the edge that are looked at. */
const MOST_LINES = 2;
const MOST_NUMBERS = 6;
const DRESSED_NUMBER =
  /^(?:[—–\-－‐―─·•~]+\s*\d{1,4}\s*[—–\-－‐―─·•~]+|第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?)$/u;
const BARE_NUMBER = /^(\d{1,4})(?:\s*[/／]\s*(\d{1,4}))?$/;

/** Page numbers and heads that run through the document: what no reader takes for its text. */
export function furnitureOf(pages: readonly PageLines[]): Set<TextLine> {
  const edges = pages.map((page) => ({ page, lines: edgeLines(page) }));
  const found = new Set<TextLine>();
  for (const { lines } of edges)
    for (const line of lines) if (DRESSED_NUMBER.test(line.text.trim())) found.add(line);
  for (const line of countedNumbers(edges)) found.add(line);
  for (const line of repeated(edges)) found.add(line);
  return found;
}

interface EdgeLines {
  readonly page: PageLines;
  readonly lines: readonly TextLine[];
}

function edgeLines({ lines, height }: PageLines): TextLine[] {
  const sorted = lines.toSorted((a, b) => a.baseline - b.baseline);
  const head = sorted.slice(0, MOST_LINES).filter((line) => line.baseline < EDGE * height);
  const foot = sorted.slice(-MOST_LINES).filter((line) => line.baseline > (1 - EDGE) * height);
  return [...new Set([...head, ...foot])];
}

/** Bare numbers are page numbers only when they count the pages, on more than one of them. */
function countedNumbers(edges: readonly EdgeLines[]): TextLine[] {
  const byOffset = new Map<string, TextLine[]>();
  for (const { page, lines } of edges) {
    for (const line of lines) {
      const match = BARE_NUMBER.exec(line.text.trim());
      if (match === null) continue;
      const side = line.baseline < page.height / 2 ? 'head' : 'foot';
      const key = `${side} ${Number(match[1]) - page.page} ${match[2] ?? ''}`;
      byOffset.set(key, [...(byOffset.get(key) ?? []), line]);
    }
  }
  return [...byOffset.values()].filter((lines) => lines.length >= 2).flat();
}

/** The same words at the same height on half of the pages, and on two at least. */
function repeated(edges: readonly EdgeLines[]): TextLine[] {
  const byPlace = new Map<string, TextLine[]>();
  for (const { lines } of edges) {
    for (const line of lines) {
      const words = line.text.replaceAll(/\d+/g, '#').replaceAll(/\s+/g, '');
      if ((words.match(/#/g)?.length ?? 0) > MOST_NUMBERS || words.replaceAll('#', '') === '') continue;
      const key = `${Math.round(line.baseline / 3)} ${words}`;
      byPlace.set(key, [...(byPlace.get(key) ?? []), line]);
    }
  }
  const least = Math.max(2, edges.length / 2);
  return [...byPlace.values()].filter((lines) => lines.length >= least).flat();
}
