import type { PlainDate } from '../../dates.ts';
import { parsePlainDate } from '../../dates.ts';
import { PART_TITLES } from '../form.ts';
import { bareLabel, likeness } from './label-likeness.ts';
import { namesItem } from './table-words.ts';
import type { ReadPart } from './read-report.ts';
import type { SourceDocument, SourcePlace, SourceText } from './source-document.ts';

/** The words of a report without its tables. */
export interface Narrative {
  readonly title: string | null;
  readonly agencyName: string | null;
  readonly year: number | null;
  readonly publishedOn: PlainDate | null;
  readonly opening: string;
  readonly parts: readonly ReadPart[];
  /** The lines of each part of the form, its heading left out. */
  readonly linesOfPart: ReadonlyMap<number, readonly Line[]>;
}

/** A line of text with the block it stands in. */
export interface Line {
  readonly text: string;
  readonly block: number;
  readonly place: SourcePlace;
}

const TITLE = /^(.{0,60}?)(?:关于)?(20\d{2})年(?:度)?政府信息公开(?:工作)?(?:年度)?报告/u;
const HEADING = /^\s*[一二三四五六七八九十]{1,2}\s*[、.．]\s*(.+)$/u;
const LONGEST_HEADING = 32;
/** Blank lines between the agency and the rest of its title. */
const MOST_BLANK = 40;

/** Title, parts and their text. `lines` are those outside of tables, in order. */
export function readNarrative(document: SourceDocument, lines: readonly Line[]): Narrative {
  const parts = partsOf(lines);
  const start = parts[0]?.at ?? lines.length;
  const before = lines.slice(0, start);
  const title = titleIn(before, document.meta.title) ?? titleInCells(document);
  const opening = before.slice(title?.end ?? 0).filter(({ text }) => text.trim() !== '');
  return {
    title: title?.text ?? null,
    agencyName: title === null || title.agency === '' ? null : title.agency,
    year: title?.year ?? null,
    publishedOn: publishedOn(document, lines),
    opening: opening.map(({ text }) => text.trim()).join('\n'),
    parts: parts.map(({ part }) => part),
    linesOfPart: new Map(
      parts.flatMap(({ part, at, end }) =>
        part.number === null ? [] : [[part.number, lines.slice(at + 1, end)] as const],
      ),
    ),
  };
}

/** The lines of a document outside of tables; a cell that is the title of a part counts as one. */
export function linesOf(document: SourceDocument): Line[] {
  return document.blocks.flatMap((block, at): Line[] => {
    if (block.kind === 'text') return linesIn(block, at);
    return block.cells
      .filter(({ text }) => PART_TITLES.some((title) => bareTitle(text) === bareTitle(title)))
      .map(({ text, place }) => ({ text: text.trim(), block: at, place }));
  });
}

function linesIn(block: SourceText, at: number): Line[] {
  let from = block.place.from ?? 0;
  return block.text.split('\n').map((text) => {
    const place = block.place.from === undefined ? block.place : { from, to: from + text.length };
    from += text.length + 1;
    return { text, block: at, place };
  });
}

interface Found {
  readonly at: number;
  readonly end: number;
  readonly part: ReadPart;
}

/** Headings of the first rank, and what stands between them. */
function partsOf(lines: readonly Line[]): Found[] {
  const heads = lines.flatMap((line, at) => {
    const head = headingOf(line.text);
    return head === null ? [] : [{ at, line, ...head }];
  });
  return heads.flatMap((head, index): Found[] => {
    if (isTitleOfSheet(head, heads.slice(0, index))) return [];
    const { at, line, heading, number, rest } = head;
    const end = heads[index + 1]?.at ?? lines.length;
    const text = [rest, ...lines.slice(at + 1, end).map((each) => each.text.trim())];
    const part = { number, heading, text: text.filter((each) => each !== '').join('\n'), place: line.place };
    return [{ at, end, part }];
  });
}

/** Of a book that has the text on one sheet and each table on another, these bear the names of the parts, which are told before. */
function isTitleOfSheet(
  { number, line }: { number: number | null; line: Line },
  before: readonly { number: number | null; line: Line }[],
): boolean {
  return before.some(
    (other) => number !== null && other.number === number && other.line.place.sheet !== line.place.sheet,
  );
}

