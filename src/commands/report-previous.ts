import { stat } from 'node:fs/promises';
import type { ReadingPool } from '../files/readers/sandbox.ts';
import { choosePrevious } from '../law/annual-report/choose-previous.ts';
import type { ReadReport } from '../law/annual-report/reading/read-report.ts';
import type { ReadContext } from '../law/annual-report/validate.ts';
import { AppError } from '../platform/errors.ts';
import type { CommandInput } from './command.ts';
import { printable } from './printable.ts';
import { reportFiles } from './report-files.ts';
import { outcomesOf } from './report-outcomes.ts';
import { readNamedReport, readReportFile } from './report-reading.ts';
import { unreadText } from './report-text.ts';

/** The reports of the year before that files are held against. */
export interface PreviousReports {
  /** What a file is checked against beside what is known of it anyway. */
  contextFor(file: string, known: ReadContext): ReadContext | ((report: ReadReport) => ReadContext);
}

/**
 * What `--previous` names: one report, for every file; or a folder, in which each file finds that of its agency. That one finds none
 * is told. Null without the option.
 */
export async function previousOption(
  input: CommandInput,
  pool: ReadingPool,
): Promise<PreviousReports | null> {
  const path = input.options['previous'];
  if (typeof path !== 'string') return null;
  const known = await stat(path).catch(() => {
    throw new AppError({ code: 'report.no_file', message: `没有找到上年的报告“${path}”。` });
  });
  if (known.isDirectory()) return fromFolder(input, await readAll(input, pool, path));
  const previous = await readNamedReport(pool, path);
  return { contextFor: (_file, context) => ({ ...context, previous }) };
}

function fromFolder({ tell }: CommandInput, among: readonly ReadReport[]): PreviousReports {
  return {
    contextFor: (file, context) => (report) => {
      const chosen = choosePrevious(report, among);
      if ('previous' in chosen) return { ...context, previous: chosen.previous };
      tell(`${printable(file)}：${printable(chosen.why)}`);
      return context;
    },
  };
}

async function readAll(input: CommandInput, pool: ReadingPool, folder: string): Promise<ReadReport[]> {
  const outcomes = await outcomesOf(input, await reportFiles(input, [folder]), {
    title: '读取上年年报',
    work: async (file) => readReportFile(pool, file),
    onOutcome: (outcome) => {
      if ('error' in outcome) input.tell(unreadText(outcome.file, outcome.error));
    },
  });
  return outcomes.flatMap((each) => ('result' in each ? [each.result] : []));
}
