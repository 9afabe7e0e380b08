import { formRows } from './form-rows.ts';
import { rowsOfTable } from './grid-rows.ts';
import { bareLabel } from './label-likeness.ts';
import type { SourceBlock, SourceTable } from './source-document.ts';

/** Where the form has the rows with these words; words that stand in two places say nothing of an order. */
const PLACES: ReadonlyMap<string, number> = new Map(
  formRows('2021').flatMap(({ words: [words = ''] }, at) => (words === '其他' ? [] : [[words, at] as const])),
);

/**
 * The blocks of a document of which each may be parted into tables that stood beside each other. Where such a table goes on over the
 * ends of pages, all its left halves come before its right ones if the form's order says so, else each page stays by itself.
 */
export function orderedHalves(blocks: readonly (readonly SourceBlock[])[]): SourceBlock[] {
  return runsOf(blocks).flatMap((run) => {
    const pages = run.flat();
    const halves = (run[0] ?? []).flatMap((_, half) => run.flatMap((page) => page[half] ?? []));
    return outOfOrder(halves) < outOfOrder(pages) ? halves : pages;
  });
}

/** Neighbouring blocks that were parted into as many tables. */
function runsOf(blocks: readonly (readonly SourceBlock[])[]): (readonly SourceBlock[])[][] {
  const runs: (readonly SourceBlock[])[][] = [];
  for (const block of blocks) {
    const run = runs.at(-1);
    if (block.length > 1 && run?.[0]?.length === block.length) run.push(block);
    else runs.push([block]);
  }
  return runs;
}

/** How often a row stands behind one that the form has later. */
function outOfOrder(blocks: readonly SourceBlock[]): number {
  const places = blocks.flatMap((block) => (block.kind === 'table' ? placesIn(block) : []));
  return places.filter((place, at) => place < (places[at - 1] ?? -1)).length;
}

function placesIn(table: SourceTable): number[] {
  return rowsOfTable(table).flatMap(({ labels }) => PLACES.get(bareLabel(labels.at(-1) ?? '')) ?? []);
}
