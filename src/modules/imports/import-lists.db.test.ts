import { strToU8 } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { writeXlsx } from '../../files/xlsx-writer.ts';
import { viewImport } from './import-view.ts';
import {
  carryOut,
  countsOfImport,
  itemsOfImport,
  openImportWorld,
  readFiles,
  wordFile,
  type Handed,
} from './test/import-world.ts';

const { world, office, pool, news, close } = await openImportWorld();
afterAll(close);

const COLUMNS = ['标题', '成文日期', '公开属性', '正文文件', '附件', '编号'];

const shared = { name: 'a.docx', bytes: await wordFile(['通知', '正文在此。']) };

async function readList(
  source: string,
  rows: readonly (readonly string[])[],
  files: readonly Handed[] = [],
): Promise<Awaited<ReturnType<typeof itemsOfImport>>> {
  return itemsOfImport(office, await handIn(source, rows, files));
}

async function handIn(
  source: string,
  rows: readonly (readonly string[])[],
  files: readonly Handed[] = [],
): Promise<string> {
  const list = { name: '清单.xlsx', bytes: await writeXlsx({ sheetName: '清单', columns: COLUMNS, rows }) };
  return readFiles(world.system, {
    office,
    source,
    files: [list, shared, ...files],
    pool,
    nodeId: news,
  });
}

describe('rows of one file', () => {
  test('a row that isn’t imported takes nothing from a later one that is right', async () => {
    const items = await readList('属性不明', [
      ['属性不明', '2024-05-01', '看情况', 'a.docx', '', ''],
      ['依申请的一条', '2024-05-02', '依申请公开', 'a.docx', '', ''],
      ['再来一条', '2024-05-03', '', 'a.docx', '', ''],
    ]);
    expect(items.map(({ state }) => state)).toEqual(['refused', 'waiting', 'refused']);
    expect(items[0]?.reason).toMatch(/看情况/);
    expect(items[2]?.reason).toMatch(/与清单\.xlsx“清单”第3行用的是同一个正文文件“a\.docx”.*“编号”栏/);
  });

  test('a row whose attachment is missing takes nothing from a later one', async () => {
    const items = await readList('缺附件', [
      ['招聘公告', '2024-05-01', '看情况', 'a.docx', '岗位表.xlsx', ''],
      ['招聘公告（二）', '2024-05-02', '', 'a.docx', '', ''],
    ]);
    expect(items.map(({ state }) => state)).toEqual(['refused', 'waiting']);
    expect(items[0]?.reason).toMatch(/岗位表\.xlsx.*看情况/);
  });

  test('what was kept back for a row that can’t be read comes in by itself', async () => {
    const broken = { name: '坏.docx', bytes: strToU8('PK 不是文档') };
    const items = await readList(
      '读不出',
      [
        ['读不出的', '2024-05-01', '', '坏.docx', '', '7'],
        ['读得出的', '2024-05-02', '', 'a.docx', '', '7'],
        ['又一条', '2024-05-03', '', 'a.docx', '', '7'],
      ],
      [broken],
    );
    expect(items.map(({ title, state }) => [title, state])).toEqual([
      ['读不出的', 'refused'],
      ['读得出的', 'waiting'],
      ['又一条', 'refused'],
    ]);
    expect(items[2]?.reason).toMatch(/第3行的编号相同/);
  });

  test('that can’t be read at all is told of each row that names it', async () => {
    const broken = { name: '坏.docx', bytes: strToU8('PK 不是文档') };
    const rows = [
      ['一', '2024-05-01', '', '坏.docx', '', ''],
      ['二', '2024-05-02', '', '坏.docx', '', ''],
    ];
    const items = await readList('都读不出', rows, [broken]);
    expect(items.map(({ state }) => state)).toEqual(['refused', 'refused']);
    expect(items[1]?.reason).toBe(items[0]?.reason);
  });
});

describe('an import of which nothing is new', () => {
  const rows = [['又来一次', '2024-05-01', '', 'a.docx', '', '']];

  test('says so instead of offering what wouldn’t be done, and ends', async () => {
    const first = await handIn('再次', rows);
    expect(await viewImport(office.as('clerk'), { importId: first })).toMatchObject({ toImport: 1 });
    await carryOut(world.system, first, { office, pool });
    const again = await handIn('再次', rows);
    const view = await viewImport(office.as('clerk'), { importId: again });
    expect(view).toMatchObject({ state: 'ready', toImport: 0, counts: { waiting: 1 } });
    await carryOut(world.system, again, { office, pool });
    expect(await viewImport(office.as('clerk'), { importId: again })).toMatchObject({ state: 'done' });
    expect(await countsOfImport(office, again)).toEqual({ unchanged: 1 });
  });

  test('ends by itself too where all is refused, and counts what changed', async () => {
    const refused = await handIn('全错', [['错的', '', '看情况', 'a.docx', '', '']]);
    await carryOut(world.system, refused, { office, pool });
    expect(await viewImport(office.as('clerk'), { importId: refused })).toMatchObject({ state: 'done' });
    const changed = await handIn('再次', [['又来一次（改）', '2024-05-01', '', 'a.docx', '', '']]);
    expect(await viewImport(office.as('clerk'), { importId: changed })).toMatchObject({ toImport: 1 });
  });
});

describe('a day of a row', () => {
  test('that is none is left empty, which is told with where to add it', async () => {
    const [item] = await readList('坏日期', [['坏日期', '2026年11月31日', '', 'a.docx', '', '']]);
    expect(item).toMatchObject({ state: 'waiting', writtenOn: null });
    expect(item?.notes).toEqual([
      '成文日期写的是“2026年11月31日”，不是日期：这一份的成文日期留空，请在文稿的“公开信息”中补填。',
    ]);
  });

  test('that lies in the future is taken over with a warning', async () => {
    const [item] = await readList('未来', [['未来的一条', '2131-01-01', '', 'a.docx', '', '']]);
    expect(item).toMatchObject({ state: 'waiting', writtenOn: '2131-01-01' });
    expect(item?.notes.join()).toMatch(/成文日期2131年1月1日在今天以后，请核对/);
  });
});

describe('a table that is no list', () => {
  const plainText = { name: '假的.xlsx', bytes: strToU8('这只是一段文字\n第二行') };

  async function problemsOf(files: readonly Handed[]): Promise<string> {
    const importId = await readFiles(world.system, { office, source: '不是清单', files, pool });
    const { problems } = await viewImport(office.as('clerk'), { importId });
    return problems.join('');
  }

  test('is named with why it isn’t imported and what to do', async () => {
    expect(await problemsOf([plainText])).toMatch(
      /没有找到可以导入的文稿。“假的\.xlsx”里没有找到清单的表头，没有导入。.*“标题”.*可以导入的有：DOCX/,
    );
    const broken = { name: '坏.xlsx', bytes: strToU8('PK\u0003\u0004 坏') };
    expect(await problemsOf([broken])).toMatch(/“坏\.xlsx”不能作为清单读取：文件不完整或已损坏/);
    const picture = { name: '图.png', bytes: strToU8('x') };
    expect(await problemsOf([picture])).toMatch(/“图\.png”不能作为文稿导入/);
  });

  test('is told beside what is imported', async () => {
    expect(await problemsOf([plainText, shared])).toMatch(/“假的\.xlsx”里没有找到清单的表头/);
  });
});
