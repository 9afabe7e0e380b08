import { expect, test } from 'vitest';
import { isFlapping, nextStanding, type Standing } from './link-standing.ts';
import { lookerFor, measureLinks, playEverything } from './test/measure-links.ts';

test('whatever a link does is called by its name', { timeout: 60_000 }, async () => {
  const { wrong, total, right } = await measureLinks();
  expect(wrong).toEqual([]);
  expect(right).toBe(total);
  expect(total).toBeGreaterThanOrEqual(100);
});

test(
  'a link that works now and then is told as such and never called faulty',
  { timeout: 30_000 },
  async () => {
    const servers = await playEverything();
    const states: string[] = [];
    let standing: Pick<Standing, 'failures' | 'recent'> = { failures: 0, recent: [] };
    try {
      for (let turn = 0; turn < 6; turn += 1) {
        const url = `http://flapping.example.cn${servers.http}/page.html`;
        const verdict = await lookerFor(servers).look({ url, fragment: null });
        const next = nextStanding(standing, verdict?.class ?? 'oddAnswer', new Date(0));
        states.push(next.state);
        standing = next;
      }
    } finally {
      await servers.close();
    }
    expect(states).toEqual(['good', 'suspect', 'good', 'suspect', 'good', 'suspect']);
    expect(isFlapping(standing.recent)).toBe(true);
  },
);

test('a host that asks to be left alone is left alone', { timeout: 30_000 }, async () => {
  const servers = await playEverything();
  try {
    const looker = lookerFor(servers);
    const url = `http://wall429.example.cn${servers.http}/page.html`;
    expect(await looker.look({ url, fragment: null })).toMatchObject({ class: 'blocked' });
    const asked = servers.countOf('wall429.example.cn');
    expect(await looker.look({ url, fragment: null })).toBeNull();
    expect(servers.countOf('wall429.example.cn')).toBe(asked);
    expect(looker.restsUntil('wall429.example.cn')).toBeInstanceOf(Date);
  } finally {
    await servers.close();
  }
});

test('what leads inside is never connected to', { timeout: 30_000 }, async () => {
  const servers = await playEverything();
  try {
    const looker = lookerFor(servers, { mayConnect: () => false });
    const url = `http://fine.example.cn${servers.http}/page.html`;
    expect(await looker.look({ url, fragment: null })).toMatchObject({ class: 'internal' });
    expect(servers.countOf('fine.example.cn')).toBe(0);
  } finally {
    await servers.close();
  }
});
