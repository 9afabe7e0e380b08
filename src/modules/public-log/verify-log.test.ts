import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { masterKeys } from '../../platform/master-keys.ts';
import { documentDataHref, LOG_DAYS } from '../../portal/paths.ts';
import { LOG_PART_SIZE } from './log-parts.ts';
import { logSource } from './log-source.ts';
import {
  addressOf,
  chain,
  finish,
  pathOf,
  publishOn,
  sign,
  siteOf,
  verdictOf as verdictOfFinished,
  type LoggedSite,
} from './test/logged-site.ts';
import type { LogQuestions } from './verify-log.ts';

const OTHER_KEYS = masterKeys(['22'.repeat(32)]);

async function verdictOf(site: LoggedSite, questions: Partial<LogQuestions> = {}) {
  finish(site);
  return verdictOfFinished(site, questions);
}

describe('a log that is as it was written', () => {
  test('has no fault, over several parts', async () => {
    const verdict = await verdictOf(siteOf(LOG_PART_SIZE + 3));
    expect(verdict.faults).toEqual([]);
    expect(verdict).toMatchObject({ entries: LOG_PART_SIZE + 4, signedDays: 1, files: LOG_PART_SIZE + 2 });
  });

  test('still holds a head that was kept before it grew', async () => {
    const site = siteOf(3);
    const { head } = await verdictOf(site);
    publishOn(site, 9);
    expect((await verdictOf(site, head === null ? {} : { kept: head })).faults).toEqual([]);
  });
});

describe('what was changed is found', () => {
  const changes: readonly [what: string, change: (site: LoggedSite) => void, told: RegExp][] = [
    [
      'an entry rewritten in place',
      ({ entries }) => {
        const second = entries[1];
        if (second !== undefined) entries[1] = { ...second, path: pathOf(77) };
      },
      /第 2 条的内容与它的校验值不符/,
    ],
    ['an entry left out', ({ entries }) => void entries.splice(1, 1), /第 2 条缺失/],
    [
      'the whole chain made anew without an entry',
      (site) => {
        const kept = site.entries.splice(0).filter((_, at) => at !== 1);
        for (const { action, path, commitment } of kept) chain(site.entries, action, path, commitment);
      },
      /签名时第 4 条的校验值与现在的日志不同/,
    ],
    [
      'a signature by nobody',
      (site) => {
        const days = String(site.files.get(LOG_DAYS));
        site.files.set(LOG_DAYS, days.replace(/"signature":"..../, '"signature":"AAAA'));
      },
      /签名无效/,
    ],
    ['the signatures taken away', ({ files }) => void files.delete(LOG_DAYS), /没有读到每日签名/],
    [
      'a text changed in data and page alike',
      ({ files }) => {
        for (const path of [pathOf(1), documentDataHref(pathOf(1))])
          files.set(path, String(files.get(path)).replace('第1件事的正文', '第1件事的另一正文'));
      },
      /\/1\.html 的内容与日志第 1 条不符/,
    ],
    [
      'a text changed on the page alone',
      ({ files }) => void files.set(pathOf(1), String(files.get(pathOf(1))).replace('另起一段', '改了一段')),
      /\/1\.html 的网页正文与登记的不同/,
    ],
    [
      'a title changed on the page alone',
      ({ files }) =>
        void files.set(pathOf(1), String(files.get(pathOf(1))).replace('<h1>关于第1件事', '<h1>')),
      /\/1\.html 的网页标题与登记的不同/,
    ],
    [
      'a file replaced',
      ({ files }) => void files.set(addressOf(2), '另一个附件'),
      /2\/a%26b%231\.txt 的内容与登记的校验值不符/,
    ],
    [
      'a document taken off without a word',
      ({ files }) => {
        files.delete(pathOf(2));
        files.delete(documentDataHref(pathOf(2)));
      },
      /\/2\.html 在日志中是公开的/,
    ],
    [
      'a page of what had to vanish',
      (site) => void chain(site.entries, 'vanished', pathOf(1), null),
      /\/1\.html 在日志中已移除，网站上却还有它的网页/,
    ],
    [
      'a withdrawn document that is still there',
      ({ files }) => void files.set(documentDataHref(pathOf(3)), '{}'),
      /已撤下，网站上却还有/,
    ],
  ];
  test.each(changes)('%s', async (_what, change, told) => {
    const site = siteOf(3);
    change(site);
    const { faults } = await verdictOf(site);
    expect(faults.join('\n')).toMatch(told);
  });

  test('a log made anew and signed anew, by who kept an earlier head', async () => {
    const site = siteOf(3);
    const { head } = await verdictOf(site);
    site.entries.splice(0);
    publishOn(site, 1);
    sign(site, OTHER_KEYS);
    const log = { pages: false, files: false };
    const { faults } = await verdictOf(site, head === null ? log : { ...log, kept: head });
    expect(faults).toHaveLength(2);
    expect(faults[0]).toContain('日志被改写过');
    expect(faults[1]).toContain('密钥与上次核对时不同');
  });
});

test('files are asked for at the addresses that stand in the data, whatever signs their names have', async () => {
  const asked: string[] = [];
  const server = createServer((request, reply) => {
    asked.push(request.url ?? '');
    reply.end('附件');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const source = logSource(`http://127.0.0.1:${port}/`);
  expect(Buffer.from((await source.get(addressOf(1))) ?? []).toString()).toBe('附件');
  expect(asked).toEqual([addressOf(1)]);
  server.close();
});
