import { realpath } from 'node:fs/promises';
import type { ReadReport } from '../law/annual-report/reading/read-report.ts';
import {
  type ReportOfFile,
  type RollUpSelection,
  selectForRollUp,
  summedReport,
} from '../law/annual-report/roll-up-selection.ts';
import { compareRollUp, rollUp } from '../law/annual-report/rollup.ts';
import type { ReadingPool } from '../files/readers/sandbox.ts';
import { AppError } from '../platform/errors.ts';
import { type CommandInput, requiredWord } from './command.ts';
import { printable } from './printable.ts';
import { reportFiles } from './report-files.ts';
import { type Outcome, outcomesOf } from './report-outcomes.ts';
import { readNamedReport, readReportFile, reportPool } from './report-reading.ts';
import { unreadText } from './report-text.ts';
import { type RollUpOutcome, rollUpJson, rollUpText } from './roll-up-text.ts';

/**
 * `gongkai report rollup 文件夹 [--own 本级报告] [--json]`: the sum of the agencies' reports, cell by cell, on all cores; with
 * `--own` held against the district's own. 0 when they agree, 1 when they don't or a cell isn't in every report, 2 when not every file
 * could be added.
 */
export async function runReportRollup(input: CommandInput): Promise<number> {
  const folder = requiredWord(input, 0, '各机关年报所在的文件夹');
  const ownFile = ownOption(input);
  const pool = reportPool();
  try {
    const own = ownFile === null ? null : await readNamedReport(pool, ownFile);
    const outcomes = await readAll(input, pool, await filesBeside(input, folder, ownFile));
    const read = outcomes.flatMap((each) => ('result' in each ? [each.result] : []));
    const selection = selectForRollUp(read, own);
    tellAll(input, outcomes, selection);
    const outcome = outcomeOf(selection, own);
    const unread = outcomes.length - read.length;
    input.print(input.options['json'] === true ? rollUpJson(outcome, unread) : rollUpText(outcome));
    if (unread + selection.leftOut.length > 0) return 2;
    return isWhole(outcome) ? 0 : 1;
  } finally {
    await pool.close();
  }
}

function ownOption(input: CommandInput): string | null {
  const own = input.options['own'];
  return typeof own === 'string' ? own : null;
}

/** The files of the folder but the district's own report, by whatever path that is named. */
async function filesBeside(input: CommandInput, folder: string, own: string | null): Promise<string[]> {
  const files = await reportFiles(input, [folder]);
  if (own === null) return files;
  const real = async (file: string): Promise<string> => realpath(file).catch(() => file);
  const ownReal = await real(own);
  const reals = await Promise.all(files.map(real));
  return files.filter((_, at) => reals[at] !== ownReal);
}

async function readAll(
  input: CommandInput,
  pool: ReadingPool,
  files: readonly string[],
): Promise<Outcome<ReportOfFile>[]> {
  return outcomesOf(input, files, {
    title: '读取年报',
    work: async (file) => ({ file, report: await readReportFile(pool, file) }),
    onOutcome: (outcome) => {
      if ('error' in outcome) input.tell(unreadText(outcome.file, outcome.error));
    },
  });
}

/** Tells what isn't added, or should be looked at. Throws where two files can't both be an agency's report, or none is left. */
function tellAll(
  input: CommandInput,
  outcomes: readonly Outcome<ReportOfFile>[],
  { year, summed, leftOut, repeated, conflicts, notes }: RollUpSelection,
): void {
  for (const { file, why } of [...leftOut, ...repeated, ...notes])
    input.tell(`${printable(file)}：${printable(why)}`);
  if (conflicts.length > 0)
    throw new AppError({
      code: 'report.two_of_one_agency',
      message: [
        '同一机关有几份数据不同的年报，不能确定以哪一份为准。请只留一份再汇总：',
        ...conflicts.map((files) => printable(files.join('、'))),
      ].join('\n'),
    });
  if (summed.length === 0)
    throw new AppError({
      code: 'report.nothing_to_sum',
      message: `${outcomes.length} 个文件中没有${year === null ? '' : `${year}年度的`}年报可以相加。`,
    });
}

function outcomeOf(selection: RollUpSelection, own: ReadReport | null): RollUpOutcome {
  const sum = rollUp(selection.summed.map(summedReport));
  const differences = own === null ? null : compareRollUp(sum, summedReport({ file: '', report: own }));
  return { selection, sum, differences };
}

function isWhole({ sum, differences }: RollUpOutcome): boolean {
  return differences === null
    ? [...sum.values()].every(({ without }) => without.length === 0)
    : differences.length === 0;
}
