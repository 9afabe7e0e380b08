import { PassThrough } from 'node:stream';
import { load } from 'cheerio';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { buildServer } from '../../server.ts';

let world: TestWorld;
let app: FastifyInstance;

beforeAll(async () => {
  world = await createWorld();
  app = await buildServer({ ctx: world.system });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await world.close();
});

interface Part {
  readonly name: string;
  readonly content: string;
  readonly fileName?: string;
}

async function send(parts: readonly Part[], ip: string) {
  const boundary = 'gKx1';
  const payload = parts
    .map(({ name, content, fileName }) => {
      const file = fileName === undefined ? '' : `; filename="${fileName}"`;
      return `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`;
    })
    .join('');
  return app.inject({
    method: 'POST',
    url: '/text-check',
    payload: Buffer.from(`${payload}--${boundary}--\r\n`),
    remoteAddress: ip,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
}

test('anybody has a text or a file proofread without a script, and nothing of it is kept', async () => {
  const form = load((await app.inject('/text-check')).body);
  expect(form('form textarea[name=text]').length).toBe(1);
  const typed = await send([{ name: 'text', content: '全年收到<b>申请12件。。\r\n' }], '198.51.100.1');
  expect(typed.statusCode).toBe(200);
  expect(typed.headers['cache-control']).toBe('no-store');
  const page = load(typed.body);
  expect(page('mark.gate').length).toBeGreaterThan(0);
  expect(page('#f1 a').attr('href')).toBe('#w1');
  expect(page('.source-text').text()).toBe('全年收到<b>申请12件。。\n');
  const file = await send(
    [{ name: 'file', fileName: 'a.html', content: '<p>全年收到申请12件。。</p>' }],
    '198.51.100.1',
  );
  expect(load(file.body)('.finding.error').length).toBe(1);
  expect(await world.db.selectFrom('quality_checks').selectAll().execute()).toEqual([]);
});

test('what can’t be checked is told in words, and what was typed is shown again', async () => {
  const none = await send([{ name: 'text', content: ' ' }], '198.51.100.2');
  expect([none.statusCode, load(none.body)('[role=alert]').text()]).toEqual([
    422,
    expect.stringContaining('没有收到文字'),
  ]);
  const long = await send([{ name: 'text', content: '字'.repeat(50_001) }], '198.51.100.2');
  expect(long.statusCode).toBe(413);
  expect(load(long.body)('textarea').text()).toHaveLength(50_001);
  const broken = await send(
    [{ name: 'file', fileName: 'a.pdf', content: '%PDF-1.7 not really' }],
    '198.51.100.2',
  );
  expect(broken.statusCode).toBe(422);
});

test('who comes too often, or brings far too much, is told so beside the words', async () => {
  const much = await send([{ name: 'text', content: '字'.repeat(100_000) }], '198.51.100.4');
  expect([much.statusCode, load(much.body)('[role=alert]').text()]).toEqual([
    413,
    expect.stringContaining('共 100000 个字符'),
  ]);
  expect(load(much.body)('textarea').text()).toHaveLength(100_000);
  let last = much;
  for (let at = 0; last.statusCode !== 429 && at < 20; at += 1)
    last = await send([{ name: 'text', content: ' ' }], '198.51.100.4');
  expect(last.statusCode).toBe(429);
  const again = await send([{ name: 'text', content: '全年收到申请12件。。' }], '198.51.100.4');
  expect(again.statusCode).toBe(429);
  expect(load(again.body)('textarea').text().trim()).toBe('全年收到申请12件。。');
});

test('of those who come too often one form at a time is read for its words', async () => {
  const ip = '198.51.100.5';
  const words = [{ name: 'text', content: '全年收到申请12件。。' }];
  let last = await send(words, ip);
  for (let at = 0; last.statusCode !== 429 && at < 20; at += 1)
    last = await send([{ name: 'text', content: ' ' }], ip);
  const slow = new PassThrough();
  const held = app.inject({
    method: 'POST',
    url: '/text-check',
    payload: slow,
    remoteAddress: ip,
    headers: { 'content-type': 'multipart/form-data; boundary=gKx1' },
  });
  slow.write('--gKx1\r\ncontent-disposition: form-data; name="text"\r\n\r\n还在');
  const reading = Promise.withResolvers<void>();
  setTimeout(reading.resolve, 200);
  await reading.promise;
  const meanwhile = await send(words, ip);
  expect([meanwhile.statusCode, load(meanwhile.body)('textarea').text().trim()]).toEqual([429, '']);
  slow.end('写\r\n--gKx1--\r\n');
  expect(
    load((await held).body)('textarea')
      .text()
      .trim(),
  ).toBe('还在写');
  const after = await send(words, ip);
  expect(load(after.body)('textarea').text().trim()).toBe('全年收到申请12件。。');
});

test('the interface answers with places, for as long as an address doesn’t ask too often', async () => {
  const ask = async () =>
    app.inject({
      method: 'POST',
      url: '/api/text-check',
      payload: { text: '全年收到申请12件。。' },
      remoteAddress: '198.51.100.3',
    });
  const { statusCode, json } = await ask();
  expect(statusCode).toBe(200);
  expect(json<{ findings: object[] }>().findings[0]).toMatchObject({ rule: 'P01', severity: 'gate' });
  const codes: number[] = [];
  for (let at = 0; at < 12; at += 1) codes.push((await ask()).statusCode);
  expect(codes.at(-1)).toBe(429);
});
