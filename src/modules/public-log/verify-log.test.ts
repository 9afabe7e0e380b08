import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { masterKeys } from '../../platform/master-keys.ts';
import { documentDataJson, json } from '../../portal/open-data/document-data.ts';
import type { PublicContent } from '../../portal/open-data/open-data-model.ts';
import { documentDataHref, LOG_DAYS, logPartHref } from '../../portal/paths.ts';
import { commitmentOf, entryHash, LOG_START, type LogAction, type LogEntry } from './log-entry.ts';
import { LOG_PART_SIZE } from './log-parts.ts';
import { logSource } from './log-source.ts';
import { signDay } from './log-signature.ts';
import { publicContentHash } from './public-content.ts';
import { verifyLog, type LogQuestions } from './verify-log.ts';

const KEYS = masterKeys(['11'.repeat(32)]);
const OTHER_KEYS = masterKeys(['22'.repeat(32)]);
const FILE = new TextEncoder().encode('附件的内容');

function contentOf(number: number): PublicContent {
  return {
    indexNumber: `INDEX/${number}`,
    kind: 'notice',
    title: `关于第${number}件事的公告`,
    summary: '',
    bodyHtml: `<p>第${number}件事的正文。</p><p>另起一段。</p>`,
    documentNumber: '',
    writtenOn: null,
    effectiveOn: null,
    lapsesOn: null,
    publicityUntil: null,
    theme: '',
    genre: '',
    facet: '',
    keywords: [],
    audience: '面向社会',
    responsibleUnit: '',
    contentSource: '',
    attachments: [
      {
        id: `file-${number}`,
        name: '附件.txt',
        bytes: FILE.length,
        sha256: createHash('sha256').update(FILE).digest('hex'),
      },
    ],
  };
}

const pathOf = (number: number): string => `/zhen/doc/2026/${number}.html`;
/** As it is asked for: a name with signs that mean something in an address. */
const fileOf = (number: number): string => `/files/zhen/2026/${number}/a%26b%231.txt`;

interface Site {
  readonly entries: LogEntry[];
  readonly files: Map<string, Uint8Array | string>;
}

function chain(entries: LogEntry[], action: LogAction, path: string, commitment: string | null): LogEntry {
  const seq = entries.length + 1;
  const unhashed = {
    seq,
    at: new Date(Date.UTC(2026, 0, 1) + seq * 60_000).toISOString(),
    action,
    path,
    commitment,
    previous: entries.at(-1)?.hash ?? LOG_START,
  };
  const entry = { ...unhashed, hash: entryHash(unhashed) };
  entries.push(entry);
  return entry;
}

function publishOn({ entries, files }: Site, number: number): void {
  const content = contentOf(number);
  const salt = `salt-${number}`;
  const { seq } = chain(entries, 'published', pathOf(number), commitmentOf(salt, publicContentHash(content)));
  const data = documentDataJson(
    { siteUrl: 'https://zhen.example' },
    {
      path: pathOf(number),
      agency: { slug: 'zhen', name: '某镇人民政府', uscc: '' },
      trail: [],
      publishedAt: new Date(0),
      changedAt: new Date(0),
      validity: '',
      pendingApproval: false,
      content,
      files: [{ id: `file-${number}`, path: fileOf(number) }],
      log: { seq, salt },
    },
  );
  files.set(documentDataHref(pathOf(number)), data);
  files.set(
    pathOf(number),
    `<h1>${content.title}</h1><div class="rich-text document-body">\n${content.bodyHtml}\n</div>`,
  );
  files.set(fileOf(number), FILE);
}

function withdrawFrom({ entries, files }: Site, number: number): void {
  chain(entries, 'withdrawn', pathOf(number), null);
  files.delete(documentDataHref(pathOf(number)));
  files.delete(fileOf(number));
}

/** A site of `count` documents, of which the last is withdrawn, signed at the end. */
function siteOf(count: number): Site {
  const site: Site = { entries: [], files: new Map() };
  for (let number = 1; number <= count; number += 1) publishOn(site, number);
  withdrawFrom(site, count);
  sign(site, KEYS);
  return site;
}

function sign({ entries, files }: Site, keys: typeof KEYS): void {
  const last = entries.at(-1);
  const days =
    last === undefined ? [] : [signDay(keys, { day: '2026-01-01', seq: last.seq, hash: last.hash })];
  files.set(LOG_DAYS, json({ days }));
}

async function verdictOf(site: Site, questions: Partial<LogQuestions> = {}) {
  const { entries, files } = site;
  const parts = Math.ceil(entries.length / LOG_PART_SIZE);
  for (let part = 1; part <= parts; part += 1)
    files.set(
      logPartHref(part),
      json({ entries: entries.slice((part - 1) * LOG_PART_SIZE, part * LOG_PART_SIZE) }),
    );
  return verifyLog(
    {
      get: async (path) => {
        const found = files.get(path);
        return found === undefined ? null : Buffer.from(found);
      },
    },
    { pages: true, files: true, ...questions },
  );
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
  const changes: readonly [what: string, change: (site: Site) => void, told: RegExp][] = [
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
      ({ files }) => void files.set(pathOf(1), String(files.get(pathOf(1))).replace('第1件事的公告', '公告')),
      /\/1\.html 的网页标题与登记的不同/,
    ],
    [
      'a file replaced',
      ({ files }) => void files.set(fileOf(2), '另一个附件'),
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
    const { faults } = await verdictOf(site, head === null ? {} : { kept: head });
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
  expect(Buffer.from((await source.get(fileOf(1))) ?? []).toString()).toBe('附件');
  expect(asked).toEqual([fileOf(1)]);
  server.close();
});
