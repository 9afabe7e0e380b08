import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { totalmem } from 'node:os';

/** What a tool may take of the machine's memory, in MB. Near it, it cleans up more often, instead of being ended by the system. */
export const MEMORY_LIMIT_MB = Math.floor((totalmem() / 1024 / 1024) * 0.65);

/** How a build of another tool went. */
export interface MeasuredBuild {
  readonly ms: number;
  /** The most memory that its process held, in MB. */
  readonly megabytes: number;
}

/** Runs a build and watches its memory. Throws with the end of what it said when it fails. */
export async function measureBuild(
  command: readonly [string, ...string[]],
  options: { cwd: string; env?: Readonly<Record<string, string>> },
): Promise<MeasuredBuild> {
  const [program, ...words] = command;
  const started = performance.now();
  const child = spawn(program, words, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (chunk: Buffer): void => {
    said = (said + chunk.toString()).slice(-4_000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, peakOf(child.pid));
  }, 250);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (code !== 0) throw new Error(`${program} ended with ${code}: ${said}`);
    return { ms: performance.now() - started, megabytes };
  } finally {
    clearInterval(watch);
  }
}

/** The system keeps the highest mark of a process itself; nothing is known elsewhere than on Linux. */
function peakOf(pid: number | undefined): number {
  const path = `/proc/${pid}/status`;
  const status = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}
