import { access } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { ReadingPool } from '../files/readers/sandbox.ts';
import { UnreadableFile } from '../files/readers/unreadable-file.ts';
import { type CheckedFile, checkedFile } from '../law/annual-report/checked-file.ts';
import type { ReadReport } from '../law/annual-report/reading/read-report.ts';
import { RULES } from '../law/annual-report/rules.ts';
import { sarifLog } from '../law/annual-report/sarif.ts';
import type { AgencyLevel } from '../law/annual-report/ties.ts';
import { AppError } from '../platform/errors.ts';
import type { CommandInput } from './command.ts';
import { progressLine } from './progress.ts';
import { reportFiles } from './report-files.ts';
import { checkReportFile, readNamedReport, reportPool } from './report-reading.ts';
import { checkedText, unreadText } from './report-text.ts';

const LEVELS: readonly AgencyLevel[] = ['township', 'street', 'department', 'district', 'city', 'province'];

/** A file that was checked, or why it wasn't. */
type Outcome = { readonly checked: CheckedFile } | { readonly file: string; readonly error: string };

/**
 * `gongkai report check 文件… [--previous 文件] [--level 层级] [--strict] [--json | --sarif]`: reads and checks annual reports of anybody, on all
 * cores. 0 when there is no error, 1 when there is one (with `--strict` also a warning), 2 when a file couldn't be read.
 */
export async function runReportCheck(input: CommandInput): Promise<number> {
  const files = await reportFiles(required(input));
  const level = levelOption(input);
  const pool = reportPool();
  try {
    const previous = await previousOption(input, pool);
    const context = {
      ...(previous === null ? {} : { previous }),
      ...(level === null ? {} : { agency: { level } }),
    };
    const outcomes = await checkAll(input, files, async (file) => {
      const { report, findings } = await checkReportFile(pool, file, context);
      return checkedFile(file, report, findings);
    });
    if (input.options['sarif'] === true) {
      const checked = outcomes.flatMap((each) => ('checked' in each ? [each.checked] : []));
      input.print(JSON.stringify(sarifLog(checked, RULES), null, 2));
    }
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

/** Results in the order of the files, each printed as soon as those before it are. */
async function checkAll(
  input: CommandInput,
  files: readonly string[],
  check: (file: string) => Promise<CheckedFile>,
): Promise<Outcome[]> {
  const progress = progressLine(input.tell);
  const outcomes = new Map<number, Outcome>();
  let [next, shown] = [0, 0];
  const work = async (): Promise<void> => {
    for (let at = next++; at < files.length; at = next++) {
      outcomes.set(at, await outcomeOf(files[at] ?? '', check));
      progress.show('检查年报', outcomes.size, files.length);
      for (let ready = outcomes.get(shown); ready !== undefined; ready = outcomes.get(shown)) {
        show(input, ready);
        shown += 1;
      }
    }
  };
  // One more than there are processes, so that none waits for the disk.
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
  progress.end();
  return files.flatMap((_, at) => outcomes.get(at) ?? []);
}

async function outcomeOf(file: string, check: (file: string) => Promise<CheckedFile>): Promise<Outcome> {
  try {
    return { checked: await check(file) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { file, error: error.message };
  }
}

function show(input: CommandInput, outcome: Outcome): void {
  if (input.options['sarif'] === true) {
    if ('error' in outcome) input.tell(unreadText(outcome.file, outcome.error));
  } else if (input.options['json'] === true) {
    input.print(JSON.stringify('checked' in outcome ? outcome.checked : outcome));
  } else
    input.print(
      'checked' in outcome ? checkedText(outcome.checked) : unreadText(outcome.file, outcome.error),
    );
}

function exitCode(outcomes: readonly Outcome[], strict: boolean): number {
  if (outcomes.some((each) => 'error' in each)) return 2;
  const found = outcomes.some(
    (each) =>
      'checked' in each &&
      each.checked.findings.some(
        ({ severity }) => severity === 'error' || (strict && severity === 'warning'),
      ),
  );
  return found ? 1 : 0;
}

async function previousOption(input: CommandInput, pool: ReadingPool): Promise<ReadReport | null> {
  const file = input.options['previous'];
  if (typeof file !== 'string') return null;
  await access(file).catch(() => {
    throw new AppError({ code: 'report.no_file', message: `没有找到上年的报告“${file}”。` });
  });
  return readNamedReport(pool, file);
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
