import { writeFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { writeReportDocx } from '../files/docx-writer.ts';
import { writeHtmlPage } from '../files/html-writer.ts';
import { writeReportPdf } from '../files/pdf-writer.ts';
import { readReportDocument } from '../files/read-report-document.ts';
import type { ReportDocument } from '../files/report-document.ts';
import { writeReportXlsx } from '../files/report-xlsx-writer.ts';
import { readReportToJson } from '../law/annual-report/reading/complete-report.ts';
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
  const made = readReportDocument(report);
  if ('problem' in made) throw cannot(`${made.problem}可以转换为 json，补齐后再转。`);
  return made.document;
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
