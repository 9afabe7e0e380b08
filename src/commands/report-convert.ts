import { writeFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { annualReportDocument, type NarrativePiece } from '../files/annual-report-document.ts';
import { writeReportDocx } from '../files/docx-writer.ts';
import { writeHtmlPage } from '../files/html-writer.ts';
import { writeReportPdf } from '../files/pdf-writer.ts';
import type { ReportDocument } from '../files/report-document.ts';
import { writeReportXlsx } from '../files/report-xlsx-writer.ts';
import type { PartNumber } from '../law/annual-report/form.ts';
import { completeTables, readReportToJson } from '../law/annual-report/reading/complete-report.ts';
import type { ReadReport } from '../law/annual-report/reading/read-report.ts';
import { AppError } from '../platform/errors.ts';
import { type CommandInput, required, requiredWord } from './command.ts';
import { readNamedReport, reportPool } from './report-reading.ts';

const FORMATS = ['json', 'xlsx', 'html', 'docx', 'pdf'] as const;

type Format = (typeof FORMATS)[number];

/**
 * `gongkai report convert 文件 --format json|xlsx|html|docx|pdf [--out 文件]`: a report of any format in the official form, or in the
 * open JSON format. Refuses to print a form with cells that weren't read.
 */
export async function runReportConvert(input: CommandInput): Promise<number> {
  const file = requiredWord(input, 0, '要转换的报告');
  const format = formatOption(input);
  const pool = reportPool();
  try {
    const report = await readNamedReport(pool, file);
    const out = input.options['out'];
    const target = resolve(typeof out === 'string' ? out : `${basename(file, extname(file))}.${format}`);
    await writeFile(target, await converted(report, format));
    input.print(target);
    return 0;
  } finally {
    await pool.close();
  }
}

async function converted(report: ReadReport, format: Format): Promise<string | Buffer> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(readReportToJson(report), null, 2)}\n`;
    case 'xlsx':
      return writeReportXlsx(official(report));
    case 'html':
      return writeHtmlPage(official(report));
    case 'docx':
      return writeReportDocx(official(report));
    case 'pdf':
      return writeReportPdf(official(report));
  }
}

function official(report: ReadReport): ReportDocument {
  const { agencyName, year, form } = report;
  if (form === '2019') throw cannot('这是2019年版格式的报告，不能填入现行表格，可以转换为 json。');
  if (agencyName === null || year === null)
    throw cannot('没有读出机关名称和年度，不能套用规定格式，可以转换为 json。');
  const read = completeTables(report);
  if ('missing' in read)
    throw cannot(
      `有 ${read.missing.length} 格没有读准，不能套用规定格式：${read.missing.slice(0, 10).join('、')}。可以转换为 json，补齐后再转。`,
    );
  return annualReportDocument({
    agencyName,
    year,
    tables: read.tables,
    narrative: [
      ...pieces(0, report.opening),
      ...report.parts.flatMap(({ number, text }) => (isPart(number) ? pieces(number, text) : [])),
    ],
    signedOn: null,
  });
}

function isPart(number: number | null): number is PartNumber {
  return number !== null && number >= 1 && number <= 6;
}

function pieces(part: PartNumber, text: string): NarrativePiece[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      part,
      kind: /^（[一二三四五六七八九十]+）[^。]{1,20}$/u.test(line) ? 'heading' : 'paragraph',
      text: line,
    }));
}

function formatOption(input: CommandInput): Format {
  const text = required(input, 'format', 'docx');
  const format = FORMATS.find((each) => each === text);
  if (format !== undefined) return format;
  throw new AppError({
    code: 'command.bad_format',
    message: `没有“${text}”这种格式，可用的有：${FORMATS.join('、')}。`,
  });
}

function cannot(message: string): AppError {
  return new AppError({ code: 'report.cannot_convert', message });
}
