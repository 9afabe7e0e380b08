import type { Finding } from '../../law/annual-report/findings.ts';
import type { ReadReport } from '../../law/annual-report/reading/read-report.ts';
import type { SourceBlock, SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import type { ReadCatalogue } from '../../law/obligations/item-tables/read-catalogue.ts';
import { UnreadableFile } from './unreadable-file.ts';

// A report has some thousands of characters, 200 cells and at most some hundred findings. What is many times that is none, and
// would only keep busy whoever shows, stores or compares it.
const MOST_PIECES = 200_000;
const MOST_CHARACTERS = 1_000_000;
const MOST_WORDS = 100_000;
const MOST_FINDINGS = 5_000;
const MOST_TOLD = 2_000_000;
// All 26 fields of a county have some five hundred items.
const MOST_ITEMS = 3_000;
const MOST_ITEM_WORDS = 3_000_000;
const MOST_SHOWN_PIECES = 20_000;
const MOST_SHOWN_CHARACTERS = 500_000;
const REST = '原文较长，后面的没有显示。';

/** Refuses a document with more paragraphs, cells or characters than any that has a report in it. */
export function refuseBeyondMeasure(document: SourceDocument): void {
  let [pieces, characters] = [0, 0];
  for (const block of document.blocks) {
    pieces += piecesOf(block);
    characters += charactersOf(block);
  }
  if (pieces > MOST_PIECES || characters > MOST_CHARACTERS) throw tooMuch('内容');
}

/** Refuses a report whose text is longer than any. */
export function refuseLongReport(report: ReadReport): void {
  const cells = [...report.cells.values()].reduce((sum, { raw }) => sum + raw.length, 0);
  const notes = report.notes.reduce((sum, note) => sum + note.quote.length + note.message.length, 0);
  const parts = report.parts.reduce((sum, { heading, text }) => sum + heading.length + text.length, 0);
  if (cells + notes + parts + report.opening.length > MOST_WORDS) throw tooMuch('文字');
}

/** Refuses more findings than anybody reads. */
export function refuseEndlessFindings(findings: readonly Finding[]): void {
  const told = findings.reduce((sum, { message, quote }) => sum + message.length + (quote?.length ?? 0), 0);
  if (findings.length > MOST_FINDINGS || told > MOST_TOLD) throw tooMuch('问题');
}

/** Refuses a 标准目录 with more items or words than any has. */
export function refuseLongCatalogue({ sections, remarks, problems }: ReadCatalogue): void {
  const rows = sections.flatMap((section) => section.rows);
  const told = rows.reduce(
    (sum, { words, doubts }) => sum + JSON.stringify(words).length + JSON.stringify(doubts).length,
    [...remarks, ...problems].join('').length,
  );
  if (rows.length > MOST_ITEMS || told > MOST_ITEM_WORDS)
    throw new UnreadableFile('文件里的内容太多，不像一份标准目录，没有读取。请按领域分成几个文件再试。');
}

/** The beginning of a long document, as much as is shown beside what was read; it says that there is more. */
export function cutSource(document: SourceDocument): SourceDocument {
  let [pieces, characters] = [0, 0];
  const end = document.blocks.findIndex((block) => {
    pieces += piecesOf(block);
    characters += charactersOf(block);
    return pieces > MOST_SHOWN_PIECES || characters > MOST_SHOWN_CHARACTERS;
  });
  return end < 0
    ? document
    : { ...document, blocks: document.blocks.slice(0, end), notes: [...document.notes, REST] };
}

function piecesOf(block: SourceBlock): number {
  return block.kind === 'text' ? 1 : 1 + block.cells.length + block.rows;
}

function charactersOf(block: SourceBlock): number {
  return block.kind === 'text'
    ? block.text.length
    : block.cells.reduce((sum, { text }) => sum + text.length, 0);
}

function tooMuch(what: string): UnreadableFile {
  return new UnreadableFile(`文件里的${what}太多，不像一份年度报告，没有检查。请只留报告本身，另存后再试。`);
}
