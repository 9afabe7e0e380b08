import { cleanHtml } from '../documents/clean-html.ts';
import { PART_TITLES } from '../../law/annual-report/form.ts';
import { partOf } from '../../law/annual-report/checks/checked-report.ts';
import { readReport } from '../../law/annual-report/reading/map-report.ts';
import type { ReadReport } from '../../law/annual-report/reading/read-report.ts';
import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import type { AnnualReport } from '../../law/annual-report/report-text.ts';
import { cellLabel, cellNames, getCell } from '../../law/annual-report/tables.ts';
import { readAny } from '../../files/readers/read-any.ts';
import { writtenDate } from '../../files/report-document.ts';

/** A file as it would be published. */
export interface PrintedFile {
  /** Chinese: what it is called in messages, e.g. `PDF 附件`. */
  readonly name: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** What the files must say. */
export interface PrintedReport {
  readonly report: AnnualReport;
  readonly signedOn: string;
  /** The paragraph below the signature of a corrected report; null when there is none. */
  readonly correction: string | null;
}

/**
 * Reads files as the public will get them and says, in Chinese, what each tells otherwise than the report: title, opening, the
 * words of six parts, 200 cells. Empty when all say the same.
 */
export async function readBack(files: readonly PrintedFile[], printed: PrintedReport): Promise<string[]> {
  const differences: string[] = [];
  for (const file of files) {
    const document = await readAny({ bytes: file.bytes, name: file.fileName });
    differences.push(...documentDifferences(document, printed).map((each) => `${file.name}：${each}`));
  }
  return differences;
}

/** What a document, once read, tells otherwise than the report; empty when it says the same. */
export function documentDifferences(document: SourceDocument, printed: PrintedReport): string[] {
  return [...titleDifference(document, printed), ...differencesOf(readReport(document), printed)];
}

/** The page of a document with this text: its title above the text as it is kept, which the sanitiser cleans. */
export function publishedPage(input: { title: string; bodyHtml: string }): Buffer {
  const { html } = cleanHtml(input.bodyHtml);
  return Buffer.from(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body><h1>${escaped(input.title)}</h1>${html}</body></html>`,
  );
}

/** The title stands at the head, in one line or with the agency's name in a line of its own, whatever that name is. */
function titleDifference(document: SourceDocument, { report }: PrintedReport): string[] {
  const lines = document.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  const head = Array.from(bare(lines.slice(0, 4).join('')));
  return different('标题', report.title, head.slice(0, Array.from(bare(report.title)).length).join(''));
}

/** What is read from the file below its title otherwise than it should. */
function differencesOf(read: ReadReport, printed: PrintedReport): string[] {
  const { report } = printed;
  return [
    ...(read.year === report.year ? [] : [`年份应为 ${report.year}，读到的是 ${read.year ?? '空白'}。`]),
    ...different('开头', report.opening, read.opening),
    ...PART_TITLES.flatMap((title, index) => {
      if (!read.parts.some(({ number }) => number === index + 1)) return [`没有读到“${title}”。`];
      return different(`“${title}”的文字`, expectedPart(index + 1, printed), partOf(read, index + 1) ?? '');
    }),
    ...cellNames().flatMap((name) => {
      const expected = getCell(report.tables, name);
      const cell = read.cells.get(name);
      if (cell !== undefined && cell.doubt === null && cell.value === expected) return [];
      const shown = cell?.value ?? null;
      return [`${cellLabel(name)}应为 ${expected}，读到的是${shown === null ? '空白' : ` ${shown}`}。`];
    }),
  ];
}

/** The part's lines; the printed form writes its title itself, and signs behind the last part. */
function expectedPart(part: number, { report, signedOn, correction }: PrintedReport): string {
  const lines = (report.parts[part - 1]?.text ?? '')
    .split('\n')
    .filter((line) => !PART_TITLES.some((title) => title === line.trim()));
  if (part !== PART_TITLES.length) return lines.join('\n');
  return [...lines, report.agencyName, writtenDate(signedOn), correction ?? ''].join('\n');
}

const CONTEXT = 12;

/** Blanks and line ends are layout: a printed line breaks where the page ends. */
function different(what: string, expected: string, actual: string): string[] {
  const [wanted, found] = [expected, actual].map((text) => Array.from(bare(text)));
  if (wanted === undefined || found === undefined || wanted.join('') === found.join('')) return [];
  const at = wanted.findIndex((character, index) => character !== found[index]);
  const from = Math.max(0, (at === -1 ? wanted.length : at) - CONTEXT);
  const excerpt = (characters: readonly string[]): string => {
    const words = characters.slice(from, from + 2 * CONTEXT).join('');
    return words === '' ? '（没有文字）' : `${from > 0 ? '…' : ''}${words}`;
  };
  return [`${what}应为“${excerpt(wanted)}”，读到的是“${excerpt(found)}”。`];
}

function bare(text: string): string {
  return text.replaceAll(/\s/gu, '');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
