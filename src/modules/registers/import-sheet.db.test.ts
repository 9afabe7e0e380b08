import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, openOffice, type TestOffice } from '../../../test/office.ts';
import { cell, text, workbook } from '../../files/test/workbooks.ts';
import { readSheet } from '../../files/sheet-reader.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { importSheet, type ImportReport } from './import-sheet.ts';
import type { RegisterName } from './registers.definitions.ts';
import { headingsOf } from './registers.sheets.ts';
import { removeRecord } from './registers.usecases.ts';
import { enter, keeperOf, listed } from './test/clerks.ts';
import { RECORDS } from './test/sample-records.ts';

let world: TestWorld;
let office: TestOffice;
let other: TestOffice;
beforeAll(async () => {
  ({ world, office } = await createTown());
  other = await openOffice(world, 'linzhen');
});
afterAll(async () => world.close());

async function take(
  register: RegisterName,
  bytes: Uint8Array | string,
  options: { commit?: boolean; kind?: 'workbook' | 'csv'; at?: TestOffice } = {},
): Promise<ImportReport> {
  const { commit = true, kind = 'csv', at = office } = options;
  const rows = readSheet(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, kind);
  return importSheet(at.as(keeperOf(register)), { register, agencyId: at.agencyId, rows, commit });
}

async function records(register: RegisterName) {
  return (await listed(office, register)).items;
}

const DECISIONS = '类别,决定书文号,事项,决定日期,已公开,备注';

describe('a sheet is taken in', () => {
  test('as people fill it in: days, choices and yes or no in words, headings in any order with blanks and stars', async () => {
    const sheet = [
      ' 决定日期* ,决定书 文号,类别,已公开,事项',
      '2024/1/5,甲许〔2024〕1号,行政许可,是,占道',
      '2024年2月6日,甲罚〔2024〕1号,行政处罚,否,"乱倒,建渣"',
    ].join('\n');
    expect(await take('decisions', sheet)).toEqual({ rows: 2, imported: 2, issues: [] });
    expect((await records('decisions')).map(({ values, note }) => ({ values, note }))).toEqual([
      {
        values: {
          kind: 'punish',
          number: '甲罚〔2024〕1号',
          subject: '乱倒,建渣',
          decidedOn: '2024-02-06',
          disclosed: false,
        },
        note: '',
      },
      {
        values: {
          kind: 'permit',
          number: '甲许〔2024〕1号',
          subject: '占道',
          decidedOn: '2024-01-05',
          disclosed: true,
        },
        note: '',
      },
    ]);
  });

  test('from a workbook: day cells, numbers that are shown rounded, a title that looks like a formula', async () => {
    const sheet = workbook([
      {
        rows: {
          1: [text('A1', '收费项目'), text('B1', '收取日期'), text('C1', '金额（万元）'), text('D1', '备注')],
          2: [
            text('A2', '=道路占用费'),
            cell('B2', { value: 45_657, style: 'builtInChineseDay' }),
            cell('C2', { value: '73.953599999999994', style: 'rounded' }),
          ],
          4: [
            text('A4', '道路占用费'),
            cell('B4', { value: 45_657, style: 'day' }),
            cell('C4', { value: 0.25 }),
          ],
        },
      },
    ]);
    expect(await take('fees', sheet, { kind: 'workbook' })).toEqual({ rows: 2, imported: 2, issues: [] });
    expect((await records('fees')).map(({ values }) => values)).toEqual(
      expect.arrayContaining([
        { item: '=道路占用费', basis: '', collectedOn: '2024-12-31', amountWan: '73.9536' },
        { item: '道路占用费', basis: '', collectedOn: '2024-12-31', amountWan: '0.25' },
      ]),
    );
  });

  test('is one event in the audit, without a word of what the sheet says', async () => {
    const sheet = `${headingsOf('requests').join(',')}\n申-1,2024-01-05,互联网,自然人,葛某乙,杉树坳的征地批文,,,,葛某乙补正\n`;
    expect(await take('requests', sheet)).toMatchObject({ imported: 1 });
    const events = await world.db
      .selectFrom('audit_events')
      .select(['type', 'data'])
      .where('type', '=', 'register.imported')
      .orderBy('seq', 'desc')
      .execute();
    expect(events[0]?.data).toMatchObject({ after: { register: 'requests', count: 1 } });
    expect(JSON.stringify(events)).not.toMatch(/葛某乙|杉树坳/);
    const [{ id } = { id: '' }] = await records('requests');
    expect(events[0]?.data).toMatchObject({ after: { first: id, last: id } });
  });

  test('names channels, requests and documents as people do', async () => {
    const { documentId } = await office.published('dynamic.news');
    const { document } = await loadDocument(world.db, documentId);
    await take('channels', '平台,名称\n微信公众号,甲微讯\n微博,甲微博\n');
    const sheet = [
      '渠道,期号,发布日期,标题,转发的文稿',
      `甲微讯,第1期,2024-01-05,春耕,${document.indexNumber}`,
    ].join('\n');
    expect(await take('posts', sheet)).toEqual({ rows: 1, imported: 1, issues: [] });
    const [record] = await records('posts');
    expect(record?.shown).toEqual({ channelId: '甲微讯', documentId: document.title });
  });
});

