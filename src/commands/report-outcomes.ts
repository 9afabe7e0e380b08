import { availableParallelism } from 'node:os';
import { UnreadableFile } from '../files/readers/unreadable-file.ts';
import type { CommandInput } from './command.ts';
import { progressLine } from './progress.ts';

/** What came of a file, or in Chinese why it couldn't be read. */
export type Outcome<Result> =
  | { readonly file: string; readonly result: Result }
  | { readonly file: string; readonly error: string };

/** What is done with files, many at a time. */
export interface FileWork<Result> {
  /** Chinese, for the line of progress. */
  readonly title: string;
  /** May throw `UnreadableFile`: the others go on. */
  work(file: string): Promise<Result>;
  /** Told in the order of the files, each as soon as those before it are. */
  onOutcome?(outcome: Outcome<Result>): void;
}

/** Does something with each file, as many at a time as the machine has cores. In the order of the files. */
export async function outcomesOf<Result>(
  input: Pick<CommandInput, 'tell'>,
  files: readonly string[],
  { title, work, onOutcome }: FileWork<Result>,
): Promise<Outcome<Result>[]> {
  const progress = progressLine(input.tell);
  const outcomes = new Map<number, Outcome<Result>>();
  let [next, told] = [0, 0];
  const worker = async (): Promise<void> => {
    for (let at = next++; at < files.length; at = next++) {
      outcomes.set(at, await outcomeOf(files[at] ?? '', work));
      progress.show(title, outcomes.size, files.length);
      for (let ready = outcomes.get(told); ready !== undefined; ready = outcomes.get(told)) {
        onOutcome?.(ready);
        told += 1;
      }
    }
  };
  // One more than there are processes, so that none waits for the disk.
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, worker));
  progress.end();
  return files.flatMap((_, at) => outcomes.get(at) ?? []);
}

async function outcomeOf<Result>(
  file: string,
  work: (file: string) => Promise<Result>,
): Promise<Outcome<Result>> {
  try {
    return { file, result: await work(file) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { file, error: error.message };
  }
}
