import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { readSheet } from '../../files/sheet-reader.ts';
import type { PlainDate } from '../../law/dates.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { addRecord } from '../registers/registers.usecases.ts';
import { exportNormativeList } from './normative-list.ts';
import { getTerms, setTerms } from './upkeep-terms.ts';
import { upkeepTodo } from './upkeep-todo.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());
beforeEach(async () => {
  await sql`TRUNCATE normative_documents`.execute(world.db);
  await sql`UPDATE agencies SET created_at = '2026-01-05T02:00:00Z'`.execute(world.db);
  go('2026-05-04');
});

function go(day: PlainDate): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

async function register(
  title: string,
  madeOn: PlainDate,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  await addRecord(office.as('clerk'), {
    register: 'normative',
    agencyId: office.agencyId,
    values: { kind: 'normative', title, madeOn, ...more },
    note: '',
  });
}

async function setFilingWithin(days: number | null): Promise<void> {
  const { terms, version } = await getTerms(office.as('publisher'), { agencyId: office.agencyId });
  await setTerms(office.as('publisher'), {
    agencyId: office.agencyId,
    version,
    terms: { ...terms, filingWithinDays: days },
  });
}

async function unfiled(): Promise<(string | number)[][]> {
  const todo = await upkeepTodo(office.as('clerk'));
  return todo.unfiled.map(({ title, dueOn, daysLeft }) => [title, dueOn, daysLeft]);
}

test('nobody is asked for 备案 until the office says within how many days it goes there', async () => {
  await register('集市管理办法', '2026-03-02');
  expect(await unfiled()).toEqual([]);
  await setFilingWithin(30);
  expect(await unfiled()).toEqual([['集市管理办法', '2026-04-01', -33]]);
  expect((await upkeepTodo(office.as('publisher'))).unfiled).toEqual([]);
  await setFilingWithin(null);
  expect(await unfiled()).toEqual([]);
});

test('terms that were set before there was one for 备案 ask for none', async () => {
  await sql`UPDATE upkeep_settings SET settings = settings - 'filingWithinDays'`.execute(world.db);
  const { terms } = await getTerms(office.as('publisher'), { agencyId: office.agencyId });
  expect(terms.filingWithinDays).toBeNull();
});

test('a week before its day a document is to be put on file, until it is or doesn’t hold any more', async () => {
  await setFilingWithin(30);
  await register('下周到期', '2026-04-11');
  await register('还有八天', '2026-04-12');
  await register('已经备案', '2026-03-02', { filedOn: '2026-03-20' });
  await register('已有备案号', '2026-03-02', { filingNumber: '府备〔2026〕1号' });
  await register('已经废止', '2026-03-02', { endedOn: '2026-04-30', endedHow: 'repealed' });
  await register('规章', '2026-03-02', { kind: 'rule' });
  expect(await unfiled()).toEqual([['下周到期', '2026-05-11', 7]]);
  go('2026-05-12');
  expect(await unfiled()).toEqual([
    ['下周到期', '2026-05-11', -1],
    ['还有八天', '2026-05-12', 0],
  ]);
});

test('what was made more than a year ago is asked about where the office worked with the program by then', async () => {
  await setFilingWithin(30);
  await register('一年之前', '2025-05-03');
  await register('一年之内', '2025-05-04');
  expect(await unfiled()).toEqual([['一年之内', '2025-06-03', -335]]);
  await sql`UPDATE agencies SET created_at = '2025-05-03T02:00:00Z'`.execute(world.db);
  expect((await unfiled()).map(([title]) => title)).toEqual(['一年之前', '一年之内']);
});

test('the 清理目录 says of documents on the site, too, what their record holds of examination and 备案', async () => {
  const { documentId } = await office.published('statutory.art20-1.normative', {
    title: '集市管理办法',
    metadata: metadataSchema.parse({
      documentNumber: '测镇府发〔2026〕2号',
      writtenOn: '2026-03-02',
      effectiveOn: '2026-04-01',
    }),
  });
  await register('集市管理办法', '2026-03-02', {
    documentId,
    jointIssuers: '测试县市场监督管理局',
    legalityReviewedBy: '司法所',
    legalityReviewedOn: '2026-02-20',
    legalityOpinion: '同意提请审议。',
    filingNumber: '府备〔2026〕3号',
    filedOn: '2026-03-16',
  });
  await register('养犬管理办法', '2023-05-04', { legalityReviewedBy: '司法所' });
  const { bytes } = await exportNormativeList(office.as('clerk'), { agencyId: office.agencyId });
  const [head, ...rows] = readSheet(bytes, 'workbook').map(({ cells }) => cells);
  const shown = ['文件名称', '来源', '联合机关', '合法性审核', '备案号', '备案日期'].map(
    (name) => head?.indexOf(name) ?? -1,
  );
  expect(rows.map((cells) => shown.map((at) => cells[at]))).toEqual([
    [
      '集市管理办法',
      '公开网站',
      '测试县市场监督管理局',
      '司法所　2026-02-20　同意提请审议。',
      '府备〔2026〕3号',
      '2026-03-16',
    ],
    ['养犬管理办法', '登记簿', '', '司法所', '', ''],
  ]);
});

test('the 清理目录 has a document on the site once, also where its record doesn’t name it, and what lapsed by its term as lapsed', async () => {
  await office.published('statutory.art20-1.normative', {
    title: '关于印发渡口管理办法的通知',
    metadata: metadataSchema.parse({
      documentNumber: '测镇府发〔2026〕7号',
      writtenOn: '2026-03-02',
      effectiveOn: '2026-04-01',
    }),
  });
  const documentNumber = '测镇府发[2026]第07号';
  await register('渡口管理办法', '2026-03-02', { documentNumber, filingNumber: '府备〔2026〕7号' });
  await register('堰塘管理办法', '2021-04-30', { validUntil: '2026-04-30' });
  const { bytes } = await exportNormativeList(office.as('clerk'), { agencyId: office.agencyId });
  const [head, ...rows] = readSheet(bytes, 'workbook').map(({ cells }) => cells);
  const shown = ['文件名称', '来源', '有效性', '备案号'].map((name) => head?.indexOf(name) ?? -1);
  const told = rows.map((cells) => shown.map((at) => cells[at]));
  expect(told.filter(([title]) => title?.includes('渡口'))).toEqual([
    ['关于印发渡口管理办法的通知', '公开网站', '有效', '府备〔2026〕7号'],
  ]);
  expect(told).toContainEqual(['堰塘管理办法', '登记簿', '失效', '']);
});
