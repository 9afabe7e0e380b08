import type { TextFinding } from '../../text/text-finding.ts';
import { createTurns } from '../readers/sandbox-turns.ts';
import { type CheckingThread, startCheckingThread } from './checking-thread.ts';
import type { MaskedText } from '../../text/mask-text.ts';
import type { CheckingTask, TextMasking } from './checking-messages.ts';
import { UncheckableText } from './uncheckable-text.ts';

/** How a pool checks. */
export interface CheckingPoolOptions {
  /** Threads, and so texts at a time. */
  readonly workers: number;
  /** For one text. */
  readonly timeoutMs: number;
  /** UTF-16 units; longer texts are refused unread. `MOST_CHARACTERS` when left out. */
  readonly mostCharacters?: number;
  /** What the threads run; left out except in tests of the pool. */
  readonly program?: URL;
}

/** Checks texts beside the main thread. */
export interface CheckingPool {
  /** Everything a proofreader would mark, by place. Rejects with `UncheckableText` for a text that is too long or takes too long. */
  check(task: CheckingTask): Promise<readonly TextFinding[]>;
  /** A text with findings of personal data masked. Rejects likewise, and where one of the findings isn't there. */
  mask(task: CheckingTask, mask: TextMasking): Promise<MaskedText>;
  /** Ends all threads; what was still to be done is rejected. */
  close(): Promise<void>;
}

/** UTF-16 units of the longest text that is checked: a book of 5,000,000 characters. */
export const MOST_CHARACTERS = 5_000_000;

/**
 * A pool of threads, each with one text at a time. They start when they are first needed, load the model of the language once,
 * and never keep the program running. One whose text takes too long is ended; the next text gets a new one.
 */
export function createCheckingPool(options: CheckingPoolOptions): CheckingPool {
  const { mostCharacters = MOST_CHARACTERS } = options;
  const program = options.program ?? new URL('./checking-worker.ts', import.meta.url);
  const turns = createTurns(options.workers, closed);
  const all = new Set<CheckingThread>();
  const idle: CheckingThread[] = [];

  function take(): CheckingThread {
    const kept = idle.pop();
    if (kept?.isAlive() === true) return kept;
    if (kept !== undefined) all.delete(kept);
    const thread = startCheckingThread(program, options.timeoutMs);
    all.add(thread);
    return thread;
  }

  async function workInTurn<T>(work: (thread: CheckingThread) => Promise<T>): Promise<T> {
    const thread = take();
    try {
      return await work(thread);
    } catch (error) {
      throw turns.isClosed() ? closed() : error;
    } finally {
      if (thread.isAlive()) idle.push(thread);
      else all.delete(thread);
    }
  }

  async function perform<T>(
    { text }: CheckingTask,
    work: (thread: CheckingThread) => Promise<T>,
  ): Promise<T> {
    if (text.length > mostCharacters) throw tooLong(text.length, mostCharacters);
    await turns.take();
    try {
      if (turns.isClosed()) throw closed();
      return await workInTurn(work);
    } finally {
      turns.leave();
    }
  }

  return {
    check: async (task) => perform(task, async (thread) => thread.check(task)),
    mask: async (task, mask) => perform(task, async (thread) => thread.mask(task, mask)),
    async close() {
      turns.close();
      await Promise.all([...all].map(async (thread) => thread.end()));
    },
  };
}

function tooLong(length: number, most: number): UncheckableText {
  return new UncheckableText(
    `这段文字有 ${length} 个字符，超过 ${most} 个字符的上限，没有检查。请分成几个文件再试。`,
  );
}

function closed(): Error {
  return new Error('the checking pool is closed');
}
