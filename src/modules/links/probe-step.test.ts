import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { askOnce } from './probe-step.ts';

test('a name that can’t be looked up after all was stopped is nobody’s unhandled failure', async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown): void => void unheard.push(reason);
  process.on('unhandledRejection', hear);
  try {
    const limits = {
      resolve: async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })),
      mayConnect: () => true,
      timeoutMs: 1000,
      maxBytes: 1000,
      trusted: [],
      signal: AbortSignal.abort(),
    };
    const asking = { url: new URL('http://a.example.com/'), how: 'head', cookie: '' } as const;
    expect(await askOnce(asking, limits)).toEqual({ kind: 'failure', reason: 'timeout' });
    await turn();
    expect(unheard).toEqual([]);
  } finally {
    process.off('unhandledRejection', hear);
  }
});
