import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';

/** The real program, started as people start it, on a port, a data folder and an embedded database of its own. */
export interface RunningProgram {
  /** E.g. `http://127.0.0.1:41234`, without a slash at its end. */
  readonly origin: string;
  readonly dataDir: string;
  /** The variables with which it was started; with them a command finds its data. */
  readonly environment: NodeJS.ProcessEnv;
  /** Runs `gongkai <words>` beside it and returns what it printed; throws with its complaint when it fails. */
  gongkai(...words: string[]): Promise<string>;
  /** Ends it as a power cut does: nothing is closed, the data folder stays. Its database, too, is killed. */
  kill(): Promise<void>;
  /** Ends it as Ctrl+C does and leaves its data folder; throws when it didn't end in good order. */
  pause(): Promise<void>;
  /** Starts it again on the same data folder and port, after `kill` or `pause`. */
  startAgain(): Promise<void>;
  /** Does the same and takes its data folder away. */
  stop(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '../..');
const PATIENCE_MS = 150_000;

/** Starts the program and resolves once its pages can be read. `demo`: with the demo year, or empty. */
export async function startProgram(options: {
  demo: 'on' | 'off';
  environment?: Readonly<Record<string, string>>;
}): Promise<RunningProgram> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongkai-browser-'));
  // When root runs the tests, the database belongs to another user, who must get there.
  await chmod(dataDir, 0o755);
  const port = await freePort();
  const environment = {
    ...process.env,
    // As `npm run gongkai` does: the second command is quicker than the first.
    NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/gongkai-node'),
    DATABASE_URL: '',
    HOST: '127.0.0.1',
    PORT: String(port),
    GONGKAI_DATA: dataDir,
    GONGKAI_DEMO: options.demo,
    ...options.environment,
  };
  const origin = `http://127.0.0.1:${port}`;
  const start = async (): Promise<ChildProcess> => {
    const child = gongkai(['start'], environment);
    const output = outputOf(child);
    await untilUp(origin, child).catch(async (error: unknown) => {
      child.kill('SIGKILL');
      throw new Error(`the program didn't start: ${await output}`, { cause: error });
    });
    return child;
  };
  let running = await start();
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const ended = exitOf(running);
    running.kill(signal);
    return ended;
  };
  const pause = async (): Promise<void> => {
    // One that has ended by itself, or was killed, has nothing more to end.
    const atWork = running.exitCode === null && running.signalCode === null;
    const code = await end('SIGTERM');
    if (atWork && code !== 0) throw new Error(`the program ended with ${code}`);
  };
  return {
    origin,
    dataDir,
    environment,
    gongkai: async (...words) => run(words, environment),
    kill: async () => {
      await end('SIGKILL');
      await killDatabase(dataDir);
    },
    pause,
    startAgain: async () => {
      running = await start();
    },
    stop: async () => {
      await pause().finally(async () => rm(dataDir, { recursive: true, force: true }));
    },
  };
}

function gongkai(words: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  const args = ['--disable-warning=ExperimentalWarning', join(ROOT, 'src/main.ts'), ...words];
  return spawn(process.execPath, args, { cwd: ROOT, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function run(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<string> {
  const { code, printed, told } = await runGongkai(words, environment);
  if (code !== 0) throw new Error(`gongkai ${words.join(' ')} ended with ${code}: ${told}${printed}`);
  return `${told}${printed}`;
}

/** Runs `gongkai <words>`, and says how it ended and what it wrote to its two ways out. */
export async function runGongkai(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<{ code: number | null; printed: string; told: string }> {
  const child = gongkai(words, environment);
  const [printed, told, code] = await Promise.all([
    child.stdout === null ? '' : text(child.stdout),
    child.stderr === null ? '' : text(child.stderr),
    exitOf(child),
  ]);
  return { code, printed, told };
}

/** Everything that it says, on both ways out. */
async function outputOf(child: ChildProcess): Promise<string> {
  const pieces: string[] = [];
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  for (const stream of streams) stream.setEncoding('utf8').on('data', (part: string) => pieces.push(part));
  // Of a fault of the program its pages say only that there was one.
  for (const stream of streams)
    createInterface(stream).on('line', (line) => {
      if (line.includes('"level":"error"')) console.error(line);
    });
  await Promise.all(streams.map((stream) => finished(stream)));
  return pieces.join('');
}

async function killDatabase(dataDir: string): Promise<void> {
  const file = await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').catch(() => null);
  if (file !== null) process.kill(Number(file.split('\n')[0]), 'SIGKILL');
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
}

async function untilUp(origin: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await fetch(`${origin}/healthz`).catch(() => null);
    if (answer?.status === 200) return;
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}`);
    if (Date.now() > deadline) throw new Error('no answer');
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
