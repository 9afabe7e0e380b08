import type { CellValue } from '../law/annual-report/tables.ts';
import type { ReadReport } from '../law/annual-report/reading/read-report.ts';
import { compareRollUp, rollUp, type SummedReport } from '../law/annual-report/rollup.ts';
import { UnreadableFile } from '../files/readers/unreadable-file.ts';
import { AppError } from '../platform/errors.ts';
import { type CommandInput, requiredWord } from './command.ts';
import { progressLine } from './progress.ts';
import { reportFiles } from './report-files.ts';
import { printable } from './printable.ts';
import { readNamedReport, readReportFile, reportPool } from './report-reading.ts';
import { unreadText } from './report-text.ts';

/**
 * `gongkai report rollup 文件夹 --own 本级报告 [--json]`: the sum of the agencies' reports against the district's own, cell by cell. 0
 * when they agree, 1 when they don't, 2 when a report couldn't be read.
 */
export async function runReportRollup(input: CommandInput): Promise<number> {
  const folder = requiredWord(input, 0, '各机关年报所在的文件夹');
  const own = input.options['own'];
  if (typeof own !== 'string')
    throw new AppError({
      code: 'command.option_missing',
      message: '缺少参数 --own，写明本级汇总的年报，例如：--own 区年报.docx',
    });
  const pool = reportPool();
  try {
    const files = (await reportFiles(input, [folder])).filter((file) => file !== own);
    const progress = progressLine(input.tell);
    const read: SummedReport[] = [];
    let unread = 0;
    for (const [at, file] of files.entries()) {
      progress.show('读取年报', at, files.length);
      try {
        read.push(summed(file, await readReportFile(pool, file)));
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        unread += 1;
        input.tell(unreadText(file, error.message));
      }
    }
    progress.end();
    const differences = compareRollUp(rollUp(read), summed(own, await readNamedReport(pool, own)));
    input.print(
      input.options['json'] === true
        ? JSON.stringify({ files: read.length, unread, differences })
        : told(differences, read.length),
    );
    if (unread > 0) return 2;
    return differences.length > 0 ? 1 : 0;
  } finally {
    await pool.close();
  }
}

function summed(file: string, report: ReadReport): SummedReport {
  const cells = new Map<string, CellValue | null>();
  for (const [name, { value, doubt }] of report.cells) cells.set(name, doubt === null ? value : null);
  return { name: report.agencyName ?? file, cells };
}

function told(differences: ReturnType<typeof compareRollUp>, count: number): string {
  if (differences.length === 0) return `${count} 份年报之和与本级年报一致。`;
  const lines = differences.map(({ name, label, value, own, from, without }) => {
    const sources = from.map((each) => `${printable(each.name)} ${each.value}`).join('、');
    const absent = without.length === 0 ? '' : `；没有读出：${printable(without.join('、'))}`;
    return `${name}\t各机关之和 ${value}\t本级 ${own ?? '空'}\t${label}${sources === '' ? '' : `（${sources}${absent}）`}`;
  });
  return [`${count} 份年报之和与本级年报有 ${differences.length} 格不一致：`, ...lines].join('\n');
}
