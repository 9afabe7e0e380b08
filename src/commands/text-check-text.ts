import type { SourcePlace } from '../law/annual-report/reading/source-document.ts';
import { TEXT_KIND_LABELS, type TextFinding } from '../text/text-finding.ts';
import { printable } from './printable.ts';
import type { TextSource } from './text-source.ts';

/** A finding with where a person finds it. */
export interface PlacedFinding extends TextFinding {
  /** The words it is about. */
  readonly quote: string;
  /** Both from 1, of the text; columns count UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** Page, sheet, row and column of the file, where the format knows them. */
  readonly place: SourcePlace | null;
}

/** A text that was checked. */
export interface CheckedWords {
  readonly file: string;
  readonly characters: number;
  readonly findings: readonly PlacedFinding[];
}

/** Findings, which are in the order of the text, with their places. */
export function placedFindings(source: TextSource, findings: readonly TextFinding[]): PlacedFinding[] {
  const { text, blocks = [], places } = source;
  let [line, lineStart, at, block] = [1, 0, 0, 0];
  return findings.map((found) => {
    for (; at < found.start; at += 1) {
      if (text[at] !== '\n') continue;
      line += 1;
      lineStart = at + 1;
    }
    while (block + 1 < blocks.length && (blocks[block + 1]?.start ?? 0) <= found.start) block += 1;
    return {
      ...found,
      quote: text.slice(found.start, found.end),
      line,
      column: found.start - lineStart + 1,
      place: places[block] ?? null,
    };
  });
}

/** A checked text as people read it. */
export function checkedWords({ file, characters, findings }: CheckedWords): string {
  const gate = findings.filter(({ severity }) => severity === 'gate').length;
  const counts =
    findings.length === 0
      ? '没有发现问题'
      : [
          gate > 0 ? `必须核对 ${gate} 处` : '',
          findings.length > gate ? `建议核对 ${findings.length - gate} 处` : '',
        ]
          .filter((part) => part !== '')
          .join('，');
  const head = `${printable(file)}（${characters} 字）：${counts}`;
  return [head, ...findings.map((found) => findingWords(file, found))].join('\n');
}

const LONGEST_QUOTE = 40;

function findingWords(file: string, found: PlacedFinding): string {
  const level = found.severity === 'gate' ? '必须核对' : '建议核对';
  const quote = found.quote.length > LONGEST_QUOTE ? `${found.quote.slice(0, LONGEST_QUOTE)}……` : found.quote;
  return [
    `${printable(file)}:${found.line}:${found.column}  ${level}  ${TEXT_KIND_LABELS[found.kind]}  ${found.rule}${placeWords(found.place)}`,
    `    “${printable(quote)}”${suggestionWords(found.suggestion)}`,
    `    ${printable(found.reason)}`,
  ].join('\n');
}

function suggestionWords(suggestion: string | null): string {
  if (suggestion === null) return '';
  return suggestion === '' ? ' → 删去' : ` → “${printable(suggestion)}”`;
}

function placeWords(place: SourcePlace | null): string {
  if (place === null) return '';
  const parts = [
    place.page === undefined ? '' : `第${place.page}页`,
    place.sheet === undefined ? '' : `工作表“${printable(place.sheet)}”`,
    place.table === undefined ? '' : `表${place.table}`,
    place.row === undefined ? '' : `第${place.row}行`,
    place.column === undefined ? '' : `第${place.column}列`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `  ${parts.join('')}`;
}
