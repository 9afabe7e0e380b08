import { diffReports } from '../law/annual-report/reading/diff-reports.ts';
import { type CommandInput, requiredWord } from './command.ts';
import { readNamedReport, reportPool } from './report-reading.ts';
import { differenceText } from './report-text.ts';

/** `gongkai report diff 甲 乙 [--json]`: what two reports say differently. 0 when nothing, 1 when something. */
export async function runReportDiff(input: CommandInput): Promise<number> {
  const [left, right] = [
    requiredWord(input, 0, '要比较的两份报告'),
    requiredWord(input, 1, '要比较的第二份报告'),
  ];
  const pool = reportPool();
  try {
    const difference = diffReports(await readNamedReport(pool, left), await readNamedReport(pool, right));
    input.print(input.options['json'] === true ? JSON.stringify(difference) : differenceText(difference));
    return difference.cells.length + difference.parts.length > 0 ? 1 : 0;
  } finally {
    await pool.close();
  }
}
