import { type ChildProcess, fork } from 'node:child_process';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  MEMORY_VARIABLE,
  type ReadingJob,
  type ReadingReply,
  type ReadingResult,
  type ReadingTask,
  type StrangersFile,
} from './sandbox-messages.ts';
import { EndedReading, ReadingUnavailable, UnreadableFile } from './unreadable-file.ts';

/** What a reader may take. */
export interface ReaderLimits {
  /** For one file, from the moment the process takes it. */
  readonly timeoutMs: number;
  /** Of the whole process, which holds about 100 before it reads. */
  readonly memoryMb: number;
}

/** A process that takes one file at a time. */
export interface ReaderProcess {
  /** False once it has ended or is being ended. */
  readonly alive: boolean;
  /** Files that it was given. */
  readonly files: number;
  /** Rejects with `UnreadableFile`, `EndedReading` among them; with `ReadingUnavailable` when the process doesn't even start. */
  perform(file: StrangersFile, task: ReadingTask): Promise<ReadingResult>;
  /** Ends it, by force where it doesn't follow at once; resolves when it is gone. */
  end(): Promise<void>;
}

const LONGEST_START_MS = 30_000;
const KEPT_OUTPUT = 2_000;
/** What a reader is told of its surroundings: enough to find an office program, nothing secret. */
const PASSED_ON = 'PATH HOME LANG LC_ALL TMPDIR TEMP TMP SystemRoot ProgramFiles GONGKAI_SOFFICE'.split(' ');
/** What a process has to end by itself, and to end what it started, before it is ended by force. */
const GRACE_MS = 200;

/** Starts a reader. It never keeps the program running by itself. */
export function startReader(program: URL, limits: ReaderLimits): ReaderProcess {
  const child = launch(program, limits.memoryMb);
  const life = lifeOf(child);
  const ready = started(child, life);
  // Whoever reads is told; a process that nobody gave a file may fail unheard.
  ready.catch(() => {});
  let files = 0;
  return {
    get alive() {
      return life.isAlive();
    },
    get files() {
      return files;
    },
    async perform(file, task) {
      files += 1;
      await ready;
      const answer = ask(child, { id: files, file, task });
      const outcome = await withinTime(limits.timeoutMs, Promise.race([answer, life.ended]));
      if (outcome === null || outcome === 'ended') await life.end();
      return resultOf(outcome, life);
    },
    end: life.end,
  };
}

function launch(program: URL, memoryMb: number): ChildProcess {
  const child = fork(fileURLToPath(program), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [`--max-old-space-size=${memoryMb}`],
    env: surroundings(memoryMb),
    // A group of its own: what it started ends with it.
    detached: process.platform !== 'win32',
  });
  child.unref();
  child.channel?.unref();
  if (child.stderr instanceof Socket) child.stderr.unref();
  return child;
}

/** Whether a process still runs, and how it ends. */
interface Life {
  readonly ended: Promise<'ended'>;
  isAlive(): boolean;
  end(): Promise<void>;
  /** The last that it complained of, or the signal that ended it. */
  lastWords(): string;
}

function lifeOf(child: ChildProcess): Life {
  let alive = true;
  let output = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-KEPT_OUTPUT);
  });
  const ended = new Promise<'ended'>((resolve) => {
    function gone(): void {
      alive = false;
      resolve('ended');
    }
    child.once('exit', gone);
    child.once('error', gone);
  });
  return {
    ended,
    isAlive: () => alive,
    async end() {
      const isRunning = child.pid !== undefined && child.exitCode === null && child.signalCode === null;
      alive = false;
      // Its end is waited for, and only as long as it is still to come.
      if (isRunning) child.ref();
      if (child.connected) child.disconnect();
      await withinTime(GRACE_MS, ended);
      kill(child);
      await ended;
    },
    lastWords: () => `${output.trim()} ${child.signalCode ?? ''}`.trim(),
  };
}

function resultOf(outcome: ReadingReply | 'ended' | null, life: Life): ReadingResult {
  if (outcome !== null && outcome !== 'ended') {
    if (outcome.kind === 'done') return outcome.result;
    if (outcome.kind === 'refused') {
      const { message, cause, ended } = outcome;
      const Refusal = ended ? EndedReading : UnreadableFile;
      throw new Refusal(message, cause === null ? {} : { cause: new Error(cause) });
    }
  }
  throw new EndedReading('这份文件太大或者结构异常，未能在限定的时间和内存内读完。', {
    cause: new Error(`the reader was ended: ${outcome === null ? 'out of time' : life.lastWords()}`),
  });
}

function surroundings(memoryMb: number): NodeJS.ProcessEnv {
  const known = PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(known), ...compiledBefore(), [MEMORY_VARIABLE]: String(memoryMb) };
}

/**
 * What was compiled for readers before: they start in half the time. A folder of their own, since whoever took a reader over by
 * a file could write there what the next one runs, but not what the program runs.
 */
function compiledBefore(): NodeJS.ProcessEnv {
  const folder = process.env['NODE_COMPILE_CACHE'];
  return folder === undefined || folder === '' ? {} : { NODE_COMPILE_CACHE: join(folder, 'readers') };
}

async function started(child: ChildProcess, life: Life): Promise<void> {
  const first = new Promise<'ready'>((resolve) => {
    child.once('message', () => resolve('ready'));
  });
  if ((await withinTime(LONGEST_START_MS, Promise.race([first, life.ended]))) === 'ready') return;
  await life.end();
  throw new ReadingUnavailable(`the reading process doesn't start: ${life.lastWords()}`);
}

async function ask(child: ChildProcess, job: ReadingJob): Promise<ReadingReply> {
  return new Promise((resolve) => {
    function listen(reply: ReadingReply): void {
      if (reply.kind === 'ready' || reply.id !== job.id) return;
      child.off('message', listen);
      resolve(reply);
    }
    child.on('message', listen);
    // A process that has just ended can't be written to: its end is the answer.
    child.send(job, () => {});
  });
}

/** Null when the time has passed first. Keeps the program running meanwhile. */
async function withinTime<Value>(ms: number, outcome: Promise<Value>): Promise<Value | null> {
  const { promise, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), ms);
  try {
    return await Promise.race([outcome, promise]);
  } finally {
    clearTimeout(timer);
  }
}

function kill(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
