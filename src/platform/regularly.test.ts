import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Logger } from './log.ts';
import { regularly } from './regularly.ts';

function told() {
  const errors: string[] = [];
  const log: Logger = { info: () => {}, warn: () => {}, error: (what) => void errors.push(what) };
  return { ctx: { log }, errors };
}

/** Work that lasts until it is let go. */
function held() {
  const begun: (() => void)[] = [];
  return {
    rounds: () => begun.length,
    letGo: () => begun.at(-1)?.(),
    work: async () => new Promise<void>((resolve) => void begun.push(resolve)),
  };
}

const NEVER = 3_600_000;

test('times that come while a round runs are left out: when it ends, nothing has piled up behind it', async () => {
  const { ctx } = told();
  const { rounds, letGo, work } = held();
  const watch = regularly(ctx, { everyMs: 5, complaint: '', work });
  await sleep(50);
  expect(rounds()).toBe(1);
  letGo();
  const stopped = watch.stop();
  expect(await Promise.race([stopped.then(() => 'stopped'), sleep(1_000, 'waits')])).toBe('stopped');
  expect(rounds()).toBe(1);
});

test('a round that ended is followed by the next at its time', async () => {
  const { ctx } = told();
  let rounds = 0;
  const watch = regularly(ctx, { everyMs: 5, complaint: '', work: async () => void (rounds += 1) });
  await expect.poll(() => rounds).toBeGreaterThan(2);
  await watch.stop();
});

test('a round is told that the program ends, and is waited for', async () => {
  const { ctx } = told();
  let done = false;
  const watch = regularly(ctx, {
    everyMs: NEVER,
    complaint: '',
    work: async (_ctx, ending) => {
      await new Promise((resolve) => {
        ending.addEventListener('abort', resolve);
      });
      done = true;
    },
  });
  await watch.stop();
  expect(done).toBe(true);
});

test('what fails is logged and done again at the next time', async () => {
  const { ctx, errors } = told();
  let rounds = 0;
  const watch = regularly(ctx, {
    everyMs: 5,
    complaint: 'it could not be done',
    work: async () => {
      rounds += 1;
      if (rounds === 1) throw new Error('no');
    },
  });
  await expect.poll(() => rounds).toBeGreaterThan(1);
  await watch.stop();
  expect(errors).toEqual(['it could not be done']);
});