describe('a sheet that only is looked at', () => {
  test('writes nothing: no record, no event', async () => {
    const events = async () => (await world.db.selectFrom('audit_events').select('seq').execute()).length;
    const before = [await records('normative'), await events()];
    expect(
      await take('normative', '类别,名称,制发日期\n行政规范性文件,通知,2024-01-05\n', { commit: false }),
    ).toEqual({ rows: 1, imported: 0, issues: [] });
    expect([await records('normative'), await events()]).toEqual(before);
  });
});

describe('faulty rows', () => {
  const sheet = [
    DECISIONS,
    '行政许可,乙许〔2024〕1号,占道,2024-01-05,是,',
    '行政奖励,乙许〔2024〕2号,,2024-02-30,也许,',
    '',
    '行政许可,乙许〔2024〕3号,占道,2024-01-07,是,' + '长'.repeat(501),
    '行政许可,乙许〔2024〕1号,另一件,2024-01-08,否,',
  ].join('\n');

  test('are named one by one, with row and column, whether or not anything was to be written', async () => {
    const before = await records('decisions');
    for (const commit of [false, true]) {
      expect(await take('decisions', sheet, { commit })).toEqual({
        rows: 4,
        imported: 0,
        issues: [
          {
            row: 3,
            column: '类别',
            message: '类别“行政奖励”不在可选范围内，应为：行政许可、行政处罚、行政强制。',
          },
          { row: 3, column: '事项', message: '请填写事项。' },
          {
            row: 3,
            column: '决定日期',
            message: '决定日期“2024-02-30”不是有效日期，应写成 2024-12-31。',
          },
          { row: 3, column: '已公开', message: '已公开请填“是”或“否”。' },
          { row: 5, column: '备注', message: '备注不能超过 500 个字。' },
          {
            row: 6,
            column: '类别＋决定书文号',
            message: '与已登记的记录或表中前面的行重复，请删去这一行。',
          },
        ],
      });
    }
    expect(await records('decisions')).toEqual(before);
  });

  test('beyond what a person can work through are counted', async () => {
    const rows = Array.from(
      { length: 620 },
      (_, index) => `行政奖励,戊〔2024〕${index}号,占道,2024-01-05,是,`,
    );
    const { issues } = await take('decisions', [DECISIONS, ...rows].join('\n'));
    expect(issues).toHaveLength(501);
    expect(issues.at(-1)).toMatchObject({ row: 502, message: expect.stringContaining('另有 120 处问题') });
  });

  test('one faulty row among five hundred keeps all of them out', async () => {
    const rows = Array.from(
      { length: 500 },
      (_, index) => `行政许可,丙许〔2024〕${index}号,占道,2024-01-05,是,`,
    );
    const { issues, imported } = await take(
      'decisions',
      [DECISIONS, ...rows, '行政许可,丙许〔2024〕500号,占道,,是,'].join('\n'),
    );
    expect([imported, issues]).toEqual([0, [{ row: 502, column: '决定日期', message: '请填写决定日期。' }]]);
    expect((await records('decisions')).some(({ values }) => values['number'] === '丙许〔2024〕1号')).toBe(
      false,
    );
  });

  test('what is registered already, and was not struck out, is refused', async () => {
    const values = { ...RECORDS.disputes, number: '丁复1号' };
    const ctx = office.as('requestHandler');
    const id = await enter(office, 'disputes', values);
    const again = '类别,案号,受理日期,本机关是原行为机关\n行政复议,丁复1号,2024-04-01,是\n';
    expect((await take('disputes', again, { commit: false })).issues).toHaveLength(1);
    await removeRecord(ctx, { register: 'disputes', recordId: id, version: 1, reason: '误登' });
    expect((await take('disputes', again)).imported).toBe(1);
  });

  test('in a register where the same may stand twice, it may in a sheet', async () => {
    const row = '道路占用费,2024-06-01,1.5';
    expect(await take('fees', `收费项目,收取日期,金额（万元）\n${row}\n${row}\n`)).toMatchObject({
      imported: 2,
    });
  });

  test('names that nothing has, that two things have, or that another agency’s has', async () => {
    await take('channels', '平台,名称\n微信公众号,同名\n微博,同名\n');
    await take('channels', '平台,名称\n微信公众号,邻镇微讯\n', { at: other });
    const rows = ['同名', '邻镇微讯', '没有', ''].map(
      (name, index) => `${name},第1期,2024-01-05,标题${index}`,
    );
    const { issues } = await take('posts', ['渠道,期号,发布日期,标题', ...rows].join('\n'));
    expect(issues).toEqual([
      { row: 2, column: '渠道', message: '没有名为“同名”的渠道，或有几个同名，请核对。' },
      { row: 3, column: '渠道', message: '没有名为“邻镇微讯”的渠道，或有几个同名，请核对。' },
      { row: 4, column: '渠道', message: '没有名为“没有”的渠道，或有几个同名，请核对。' },
      { row: 5, column: '渠道', message: '请填写渠道。' },
    ]);
  });

  test('cross checks and empty yes-or-no cells are made in sheets too', async () => {
    const sheetOf =
      '类别,案号,受理日期,审结日期,结果,本机关是原行为机关\n行政复议,戊1号,2024-04-01,2024-05-01,,\n';
    expect((await take('disputes', sheetOf)).issues).toEqual([
      { row: 2, column: '本机关是原行为机关', message: '本机关是原行为机关请填“是”或“否”。' },
    ]);
    expect((await take('disputes', sheetOf.replace(/,\n$/, ',是\n'))).issues).toEqual([
      { row: 2, column: '结果', message: '审结日期和结果应同时填写或同时不填。' },
    ]);
  });
});

