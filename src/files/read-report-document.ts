import type { PartNumber } from '../law/annual-report/form.ts';
import { completeTables } from '../law/annual-report/reading/complete-report.ts';
import type { ReadReport } from '../law/annual-report/reading/read-report.ts';
import { annualReportDocument, type NarrativePiece } from './annual-report-document.ts';
import type { ReportDocument } from './report-document.ts';

/** A read report in the official form, or in Chinese why it can't be put into it. */
export type OfficialReport = { readonly document: ReportDocument } | { readonly problem: string };

/** Cells that a problem names at most. */
const NAMED = 10;

/** Puts a report that was read into the form of 2021, with its own words; nothing is filled in that wasn't read for certain. */
export function readReportDocument(report: ReadReport): OfficialReport {
  const { agencyName, year, form } = report;
  if (form === '2019') return { problem: '这是2019年版格式的报告，不能填入现行表格。' };
  if (agencyName === null || year === null) return { problem: '没有读出机关名称和年度，不能套用规定格式。' };
  const read = completeTables(report);
  if ('missing' in read) {
    const names = read.missing.slice(0, NAMED).join('、');
    return { problem: `有 ${read.missing.length} 格没有读准，不能套用规定格式：${names}。` };
  }
  return {
    document: annualReportDocument({
      agencyName,
      year,
      tables: read.tables,
      narrative: [
        ...piecesOf(0, report.opening),
        ...report.parts.flatMap(({ number, text }) => (isPart(number) ? piecesOf(number, text) : [])),
      ],
      signedOn: null,
    }),
  };
}

function isPart(number: number | null): number is PartNumber {
  return number !== null && number >= 1 && number <= 6;
}

function piecesOf(part: PartNumber, text: string): NarrativePiece[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      part,
      kind: /^（[一二三四五六七八九十]+）[^。]{1,20}$/u.test(line) ? 'heading' : 'paragraph',
      text: line,
    }));
}
