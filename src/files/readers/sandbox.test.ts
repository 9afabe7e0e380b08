import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { ReadingPool, ReadingPoolOptions } from './sandbox.ts';
import { ENDED, PATIENT, poolOpener, refusalOf } from './test/ask-pool.ts';
import { EndedReading, UnreadableFile } from './unreadable-file.ts';

const MEGABYTE = 1024 * 1024;
const NOTHING = new Uint8Array();

const { open, close } = poolOpener();
afterEach(close);

function openMisbehaving(options: Partial<ReadingPoolOptions> = {}): ReadingPool {
  return open({ program: new URL('./test/misbehaving-reader.ts', import.meta.url), ...options });
}

const said = async (pool: ReadingPool, name: string, bytes: Uint8Array = NOTHING): Promise<string> =>
  refusalOf(pool.read({ name, bytes }));

describe('a reader that', PATIENT, () => {
  test('never ends is ended, and the next file is read', async () => {
    const pool = openMisbehaving({ timeoutMs: 300 });
    const first = await said(pool, 'who are you');
    const started = performance.now();
    expect(await said(pool, 'hang')).toBe(ENDED);
    await expect(pool.read({ name: 'end', bytes: NOTHING })).rejects.toBeInstanceOf(EndedReading);
    expect(performance.now() - started).toBeLessThan(3000);
    const second = await said(pool, 'who are you');
    expect(second).toMatch(/^\d+$/u);
    expect(second).not.toBe(first);
    expect(isRunning(Number(first))).toBe(false);
  });

  test.each(['hoard objects', 'hoard arrays', 'hoard webassembly'])(
    'begins to %s is ended long before its time, and the next file is read',
    async (name) => {
      const pool = openMisbehaving({ memoryMb: 256 });
      expect(await said(pool, name)).toBe(ENDED);
      expect(await said(pool, 'who are you')).toMatch(/^\d+$/u);
    },
  );

  test('ends by itself is no reason to end with it', async () => {
    const pool = openMisbehaving();
    expect(await said(pool, 'end')).toBe(ENDED);
    expect(await said(pool, 'who are you')).toMatch(/^\d+$/u);
  });

  test('refuses a file isn’t told as one that was ended', async () => {
    const refused = await openMisbehaving()
      .read({ name: 'refuse', bytes: NOTHING })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UnreadableFile);
    expect(refused).not.toBeInstanceOf(EndedReading);
  });

  test('doesn’t even start is a fault of the program, not of the file', async () => {
    const pool = open({ program: new URL('./unreadable-file.ts', import.meta.url) });
    await expect(said(pool, 'any')).rejects.toThrow(/doesn't start/u);
  });
});

test('a process is used again, and replaced after so many files', PATIENT, async () => {
  const pool = openMisbehaving({ filesPerWorker: 2 });
  const pids = [];
  for (let file = 0; file < 5; file += 1) pids.push(await said(pool, 'who are you'));
  expect(pids[1]).toBe(pids[0]);
  expect(new Set(pids).size).toBe(3);
});

test('two processes read at a time, and never more', PATIENT, async () => {
  const pool = openMisbehaving({ workers: 2 });
  const pids = await Promise.all(Array.from({ length: 20 }, async () => said(pool, 'who are you')));
  expect(new Set(pids).size).toBe(2);
});

test('closing ends what is read and what waits', PATIENT, async () => {
  const pool = openMisbehaving();
  const pid = Number(await said(pool, 'who are you'));
  const reading = [said(pool, 'hang'), said(pool, 'who are you')];
  const outcome = Promise.allSettled(reading);
  await pause(50);
  await pool.close();
  const reasons = (await outcome).map((each) =>
    each.status === 'rejected' ? String(each.reason) : each.value,
  );
  expect(reasons).toEqual(['Error: the reading pool is closed', 'Error: the reading pool is closed']);
  expect(isRunning(pid)).toBe(false);
  await expect(said(pool, 'who are you')).rejects.toThrow(/closed/u);
});

test('a file beyond the limit is refused unread', PATIENT, async () => {
  const pool = open({ maxBytes: 2 * MEGABYTE });
  expect(await said(pool, 'a.txt', new Uint8Array(2 * MEGABYTE + 1))).toMatch(/超过 2 MB/u);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
