import { PART_TITLES } from '../form.ts';
import { bareLabel } from './label-likeness.ts';
import { titleOf } from './read-narrative.ts';
import type { SourceBlock, SourceDocument } from './source-document.ts';

/** A list of contents has the titles of all parts, too, but hardly a word between them. */
const LEAST_CHARACTERS = 400;
const PARTS = PART_TITLES.map(bareLabel);
/** Parts that a report has at least before another can begin. */
const LEAST_PARTS = 4;

/**
 * The document with one report where several follow each other in it: the one that the file calls itself by, else the first. A note
 * says what was left out, so that nobody takes the figures of one for another's.
 */
export function oneReport(document: SourceDocument): SourceDocument {
  const reports = reportsIn(document.blocks);
  if (reports.length < 2) return document;
  const titles = reports.map((blocks) => titleIn(blocks));
  const own = titleOf(document.meta.title);
  const at = Math.max(
    0,
    titles.findIndex((title) => title !== null && title === own),
  );
  const name = titles[at] ?? `第${at + 1}份`;
  return {
    ...document,
    blocks: reports[at] ?? document.blocks,
    notes: [
      ...document.notes,
      `文件里有${reports.length}份年度报告，只读取了“${name}”。其他各份请分成单独的文件再检查。`,
    ],
  };
}

/** The blocks of each report, from its title on; all blocks as one where there is but one. */
function reportsIn(blocks: readonly SourceBlock[]): (readonly SourceBlock[])[] {
  const firsts = blocks.flatMap((block, at) => (partOf(block) === 0 ? [at] : []));
  const starts = firsts.filter((at, index) => {
    if (index === 0) return true;
    const before = blocks.slice(firsts[index - 1], at);
    const parts = new Set(before.map(partOf));
    parts.delete(-1);
    return parts.size >= LEAST_PARTS && charactersIn(before) >= LEAST_CHARACTERS;
  });
  const begins = starts.map((start, index) => {
    if (index === 0) return 0;
    const title = blocks.findLastIndex(
      (block, at) => at < start && at > (starts[index - 1] ?? 0) && isTitle(block),
    );
    return title < 0 ? start : title;
  });
  return begins.map((begin, index) => blocks.slice(begin, begins[index + 1]));
}

/** Which part a block is the title of, from 0; -1 where it is none. */
function partOf(block: SourceBlock): number {
  return block.kind === 'text' ? PARTS.indexOf(bareLabel(block.text)) : -1;
}

function isTitle(block: SourceBlock): boolean {
  return block.kind === 'text' && titleOf(block.text) !== null;
}

function titleIn(blocks: readonly SourceBlock[]): string | null {
  const first = blocks.findIndex((block) => partOf(block) === 0);
  const title = blocks.slice(0, first).findLast(isTitle);
  return title?.kind === 'text' ? titleOf(title.text) : null;
}

function charactersIn(blocks: readonly SourceBlock[]): number {
  return blocks.reduce(
    (sum, block) =>
      sum +
      (block.kind === 'text'
        ? block.text.length
        : block.cells.reduce((own, { text }) => own + text.length, 0)),
    0,
  );
}
