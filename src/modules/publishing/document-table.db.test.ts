import { read, utils } from '@e965/xlsx';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { buildServer } from '../../server.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { documentTable } from './list-documents.ts';
import { withdraw } from './publishing.usecases.ts';

let world: TestWorld;
let office: TestOffice;
let app: FastifyInstance;
/** 索引号 of what was published, in order. */
const indexNumbers: string[] = [];

beforeAll(async () => {
  ({ world, office } = await createTown());
  app = await buildServer({ ctx: world.system, rateLimits: { tables: 12 } });
  await publish('2024-06-03T02:00:00Z', '=HYPERLINK("http://evil.example","领补贴")', '一、"加急"\n二、报送');
  await publish('2024-12-31T15:59:00Z', '年内最后一条', '');
  await publish('2024-12-31T16:00:00Z', '新年第一条', '');
}, 120_000);
afterAll(async () => {
  await app.close();
  await world.close();
});

async function publish(at: string, title: string, summary: string): Promise<void> {
  world.clock.set(new Date(at));
  const metadata = metadataSchema.parse({ writtenOn: '2024-06-01' });
  const { indexNumber } = await office.published('dynamic.news', {
    title,
    summary,
    bodyHtml: '<p>正文。</p>',
    metadata,
  });
  indexNumbers.push(indexNumber);
}

const HEADINGS = ['索引号', '名称', '内容概述', '成文日期', '公开日期', '栏目', '文号', '有效性', '网址'];

test('the documents of a year stand in a table, one a line, with what 条例第12条 wants of each', async () => {
  const answer = await app.inject('/ceshi/catalogue/documents.csv?year=2024');
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'cache-control': 'no-store',
    'content-disposition': expect.stringMatching(/^attachment; .*2024.*\.csv$/),
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'x-content-type-options': 'nosniff',
  });
  const [heading, first, second, ...more] = answer.body.trimEnd().split('\r\n');
  expect(heading).toBe(`\uFEFF${HEADINGS.join(',')}`);
  // Nothing in it is a formula to a spreadsheet.
  expect(first).toMatch(
    new RegExp(
      `^${indexNumbers[0]},"'=HYPERLINK\\(""http://evil\\.example"",""领补贴""\\)","一、""加急"" 二、报送",2024-06-01,2024-06-03,[^,]+,,,http.*/ceshi/doc/2024/1\\.html$`,
      'u',
    ),
  );
  expect(second).toMatch(/,年内最后一条,[^,]*,2024-06-01,2024-12-31,/);
  expect(more).toEqual([]);
});

test('a year is one in Shanghai, and this year where none is named', async () => {
  const named = await app.inject('/ceshi/catalogue/documents.csv?year=2025');
  expect(named.body).toMatch(/,新年第一条,[^,]*,2024-06-01,2025-01-01,/);
  const unnamed = await app.inject('/ceshi/catalogue/documents.csv');
  expect(unnamed.body).toBe(named.body);
  const empty = await app.inject('/ceshi/catalogue/documents.csv?year=2019');
  expect(empty.body).toBe(`\uFEFF${HEADINGS.join(',')}\r\n`);
});

test('the same comes as XLSX, its cells texts', async () => {
  const answer = await app.inject('/ceshi/catalogue/documents.xlsx?year=2024');
  expect(answer.headers['content-type']).toContain('spreadsheetml.sheet');
  const book = read(answer.rawPayload, { cellFormula: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const rows = utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
  expect(rows.map((row) => row[1])).toEqual([
    '名称',
    '=HYPERLINK("http://evil.example","领补贴")',
    '年内最后一条',
  ]);
  expect([sheet['B2']?.t, sheet['B2']?.f]).toEqual(['s', undefined]);
});

test('it is read piece by piece, and nothing is lost or doubled where a piece ends', async () => {
  for (const batch of [1, 2, 3]) {
    const table = await documentTable(world.system, { agency: 'ceshi', year: 2024, batch });
    const titles: (string | undefined)[] = [];
    for await (const row of table?.rows ?? []) titles.push(row[0]);
    expect(titles).toEqual(indexNumbers.slice(0, 2));
  }
});

test('what is withdrawn is gone from the next answer', async () => {
  const { documentId } = await office.published('dynamic.news', { title: '误发的一条' });
  expect((await app.inject('/ceshi/catalogue/documents.csv?year=2025')).body).toContain('误发的一条');
  const { edition } = await loadDocument(world.db, documentId);
  await withdraw(office.as('publisher'), {
    documentId,
    editionVersion: edition.version,
    reason: '误发',
    publicNotice: '本页已撤下。',
  });
  expect((await app.inject('/ceshi/catalogue/documents.csv?year=2025')).body).not.toContain('误发的一条');
});

test('an unknown agency has none, a wrong year is named, and who asks too often is told to wait', async () => {
  expect((await app.inject('/nobody/catalogue/documents.csv?year=2024')).statusCode).toBe(404);
  for (const year of ['24', '2024%27', '0001', '2024&year=2025']) {
    const refused = await app.inject(`/ceshi/catalogue/documents.csv?year=${year}`);
    expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining('年份应是四位数字')]);
  }
  const answers = await Promise.all(
    Array.from({ length: 12 }, async () => app.inject('/ceshi/catalogue/documents.xlsx?year=2024')),
  );
  expect(answers.map(({ statusCode }) => statusCode)).toContain(429);
});
