import { cellLines } from './cell-lines.ts';
import type { SourcePlace, SourceText } from './source-document.ts';

/** The words of a form's row, found in running text, and the figures that follow it. */
export interface FlatRow {
  readonly key: string;
  /** What stands between the words and the figures, as words in brackets. */
  readonly head: string;
  /** What stands behind the words up to the next words, parted at blanks. */
  readonly tokens: readonly string[];
  readonly raw: string;
  readonly place: SourcePlace;
}

/** A row that is looked for: its words, and how many figures follow them where that is known. */
export interface WantedRow {
  readonly key: string;
  readonly words: readonly string[];
  readonly count?: number;
}

/** Running text with the place of each of its characters, blanks left out. */
interface Squeezed {
  readonly text: string;
  /** For each character: its block, and where in the block's text it stands. */
  readonly at: readonly (readonly [number, number])[];
}

/**
 * Looks for the words of rows in order in lines of text: 1.属于国家秘密 0 0 0 0 0 0 0, or 0000000 glued to them. A row whose words
 * aren't there is left out.
 */
export function flatRows(blocks: readonly SourceText[], wanted: readonly WantedRow[]): FlatRow[] {
  const squeezed = squeeze(blocks);
  const found: { key: string; count?: number; from: number; to: number }[] = [];
  let cursor = 0;
  for (const { words, ...row } of wanted) {
    const hit = firstOf(squeezed.text, words, cursor);
    if (hit === null) continue;
    found.push({ ...row, ...hit });
    cursor = hit.to;
  }
  return found.map(({ to, ...row }, index) => {
    const next = found[index + 1]?.from ?? squeezed.text.length;
    return rowAt(blocks, squeezed, { ...row, from: to, to: next });
  });
}

/** Of a row's words those that stand first from a place on, and of these the longest. */
function firstOf(text: string, words: readonly string[], from: number): { from: number; to: number } | null {
  const hits = words
    .map((word) => ({ from: word.length < 2 ? -1 : text.indexOf(word, from), length: word.length }))
    .filter((hit) => hit.from >= 0)
    .toSorted((a, b) => a.from - b.from || b.length - a.length);
  const [hit] = hits;
  return hit === undefined ? null : { from: hit.from, to: hit.from + hit.length };
}

function squeeze(blocks: readonly SourceText[]): Squeezed {
  let text = '';
  const at: [number, number][] = [];
  for (const [block, { text: own }] of blocks.entries()) {
    for (let index = 0; index < own.length; index += 1) {
      const character = (own[index] ?? '').normalize('NFKC');
      if (!/^[\p{L}\p{N}]$/u.test(character)) continue;
      text += character;
      at.push([block, index]);
    }
  }
  return { text, at };
}

function rowAt(
  blocks: readonly SourceText[],
  { at }: Squeezed,
  { key, count, from, to }: { key: string; count?: number; from: number; to: number },
): FlatRow {
  const written = rawBetween(blocks, at[from - 1], at[to]);
  const raw = written.normalize('NFKC');
  const head = /^[^\d]{0,14}?(?=\d)/u.exec(raw)?.[0] ?? '';
  const rest = /^[^\p{L}]*/u.exec(raw.slice(head.length))?.[0] ?? '';
  // The ordinal of the next row is glued to the figures of this one: 00000002.其他
  const cut = head.length + rest.length < raw.length ? rest : rest.replace(/\d\s*[.、:]\s*$/u, '');
  const figures = cut.replace(/[^\d/\-—–]+$/u, '');
  const [block, index] = at[from - 1] ?? [0, 0];
  const place = blocks[block]?.place ?? {};
  const start = (place.from ?? 0) + index + 1;
  const lines = count === undefined ? null : cellLines(written, count);
  if (lines !== null) {
    // Each in a line of its own they are told apart whatever they are.
    const length = written.lastIndexOf(lines.findLast((line) => line !== '') ?? '');
    return {
      key,
      head: '',
      tokens: lines,
      raw: lines.join('\n'),
      place: placed(place, start, start + length),
    };
  }
  return {
    key,
    head,
    tokens: figures.trim() === '' ? [] : figures.trim().split(/\s+/u),
    raw: figures.trim(),
    place: placed(place, start, start + head.length + figures.length),
  };
}

function placed(place: SourcePlace, from: number, to: number): SourcePlace {
  return place.from === undefined ? place : { from, to };
}

function rawBetween(
  blocks: readonly SourceText[],
  start: readonly [number, number] | undefined,
  end: readonly [number, number] | undefined,
): string {
  const [startBlock, startAt] = start ?? [0, -1];
  const [endBlock, endAt] = end ?? [blocks.length - 1, (blocks.at(-1)?.text ?? '').length];
  if (startBlock === endBlock) return (blocks[startBlock]?.text ?? '').slice(startAt + 1, endAt);
  const between = blocks.slice(startBlock + 1, endBlock).map(({ text }) => text);
  return [
    (blocks[startBlock]?.text ?? '').slice(startAt + 1),
    ...between,
    (blocks[endBlock]?.text ?? '').slice(0, endAt),
  ].join('\n');
}
