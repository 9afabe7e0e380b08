import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { below, quantile, type Figure } from './figure.ts';

const ROOT = join(import.meta.dirname, '..');
const PORT = 18_473;
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
    const cold = await startAndStop(clone);
    const warm: number[] = [];
    for (let n = 0; n < WARM_STARTS; n += 1) warm.push(await startAndStop(clone));
    return [
      below('start-cold', cold / 1_000, '秒', 180),
      below('start-warm', quantile(warm, 0.5) / 1_000, '秒', 5),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from the command until the home page answers. */
async function startAndStop(clone: string): Promise<number> {
  const started = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...process.env, PORT: String(PORT), GONGKAI_DATA: './var', DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  try {
    while (!(await answers())) {
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

async function answers(): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${PORT}/`).catch(() => null);
  return response?.status === 200;
}

/** As Ctrl+C does: the whole group is told. */
function stopGroup(child: ChildProcess): void {
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGINT');
}
