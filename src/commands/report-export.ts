import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError, notFound } from '../platform/errors.ts';
import { openProgram } from '../program.ts';
import { agencyByName } from '../modules/agencies/agencies.queries.ts';
import { exportReport } from '../modules/reports/export-report.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../modules/reports/reports.api.ts';
import { findReport } from '../modules/reports/reports.queries.ts';
import { required, yearOption, type CommandInput } from './command.ts';

/** `gongkai report export --agency 名称 --year 年份 --format json|html|docx|pdf [--out 文件] [--draft]` */
export async function runReportExport(input: CommandInput): Promise<number> {
  const agencyName = required(input, 'agency', '三角镇');
  const year = yearOption(input);
  const format = formatOption(input);
  const program = await openProgram({ mode: 'command', leavesFiles: true, progress: input.tell });
  try {
    const { ctx } = program;
    const agency = await agencyByName(ctx.db, agencyName);
    const report = await findReport(ctx.db, { agencyId: agency.id, year });
    if (report === undefined) throw notFound(`${agency.name} ${year} 年的年度报告`);
    const file = await exportReport(ctx, {
      reportId: report.id,
      format,
      draft: input.options['draft'] === true,
    });
    await deliver(input, file);
    return 0;
  } finally {
    await program.close();
  }
}

async function deliver(input: CommandInput, file: { bytes: Buffer; fileName: string }): Promise<void> {
  const out = input.options['out'];
  if (out === '-') {
    process.stdout.write(file.bytes);
    return;
  }
  const target = resolve(typeof out === 'string' ? out : file.fileName);
  await writeFile(target, file.bytes);
  input.print(target);
}

function formatOption(input: CommandInput): ExportFormat {
  const text = required(input, 'format', 'docx');
  const format = EXPORT_FORMATS.find((each) => each === text);
  if (format !== undefined) return format;
  throw new AppError({
    code: 'command.bad_format',
    message: `没有“${text}”这种格式，可用的有：${EXPORT_FORMATS.join('、')}。`,
  });
}
