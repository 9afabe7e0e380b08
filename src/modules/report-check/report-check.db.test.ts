import type { FastifyInstance } from 'fastify';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { writeHtmlPage } from '../../files/html-writer.ts';
import { writeReportDocx } from '../../files/docx-writer.ts';
import { distinctTables, sampleReport } from '../../files/test/sample-report.ts';
import { buildServer } from '../../server.ts';

let world: TestWorld;
let app: FastifyInstance;
let visits = 0;

beforeAll(async () => {
  world = await createWorld();
  app = await buildServer({ ctx: world.system });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const REPORT = sampleReport(distinctTables());
const PAGE = Buffer.from(writeHtmlPage(REPORT));

test('the page works without a script and says what is read', async () => {
  const { body, statusCode } = await app.inject('/report-check');
  const page = load(body);
  expect(statusCode).toBe(200);
  expect(page('form[enctype="multipart/form-data"] input[type=file]').attr('required')).toBeDefined();
  expect(page('label[for=file]').text()).toBe('年度报告文件');
});

test('a report is shown with its findings, its reading and its source, and nothing of it is kept', async () => {
  const files = await world.db.selectFrom('attachments').selectAll().execute();
  const { statusCode, body, headers } = await send('/report-check', '年报.html', PAGE);
  const page = load(body);
  expect(statusCode).toBe(200);
  expect(headers['cache-control']).toBe('no-store');
  expect(page('#t3-open-natural').text()).toBe('25');
  expect(page('.finding.error').length).toBeGreaterThan(20);
  expect(page('.source td').length).toBeGreaterThan(200);
  expect(page('.source-text').text()).toContain('本年度未收取信息处理费。');
  expect(await world.db.selectFrom('attachments').selectAll().execute()).toEqual(files);
  expect(JSON.stringify(await world.db.selectFrom('audit_events').selectAll().execute())).not.toContain(
    '石桥镇',
  );
});

test('what stands in a file is shown as text, never run', async () => {
  const { body } = await send(
    '/report-check',
    'a.html',
    Buffer.from('<html><body><p>&lt;script&gt;alert(1)&lt;/script&gt; 政府信息公开</p></body></html>'),
  );
  expect(body).toContain('&lt;script&gt;alert(1)');
  expect(body).not.toContain('<script>alert');
});

test('at the interface it comes as one object, for anybody', async () => {
  const { statusCode, json } = await send('/api/report-check', '年报.docx', await writeReportDocx(REPORT));
  expect(statusCode).toBe(200);
  const told = json<{
    file: string;
    cells: Record<string, number>;
    doubtful: string[];
    findings: { rule: string }[];
  }>();
  expect(told.file).toBe('年报.docx');
  expect(told.cells['t3.open.natural']).toBe(25);
  expect(told.doubtful).toEqual([]);
  expect(told.findings.map(({ rule }) => rule)).toContain('AR-T3-ROW');
});

test('the description of the interface says what is sent and what comes back', async () => {
  const { paths } = (await app.inject('/api/openapi.json')).json<{
    paths: Record<string, { post?: Record<string, unknown> }>;
  }>();
  const keys = ['file', 'form', 'title', 'agency', 'year', 'cells', 'doubtful', 'findings'];
  expect(paths['/api/report-check']?.post).toMatchObject({
    requestBody: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: { required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
        },
      },
    },
    responses: { 200: { content: { 'application/json': { schema: { type: 'object', required: keys } } } } },
  });
  const sent = await send('/api/report-check', '年报.json', Buffer.from('{"cells":{"t3.new.total":1}}'));
  expect(Object.keys(sent.json<object>())).toEqual(keys);
});

test.each([
  ['a picture', 'a.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['a file cut off', 'a.docx', Buffer.from('504b030414000000', 'hex')],
])('%s is refused in words on both sides', async (_what, name, bytes) => {
  const page = await send('/report-check', name, bytes);
  expect(page.statusCode).toBe(422);
  expect(load(page.body)('[role=alert]').text()).toMatch(/再试|请发送/u);
  expect((await send('/api/report-check', name, bytes)).json()).toMatchObject({
    error: { code: 'report_check.unreadable' },
  });
});

test('a form without a file, and a file beyond the limit', async () => {
  expect((await send('/report-check', '', Buffer.alloc(0))).body).toContain('没有收到文件');
  const large = await send('/report-check', 'a.html', Buffer.alloc(21 * 1024 * 1024, 32));
  expect(large.statusCode).toBe(413);
});

test('one address has to wait after a dozen files, another doesn’t', async () => {
  const small = Buffer.from('<p>政府信息公开</p>');
  const answers: number[] = [];
  for (let at = 0; at < 13; at += 1)
    answers.push((await send('/api/report-check', 'a.html', small, '198.51.100.9')).statusCode);
  expect(answers.slice(0, 12).every((status) => status === 200)).toBe(true);
  expect(answers[12]).toBe(429);
  expect((await send('/api/report-check', 'a.html', small)).statusCode).toBe(200);
});

test('of one address only so many are in hand at a time, others get in, and it gets in again', async () => {
  const small = Buffer.from('<p>政府信息公开</p>');
  const from = async (ip: string) => (await send('/api/report-check', 'a.html', small, ip)).statusCode;
  const [other, ...own] = await Promise.all([
    from('198.51.100.11'),
    ...Array.from({ length: 6 }, async () => from('198.51.100.10')),
  ]);
  expect(own.toSorted()).toEqual([200, 200, 200, 200, 503, 503]);
  expect(other).toBe(200);
  expect(await from('198.51.100.10')).toBe(200);
});

test('who is told to come again because too many are in hand sees the page in words', async () => {
  // Four of one address are in hand at once; on a busy machine the first may be through before the sixth comes.
  const sent = Array.from({ length: 12 }, async () => send('/report-check', 'a.html', PAGE, '198.51.100.12'));
  const refused = (await Promise.all(sent)).filter(({ statusCode }) => statusCode === 503);
  expect(refused.length).toBeGreaterThan(0);
  for (const { body } of refused) expect(load(body)('[role=alert]').text()).toContain('请过一分钟再试');
});

async function send(url: string, name: string, bytes: Buffer, ip?: string) {
  visits += 1;
  const boundary = 'gKx1';
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return app.inject({
    method: 'POST',
    url,
    payload,
    remoteAddress: ip ?? `203.0.113.${visits}`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
}
