import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { openOffice, type TestOffice } from '../../../test/office.ts';
import { readSheet } from '../../files/sheet-reader.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { importSheet, type ImportReport } from './import-sheet.ts';
import { REGISTERS, type RegisterName } from './registers.definitions.ts';
import { exportRegister, headingsOf, templateSheet } from './registers.sheets.ts';
import { removeRecord, type ShownRecord } from './registers.usecases.ts';
import { enter, keeperOf, listed } from './test/clerks.ts';
import { post, RECORDS } from './test/sample-records.ts';

let world: TestWorld;
let from: TestOffice;
let to: TestOffice;
beforeAll(async () => {
  world = await createWorld();
  from = await openOffice(world, 'jiazhen');
  to = await openOffice(world, 'yizhen');
  await fill(from);
});
afterAll(async () => world.close());

/** Every member of every register filled in, among it what a spreadsheet might take for something else. */
async function fill(at: TestOffice): Promise<void> {
  await enter(at, 'normative', {
    ...RECORDS.normative,
    title: '=关于"印发"的通知, 第二版',
    documentNumber: '甲府发〔2024〕1号',
    effectiveOn: '2024-03-02',
    validUntil: '2029-03-01',
    endedOn: '2024-12-31',
    endedHow: 'repealed',
  });
  await enter(at, 'decisions', { ...RECORDS.decisions, number: '0012', disclosed: false }, '-备注\n第二行');
  await enter(at, 'fees', { ...RECORDS.fees, item: "'@费用" });
  await enter(at, 'channels', {
    ...RECORDS.channels,
    filingNumber: '00120240101000000',
    responsible: '办公室',
  });
  const channelId = await enter(at, 'channels', { platform: 'board', name: '村务公开栏' });
  await enter(at, 'posts', post(channelId, { url: 'https://example.gov.cn/a?b=1&c=2' }));
  const requestId = await enter(
    at,
    'requests',
    {
      ...RECORDS.requests,
      subject: '第一行\n第二行',
      extendedTo: '2024-04-20',
      decidedOn: '2024-04-18',
      outcome: 'other.other',
    },
    '来电补充',
  );
  await enter(at, 'requests', { ...RECORDS.requests, number: '2024-002', applicantKind: 'legal' });
  await enter(at, 'disputes', {
    ...RECORDS.disputes,
    requestId,
    authority: '某区人民政府',
    closedOn: '2024-06-01',
    outcome: 'corrected',
    originalActor: false,
  });
}

async function exported(
  register: RegisterName,
  format: 'xlsx' | 'csv',
  filter: { role?: 'clerk' | 'requestHandler'; text?: string } = {},
): Promise<Buffer> {
  const { role = keeperOf(register), ...wanted } = filter;
  const { agencyId } = from;
  return (await exportRegister(from.as(role), { register, agencyId, format, ...wanted })).bytes;
}

async function take(register: RegisterName, bytes: Buffer, kind: 'workbook' | 'csv'): Promise<ImportReport> {
  const rows = readSheet(bytes, kind);
  return importSheet(to.as(keeperOf(register)), { register, agencyId: to.agencyId, rows, commit: true });
}

async function records(at: TestOffice, register: RegisterName): Promise<readonly ShownRecord[]> {
  return (await listed(at, register)).items;
}

function comparable(all: readonly ShownRecord[]): string[] {
  return all.map(({ values, shown, note }) => JSON.stringify({ ...values, ...shown, note })).toSorted();
}

/** Strikes everything out, what refers to others first. */
async function empty(at: TestOffice): Promise<void> {
  for (const register of REGISTERS.toReversed()) {
    for (const { id, version } of await records(at, register)) {
      await removeRecord(at.as(keeperOf(register)), { register, recordId: id, version, reason: '清空' });
    }
  }
}

describe('an exported sheet', () => {
  test.each(['xlsx', 'csv'] as const)(
    'as %s can be imported by another agency, and is the same there',
    async (format) => {
      for (const register of REGISTERS) {
        const bytes = await exported(register, format);
        const { issues } = await take(register, bytes, format === 'csv' ? 'csv' : 'workbook');
        expect({ register, issues }).toEqual({ register, issues: [] });
        const arrived = comparable(await records(to, register));
        expect(arrived).not.toHaveLength(0);
        expect(arrived).toEqual(comparable(await records(from, register)));
      }
      await empty(to);
    },
  );

  test('names published documents by their 索引号', async () => {
    const { documentId } = await from.published('dynamic.news');
    const { document } = await loadDocument(world.db, documentId);
    const channelId = await enter(from, 'channels', { platform: 'weibo', name: '甲镇微博' });
    await enter(from, 'posts', post(channelId, { documentId, title: '转发' }));
    const csv = (await exported('posts', 'csv', { text: '转发' })).toString();
    expect(csv).toContain(document.indexNumber);
    expect(csv).not.toContain(document.title);
  });

  test('of requests shows applicants to whoever may see them and to nobody else', async () => {
    const csv = async (role: 'clerk' | 'requestHandler') =>
      (await exported('requests', 'csv', { role })).toString();
    expect(await csv('requestHandler')).toMatch(/桐垭[^]*秦某甲[^]*来电补充/);
    const hidden = await csv('clerk');
    expect(hidden).toContain('2024-001');
    expect(hidden).not.toMatch(/秦某甲|桐垭|来电补充/);
  });

  test('keeps a spreadsheet from running text as a formula', async () => {
    expect((await exported('normative', 'csv')).toString()).toContain(`"'=关于""印发""的通知, 第二版"`);
  });

  test('holds what the list shows: a period, a search', async () => {
    const csv = async (filter: { text?: string; from?: string }) =>
      (
        await exportRegister(from.as('clerk'), {
          register: 'fees',
          agencyId: from.agencyId,
          format: 'csv',
          ...filter,
        })
      ).bytes
        .toString()
        .trim()
        .split('\r\n').length;
    expect([await csv({}), await csv({ from: '2024-03-02' }), await csv({ text: '示例标准' })]).toEqual([
      2, 1, 2,
    ]);
  });

  test('is given to people of the agency alone', async () => {
    const { agencyId } = from;
    await expect(
      exportRegister(to.as('clerk'), { register: 'fees', agencyId, format: 'csv' }),
    ).rejects.toMatchObject({ code: 'common.forbidden' });
  });
});

test.each(REGISTERS)(
  'the template of %s has the headings that an import wants, and no rows',
  async (register) => {
    const template = await templateSheet(register);
    const cells = headingsOf(register);
    expect(readSheet(template, 'workbook')).toEqual([{ number: 1, cells }]);
    await expect(take(register, template, 'workbook')).rejects.toMatchObject({
      message: '表格只有列名，没有数据。请填写后再导入。',
    });
  },
);
