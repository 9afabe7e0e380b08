import { availableParallelism } from 'node:os';
import { createCheckingPool, type CheckingPool } from '../files/checking/checking-pool.ts';
import { UncheckableText } from '../files/checking/uncheckable-text.ts';
import { createReadingPool, type ReadingPool } from '../files/readers/sandbox.ts';
import { UnreadableFile } from '../files/readers/unreadable-file.ts';
import { AppError } from '../platform/errors.ts';
import type { CommandInput } from './command.ts';
import { outcomesOf } from './report-outcomes.ts';
import { unreadText } from './report-text.ts';
import { checkLines } from './text-lines.ts';
import { checkedWords, placedFindings, type CheckedWords } from './text-check-text.ts';
import { LARGEST_FILE, textSource } from './text-source.ts';

const READING = { timeoutMs: 60_000, memoryMb: 1_024, maxBytes: LARGEST_FILE } as const;
/** Each thread holds the model of the language, some 150 MB. */
const MOST_THREADS = 2;
/** A whole book takes less. */
const CHECKING_MS = 120_000;

/**
 * `gongkai text check 文件或网址… [--json] [--strict]`: proofreads texts of any kind that is read. 0 when nothing must be mended, 1 when
 * something must (with `--strict`: when anything was found), 2 when a text couldn't be read. `--ndjson`: lines in, lines out; 0 unless a
 * line couldn't be checked.
 */
export async function runTextCheck(input: CommandInput): Promise<number> {
  const checking = createCheckingPool({
    workers: Math.min(MOST_THREADS, availableParallelism()),
    timeoutMs: CHECKING_MS,
  });
  try {
    if (input.options['ndjson'] === true) {
      if (input.positionals.length > 0) throw misused('--ndjson 从标准输入读取，不能再写文件。');
      return await checkLines(checking, { lines: process.stdin, print: printing(input) });
    }
    if (input.positionals.length === 0)
      throw misused('请写明要检查的文件或者网址，例如：gongkai text check 通知.docx');
    return await checkFiles(input, checking);
  } finally {
    await checking.close();
  }
}

async function checkFiles(input: CommandInput, checking: CheckingPool): Promise<number> {
  const reading = createReadingPool({ ...READING, workers: availableParallelism() });
  try {
    const outcomes = await outcomesOf(input, input.positionals, {
      title: '检查文字',
      work: async (word) => checkedFile({ reading, checking }, word),
      onOutcome: (outcome) => {
        const json = input.options['json'] === true;
        if ('result' in outcome)
          input.print(json ? JSON.stringify(outcome.result) : checkedWords(outcome.result));
        else
          input.print(
            json
              ? JSON.stringify({ file: outcome.file, findings: [], error: outcome.error })
              : unreadText(outcome.file, outcome.error),
          );
      },
    });
    if (outcomes.some((outcome) => 'error' in outcome)) return 2;
    const strict = input.options['strict'] === true;
    const found = outcomes.some(
      (outcome) =>
        'result' in outcome && outcome.result.findings.some(({ severity }) => strict || severity === 'gate'),
    );
    return found ? 1 : 0;
  } finally {
    await reading.close();
  }
}

async function checkedFile(
  { reading, checking }: { readonly reading: ReadingPool; readonly checking: CheckingPool },
  word: string,
): Promise<CheckedWords> {
  const source = await textSource(reading, word);
  try {
    const findings = await checking.check({
      text: source.text,
      context: { wrapped: source.wrapped },
      ...(source.blocks !== undefined && { blocks: source.blocks }),
    });
    return { file: word, characters: source.text.length, findings: placedFindings(source, findings) };
  } catch (error) {
    if (!(error instanceof UncheckableText)) throw error;
    throw new UnreadableFile(error.message, { cause: error });
  }
}

/** Prints and waits where the reader of standard output is slower. */
function printing(input: CommandInput): (line: string) => Promise<void> {
  return async (line) => {
    input.print(line);
    const { stdout } = process;
    if (!stdout.writableNeedDrain) return;
    await new Promise<void>((resolve) => {
      stdout.once('drain', resolve);
    });
  };
}

function misused(message: string): AppError {
  return new AppError({ code: 'command.word_missing', message });
}
