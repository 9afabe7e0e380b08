import { Worker } from 'node:worker_threads';
import type { TextFinding } from '../../text/text-finding.ts';
import type { MaskedText } from '../../text/mask-text.ts';
import type { CheckingReply, CheckingTask, TextMasking } from './checking-messages.ts';
import { UncheckableText } from './uncheckable-text.ts';

/** A thread that takes one text at a time. */
export interface CheckingThread {
  /** False once it has ended or is being ended. */
  isAlive(): boolean;
  /** Rejects with `UncheckableText` when it takes too long, and then the thread ends; with any other error for a fault of ours. */
  check(task: CheckingTask): Promise<readonly TextFinding[]>;
  /** The same for masking. */
  mask(task: CheckingTask, mask: TextMasking): Promise<MaskedText>;
  end(): Promise<void>;
}

/** Objects and strings; the model of the language stands outside of it. */
const HEAP_MB = 512;
/** Nearly all objects are gone with their clause: more room for them makes nothing quicker. */
const YOUNG_HEAP_MB = 16;

/** Whoever waits for a thread: nothing of a text that is done is kept. */
interface Waiting {
  resolve(reply: CheckingReply): void;
  reject(error: unknown): void;
}

/** Starts a thread, which never keeps the program running by itself. */
export function startCheckingThread(program: URL, timeoutMs: number): CheckingThread {
  const worker = new Worker(program, {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
  });
  worker.unref();
  let waiting: Waiting | null = null;
  let alive = true;
  let isReady = false;
  let jobs = 0;
  const fail = (error: unknown): void => {
    alive = false;
    waiting?.reject(error);
    waiting = null;
  };
  worker.once('error', (error) => fail(asTooMuch(error)));
  worker.once('exit', (code) => fail(new Error(`a checking thread ended with ${code}`)));
  worker.on('message', (reply: CheckingReply) => {
    if (reply.kind === 'ready') isReady = true;
    waiting?.resolve(reply);
  });

  async function nextReply(): Promise<CheckingReply> {
    const { promise, resolve, reject } = Promise.withResolvers<CheckingReply>();
    waiting = { resolve, reject };
    try {
      return await promise;
    } finally {
      waiting = null;
    }
  }

  async function replyWithin(task: CheckingTask, mask?: TextMasking): Promise<CheckingReply> {
    jobs += 1;
    // Started before the clock: loading the model isn't counted against the text.
    if (!isReady) await nextReply();
    const late = setTimeout(() => {
      fail(new UncheckableText('这段文字太长或者结构异常，未能在限定的时间内检查完。请分成几段再试。'));
      void worker.terminate();
    }, timeoutMs);
    try {
      worker.postMessage({ id: jobs, task, ...(mask && { mask }) });
      return await nextReply();
    } finally {
      clearTimeout(late);
    }
  }

  async function answer(task: CheckingTask, mask?: TextMasking): Promise<CheckingReply> {
    if (!alive) throw new Error('a checking thread has ended');
    // Kept running only while somebody waits for its answer.
    worker.ref();
    try {
      const reply = await replyWithin(task, mask);
      if (reply.kind === 'failed') throw new Error(reply.error);
      return reply;
    } finally {
      if (alive) worker.unref();
    }
  }

  return {
    isAlive: () => alive,
    async check(task) {
      const reply = await answer(task);
      return reply.kind === 'done' ? reply.findings : [];
    },
    async mask(task, mask) {
      const reply = await answer(task, mask);
      if (reply.kind !== 'masked') throw new Error('a checking thread answers what it wasn’t asked');
      return reply.masked;
    },
    async end() {
      alive = false;
      await worker.terminate();
    },
  };
}

/** A text that needs more memory than a thread may have is the text's fault. */
function asTooMuch(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new UncheckableText('这段文字太长，内存不够检查。请分成几段再试。', { cause: error })
    : error;
}