/** A line as a heading: as the form has it, with text behind it on the same line, or another of its rank. */
function headingOf(text: string): { heading: string; number: number | null; rest: string } | null {
  const line = text.trim();
  for (const [at, title] of PART_TITLES.entries()) {
    if (line.startsWith(title))
      return { heading: title, number: at + 1, rest: line.slice(title.length).trim() };
  }
  const found = HEADING.exec(line);
  if (found === null || line.length > LONGEST_HEADING || /[。；]/u.test(line)) return null;
  const likely = PART_TITLES.map((title, at) => ({
    number: at + 1,
    like: likeness(bareTitle(line), bareTitle(title)),
  })).toSorted((a, b) => b.like - a.like)[0];
  if (likely !== undefined && likely.like >= 0.6) return { heading: line, number: likely.number, rest: '' };
  // 三、本年度办理结果 is a row of table three that stands in running text, whole or cut where its cell ended.
  return namesItem(bareTitle(line)) ||
    /(?:本年新|上年结|^\s*三\s*、\s*本年|结转下年|\d\s+\d\s+\d)/u.test(line)
    ? null
    : { heading: line, number: null, rest: '' };
}

function bareTitle(text: string): string {
  return bareLabel(text);
}

interface Title {
  readonly text: string;
  readonly agency: string;
  readonly year: number;
  /** The line behind it. */
  readonly end: number;
}

/**
 * The title of the report. Where several lines could be one (a portal lists the reports of other years beside the text), the one
 * that the file calls itself by, else the last before the text begins.
 */
function titleIn(lines: readonly Line[], ownName: string): Title | null {
  const name = ownName.replaceAll(/\s/gu, '');
  const found = lines.flatMap((_, at) => titleAt(lines, at) ?? []);
  const named = found.findLast(({ text }) => name.includes(text) || text.includes(name));
  const own = titleAt([{ text: ownName, block: 0, place: {} }], 0);
  // A title that stands in no line has no line behind it.
  return named ?? found.at(-1) ?? (own === null ? null : { ...own, end: 0 });
}

/** The only title that stands in a table, as where the head of a page is laid out by one. */
function titleInCells({ blocks }: SourceDocument): Title | null {
  const cells = blocks.flatMap((block) => (block.kind === 'table' ? block.cells : []));
  const found = cells.flatMap(({ text, place }) => titleAt([{ text, block: 0, place }], 0) ?? []);
  const [only, ...others] = found.filter(
    ({ text }, at) => found.findIndex((each) => each.text === text) === at,
  );
  return only === undefined || others.length > 0 ? null : { ...only, end: 0 };
}

/** The title of a report that a line consists of; null where it is none. */
export function titleOf(line: string): string | null {
  return titleAt([{ text: line, block: 0, place: {} }], 0)?.text ?? null;
}

/** A title in one line, or the agency above the rest of it. */
function titleAt(lines: readonly Line[], at: number): Title | null {
  const line = (lines[at]?.text ?? '').replaceAll(/\s/gu, '');
  const found = TITLE.exec(line);
  if (found === null || line.length > 80 || /[，。]/u.test(line)) return null;
  const above =
    lines
      .slice(Math.max(0, at - MOST_BLANK), at)
      .findLast((each) => each.text.trim() !== '')
      ?.text.replaceAll(/\s/gu, '') ?? '';
  const inLine = found[1] ?? '';
  const agency = inLine === '' && isName(above) ? above : inLine;
  return {
    text: inLine === '' ? `${agency}${found[0]}` : found[0],
    agency,
    year: Number(found[2]),
    end: at + 1,
  };
}

function isName(text: string): boolean {
  return (
    text.length >= 3 &&
    text.length <= 30 &&
    /(?:政府|局|委员会|委|办事处|办公室|办|中心|院|厅|部|署|社)$/u.test(text)
  );
}

function publishedOn(document: SourceDocument, lines: readonly Line[]): PlainDate | null {
  const said = lines
    .map(
      ({ text }) =>
        /(?:发布|公布|公开|发文)(?:日期|时间)[：:\s]*(\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2})/u.exec(text)?.[1],
    )
    .find((text) => text !== undefined);
  return dateIn(document.meta.published) ?? dateIn(said ?? '');
}

function dateIn(text: string): PlainDate | null {
  const found = /(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})/u.exec(text);
  if (found === null) return null;
  const [, year = '', month = '', day = ''] = found;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parsePlainDate(date);
}