describe('a sheet that can not be understood', () => {
  test.each([
    ['is empty', '\n\n', '表格是空的。请下载模板，填写后再导入。'],
    ['has headings only', `${DECISIONS}\n`, '表格只有列名，没有数据。请填写后再导入。'],
    [
      'lacks a required heading',
      '类别,事项\n行政许可,占道\n',
      '表格第一行缺少“决定书文号”、“决定日期”、“已公开”列。请下载模板，按模板的列名填写后再导入。',
    ],
    [
      'has a heading that nobody knows',
      `${DECISIONS},处罚金额,当事人\n行政许可,己1号,占道,2024-01-05,是,,1,某\n`,
      '表格第一行有不认识的列“处罚金额”、“当事人”。请删去这些列，或按模板的列名改正。',
    ],
    [
      'has a heading twice',
      `${DECISIONS},决定日期\n行政许可,己1号,占道,2024-01-05,是,,2024-01-06\n`,
      '表格第一行有两个“决定日期”列，请删去一个。',
    ],
    [
      'has content without a heading',
      `${DECISIONS}\n行政许可,己1号,占道,2024-01-05,是,,合计 3\n`,
      '第 2 行第 7 列有内容“合计 3”，但该列第一行没有列名。请补上列名或删去这一列。',
    ],
  ])('%s: is refused as a whole', async (_what, sheet, message) => {
    await expect(take('decisions', sheet)).rejects.toMatchObject({
      code: 'registers.unreadable_sheet',
      status: 422,
      message,
    });
  });
});

describe('who may not write', () => {
  test('imports nothing', async () => {
    const rows = readSheet(Buffer.from(`${DECISIONS}\n行政许可,庚1号,占道,2024-01-05,是,\n`), 'csv');
    for (const ctx of [office.as('publisher'), other.as('clerk')]) {
      await expect(
        importSheet(ctx, { register: 'decisions', agencyId: office.agencyId, rows, commit: true }),
      ).rejects.toMatchObject({ code: 'common.forbidden' });
    }
  });
});
