import { ofReadReport, partOf } from '../../law/annual-report/checks/checked-report.ts';
import type { ReadCell, ReadReport } from '../../law/annual-report/reading/read-report.ts';
import type { SourcePlace } from '../../law/annual-report/reading/source-document.ts';
import {
  cellNames,
  isCellName,
  parseCell,
  type CellName,
  type CellValue,
} from '../../law/annual-report/tables.ts';
import { checkReadReport } from '../../law/annual-report/validate.ts';

/** A report as it was read from a file, in the shape in which it is kept. */
export interface KeptReading extends Omit<ReadReport, 'cells'> {
  readonly cells: Readonly<Record<string, ReadCell>>;
}

/** One of the 200 cells before a person has confirmed it. */
export interface CellToConfirm {
  readonly name: CellName;
  /** As it stands in the file; null where the file has no such cell. */
  readonly raw: string | null;
  /** What was read; null where no number stands or none is certain. */
  readonly value: CellValue | null;
  /** Where it stands, in Chinese: 第 2 页第 1 张表第 3 行第 4 列. */
  readonly place: string;
  /** Chinese: why a person must say what it is; null where there is one reading. */
  readonly doubt: string | null;
}

/** A reading as it is kept. */
export function keptReading(report: ReadReport): KeptReading {
  return { ...report, cells: Object.fromEntries(report.cells) };
}

/** A kept reading as the checks want it. */
export function readingOf(kept: KeptReading): ReadReport {
  return { ...kept, cells: new Map(Object.entries(kept.cells)) };
}

/** All 200 cells of the present form. A blank, a stroke, a cell that isn't there: none of them is taken for nought. */
export function cellsToConfirm(kept: KeptReading): CellToConfirm[] {
  return cellNames().map((name) => {
    const cell = kept.cells[name];
    if (cell === undefined)
      return { name, raw: null, value: null, place: '', doubt: '文件中没有读到这一格。' };
    const value = parseCell(name, cell.value);
    return {
      name,
      raw: cell.raw,
      value,
      place: placeInWords(cell.place),
      doubt: cell.doubt ?? lack(cell, value),
    };
  });
}

/** The words of parts one to six, where they were found; for comparing years. */
export function partsOfReading(kept: KeptReading): { readonly text: string }[] {
  const checked = ofReadReport(readingOf(kept));
  return [1, 2, 3, 4, 5, 6].map((part) => ({ text: partOf(checked, part) ?? '' }));
}

/** Whether a file says of itself that it is that agency's report of that year; what it doesn't say, in Chinese sentences. */
export function identityConcerns(
  kept: KeptReading,
  expected: { agencyName: string; year: number },
): string[] {
  const { agencyName, year } = expected;
  const bare = (name: string): string => name.replaceAll(/\s/gu, '');
  return [
    ...(kept.agencyName !== null && bare(kept.agencyName) === bare(agencyName)
      ? []
      : [
          kept.agencyName === null
            ? `文件标题中没有读到编制机关，请确认它是${agencyName}的年报。`
            : `文件标题中的编制机关是“${kept.agencyName}”，与${agencyName}不同。机关更名、合并的，可以继续。`,
        ]),
    ...(kept.year === null ? [`文件标题中没有读到年份，请确认它是 ${year} 年的年报。`] : []),
  ];
}

/** What is odd about a file as the report of an agency: a person must have seen it. Chinese sentences. */
export function concernsOf(kept: KeptReading, expected: { agencyName: string; year: number }): string[] {
  const checked = ofReadReport(readingOf(kept));
  return [
    ...identityConcerns(kept, expected),
    ...(kept.form === '2019'
      ? ['文件用的是国办公开办函〔2019〕60号的旧格式，与现行格式不同的数据项要逐个填写。']
      : []),
    ...([1, 5] as const).flatMap((part) =>
      partOf(checked, part) === null
        ? [`没有读到第${part === 1 ? '一' : '五'}部分的文字，不能与本年比较是否雷同。`]
        : [],
    ),
  ];
}

/** What doesn't add up in the tables of a file: either it was misread, or it was wrong in print. A person sees which. */
export function tableFindings(reading: KeptReading): { where: string; message: string }[] {
  return checkReadReport(readingOf(reading))
    .filter(
      ({ rule, where }) => /^(?:AR-T|X-READ)/u.test(rule) && (isCellName(where) || where.startsWith('t')),
    )
    .map(({ where, message }) => ({ where, message }));
}

function lack({ raw, dress }: ReadCell, value: CellValue | null): string | null {
  if (value !== null) return null;
  switch (dress) {
    case 'blank':
      return '这一格是空白。空白不一定是 0，请填写。';
    case 'mark':
      return `这一格写的是“${raw.trim()}”，不是数字，请填写。`;
    default:
      return `“${raw.trim()}”不是这一格可以填的数，请填写。`;
  }
}

function placeInWords({ page, sheet, table, row, column, from }: SourcePlace): string {
  return [
    page === undefined ? '' : `第 ${page} 页`,
    sheet === undefined ? '' : `工作表“${sheet}”`,
    table === undefined ? '' : `第 ${table} 张表`,
    row === undefined ? '' : `第 ${row} 行`,
    column === undefined ? '' : `第 ${column} 列`,
    from === undefined ? '' : `第 ${from + 1} 个字符起`,
  ].join('');
}
