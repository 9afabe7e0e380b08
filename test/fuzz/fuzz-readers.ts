import { createReadingPool } from '../../src/files/readers/sandbox.ts';
import { UnreadableFile } from '../../src/files/readers/unreadable-file.ts';
import { readReport } from '../../src/law/annual-report/reading/map-report.ts';
import type { SourceDocument } from '../../src/law/annual-report/reading/source-document.ts';
import { checkReadReport } from '../../src/law/annual-report/validate.ts';
import { randomFrom } from '../report-corpus/random.ts';
import { type FuzzInput, type FuzzSeed, fuzzInput } from './fuzz-inputs.ts';

/** What became of the files. */
export interface FuzzFigures {
  read: number;
  refused: number;
  /** Ended by the caps: out of time, or out of memory. */
  late: number;
  large: number;
  /** Milliseconds that the longest file took, reading and checking apart. */
  longestRead: number;
  longestCheck: number;
  /** What must not happen, with how the file came about: a process that ended by itself, an error of another kind, a hang. */
  readonly failures: { readonly input: FuzzInput; readonly why: string }[];
  /** Files that the caps ended. */
  readonly capped: { readonly input: FuzzInput; readonly why: string }[];
}

/** The caps of a run, smaller than those that people get. */
export interface FuzzLimits {
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly workers: number;
  /** What mapping and checking may take, which are done here without a cap, to see how long they take. */
  readonly checkMs: number;
}

/** What ending a process may take beyond its time, on a busy machine. */
const SLACK_MS = 5_000;

/** Reads and checks generated files until the time is up. The same seed gives the same files. */
export async function fuzzReaders(
  seeds: readonly FuzzSeed[],
  run: { readonly seed: number; readonly milliseconds: number; readonly limits: FuzzLimits },
): Promise<FuzzFigures> {
  const { limits } = run;
  const pool = createReadingPool({ ...limits, maxBytes: 8 * 1024 * 1024 });
  const figures: FuzzFigures = {
    read: 0,
    refused: 0,
    late: 0,
    large: 0,
    longestRead: 0,
    longestCheck: 0,
    failures: [],
    capped: [],
  };
  const until = performance.now() + run.milliseconds;
  let next = 0;
  const work = async (): Promise<void> => {
    while (performance.now() < until) {
      next += 1;
      const input = fuzzInput(seeds, randomFrom(run.seed * 1_000_003 + next));
      const started = performance.now();
      const document = await readOne(input);
      const took = performance.now() - started;
      figures.longestRead = Math.max(figures.longestRead, took);
      if (took > limits.timeoutMs + SLACK_MS) figures.failures.push({ input, why: `${Math.round(took)} ms` });
      if (document !== null) checkOne(document, input, limits, figures);
    }
  };
  async function readOne(input: FuzzInput): Promise<SourceDocument | null> {
    try {
      const document = await pool.read(input);
      figures.read += 1;
      return document;
    } catch (error) {
      countError(error, input, figures);
      return null;
    }
  }
  try {
    await Promise.all(Array.from({ length: limits.workers }, work));
    return figures;
  } finally {
    await pool.close();
  }
}

function countError(error: unknown, input: FuzzInput, figures: FuzzFigures): void {
  if (!(error instanceof UnreadableFile)) {
    figures.failures.push({ input, why: String(error) });
    return;
  }
  const cause = error.cause instanceof Error ? error.cause.message : '';
  if (!cause.startsWith('the reader was ended')) figures.refused += 1;
  else if (cause.includes('out of time')) {
    figures.late += 1;
    figures.capped.push({ input, why: 'out of time' });
  } else if (/SIGKILL|heap|memory/iu.test(cause)) {
    figures.large += 1;
    figures.capped.push({ input, why: 'out of memory' });
  } else figures.failures.push({ input, why: cause });
}

/** What was read is mapped and checked, in the program itself: it must neither throw nor take long. */
function checkOne(
  document: SourceDocument,
  input: FuzzInput,
  { checkMs }: FuzzLimits,
  figures: FuzzFigures,
): void {
  const started = performance.now();
  try {
    checkReadReport(readReport(document));
  } catch (error) {
    figures.failures.push({
      input,
      why: error instanceof Error ? (error.stack ?? error.message) : 'no error',
    });
  }
  const took = performance.now() - started;
  figures.longestCheck = Math.max(figures.longestCheck, took);
  if (took > checkMs) figures.failures.push({ input, why: `checked in ${Math.round(took)} ms` });
}
