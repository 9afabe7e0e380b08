import { sep } from 'node:path';
import { type CheckedFile, checkedFile, unreadFile } from '../law/annual-report/checked-file.ts';
import { RULES } from '../law/annual-report/rules.ts';
import { sarifLog } from '../law/annual-report/sarif.ts';
import type { AgencyLevel } from '../law/annual-report/ties.ts';
import { AppError } from '../platform/errors.ts';
import type { CommandInput } from './command.ts';
import { reportFiles } from './report-files.ts';
import { type Outcome, outcomesOf } from './report-outcomes.ts';
import { previousOption } from './report-previous.ts';
import { checkReportFile, reportPool } from './report-reading.ts';
import { checkedText, unreadText } from './report-text.ts';

const LEVELS: readonly AgencyLevel[] = ['township', 'street', 'department', 'district', 'city', 'province'];

/**
 * `gongkai report check 文件… [--previous 文件或文件夹] [--level 层级] [--strict] [--json | --sarif]`: reads and checks annual reports of anybody, on all
 * cores. 0 when there is no error, 1 when there is one (with `--strict` also a warning), 2 when a file couldn't be read.
 */
export async function runReportCheck(input: CommandInput): Promise<number> {
  const files = await reportFiles(input, required(input));
  const level = levelOption(input);
  const pool = reportPool();
  try {
    const previous = await previousOption(input, pool);
    const known = level === null ? {} : { agency: { level } };
    const outcomes = await outcomesOf(input, files, {
      title: '检查年报',
      work: async (file) => {
        const context = previous === null ? known : previous.contextFor(file, known);
        const { report, findings } = await checkReportFile(pool, file, context);
        return checkedFile(file, report, findings);
      },
      onOutcome: (outcome) => show(input, outcome),
    });
    if (input.options['sarif'] === true) input.print(sarifText(outcomes));
    return exitCode(outcomes, input.options['strict'] === true);
  } finally {
    await pool.close();
  }
}

function required(input: CommandInput): readonly string[] {
  if (input.positionals.length > 0) return input.positionals;
  throw new AppError({
    code: 'command.word_missing',
    message: '请写明要检查的文件或者文件夹，例如：gongkai report check 年报.docx',
  });
}

/** One outcome in the form that was asked for; in SARIF all of them come at the end. */
function show(input: CommandInput, outcome: Outcome<CheckedFile>): void {
  if (input.options['sarif'] === true) {
    if ('error' in outcome) input.tell(unreadText(outcome.file, outcome.error));
  } else if (input.options['json'] === true) {
    input.print(
      JSON.stringify('result' in outcome ? outcome.result : unreadFile(outcome.file, outcome.error)),
    );
  } else
    input.print('result' in outcome ? checkedText(outcome.result) : unreadText(outcome.file, outcome.error));
}

function sarifText(outcomes: readonly Outcome<CheckedFile>[]): string {
  const log = sarifLog({
    files: outcomes.flatMap((each) =>
      'result' in each ? [{ ...each.result, file: slashed(each.file) }] : [],
    ),
    unread: outcomes.flatMap((each) => ('error' in each ? [unreadFile(slashed(each.file), each.error)] : [])),
    rules: RULES,
  });
  return JSON.stringify(log, null, 2);
}

function slashed(file: string): string {
  return file.split(sep).join('/');
}

function exitCode(outcomes: readonly Outcome<CheckedFile>[], strict: boolean): number {
  if (outcomes.some((each) => 'error' in each)) return 2;
  const found = outcomes.some(
    (each) =>
      'result' in each &&
      each.result.findings.some(({ severity }) => severity === 'error' || (strict && severity === 'warning')),
  );
  return found ? 1 : 0;
}

function levelOption(input: CommandInput): AgencyLevel | null {
  const text = input.options['level'];
  if (typeof text !== 'string') return null;
  const level = LEVELS.find((each) => each === text);
  if (level !== undefined) return level;
  throw new AppError({
    code: 'command.bad_level',
    message: `没有“${text}”这个层级，可用的有：${LEVELS.join('、')}。`,
  });
}
