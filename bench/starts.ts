import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { below, quantile, type Figure } from './figure.ts';

const ROOT = join(import.meta.dirname, '..');
const WARM_STARTS = 3;
const PATIENCE_MS = 300_000;

/** `npm start` on a clean clone until a page can be read, then again on what it left. */
export async function measureStarts(
  wanted: ReadonlySet<string>,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-clone-'));
  await chmod(folder, 0o755);
  const clone = join(folder, 'gongkai');
  try {
    await promisify(execFile)('git', ['clone', '--quiet', '--depth', '1', `file://${ROOT}`, clone]);
    if (!wanted.has('start-cold'))
      await cp(join(ROOT, 'node_modules'), join(clone, 'node_modules'), { recursive: true });
    tell('在全新的克隆中启动（安装依赖、构建、建库、装入演示年度）');
    // One port for all: the site carries its address, another one would be another site.
    const port = await freePort();
    const cold = await startAndStop(clone, port);
    tell(`首次启动 ${(cold / 1_000).toFixed(1)} 秒，再次启动 ${WARM_STARTS} 次`);
    const warm: number[] = [];
    for (let n = 0; n < WARM_STARTS; n += 1) warm.push(await startAndStop(clone, port));
    return [
      below('start-cold', cold / 1_000, '秒', 180),
      below('start-warm', quantile(warm, 0.5) / 1_000, '秒', 5),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from the command until the home page and the desk answer. */
async function startAndStop(clone: string, port: number): Promise<number> {
  const started = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...strangersEnvironment(), PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  try {
    while (!((await answers(port, '/')) && (await answers(port, '/desk/')))) {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
      if (performance.now() - started > PATIENCE_MS) throw new Error('no page within five minutes');
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
    return performance.now() - started;
  } finally {
    stopGroup(child);
    await ended;
  }
}

const OURS =
  /^(GONGKAI_\w+|DATABASE_URL|HOST|PORT|INIT_CWD|NODE_COMPILE_CACHE|npm_(lifecycle|package|command|execpath|node_execpath)\w*)$/;

/** The environment of somebody who has just cloned: nothing of ours, nothing of the npm that started us. */
function strangersEnvironment(): NodeJS.ProcessEnv {
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name)));
  const places = (process.env['PATH'] ?? '').split(delimiter).filter((place) => !place.startsWith(ROOT));
  return { ...environment, PATH: places.join(delimiter) };
}

async function answers(port: number, path: string): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null);
  return response?.status === 200;
}

async function freePort(): Promise<number> {
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

/** As Ctrl+C does: the whole group is told. */
function stopGroup(child: ChildProcess): void {
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGINT');
}
