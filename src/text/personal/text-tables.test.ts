import { describe, expect, test } from 'vitest';
import { type TextBlock, readText } from '../checked-text.ts';
import { alignedColumns } from './row-alignment.ts';
import { tablesOf } from './text-tables.ts';

/** Each record as "head=words", only those with a head. */
function records(text: string, blocks?: readonly TextBlock[]): string[] {
  return tablesOf(readText(text, {}, blocks)).flatMap(({ rows }) =>
    rows.map((row) =>
      row
        .filter(({ head }) => head !== '')
        .map(({ head, words }) => `${head}=${words}`)
        .join(' '),
    ),
  );
}

/** Cells as blocks, rows on lines and columns between bars. */
function cells(drawing: string): { text: string; blocks: TextBlock[] } {
  const blocks: TextBlock[] = [];
  let at = 0;
  for (const [row, line] of drawing.split('\n').entries()) {
    for (const [column, words] of line.split('|').entries()) {
      blocks.push({ kind: 'cell', table: 0, row, column, start: at, end: at + words.length });
      at += words.length + 1;
    }
  }
  return { text: drawing, blocks };
}

describe('a table of cells', () => {
  test.each([
    ['with heads above', '姓名|年龄\n李建国|45\n王秀英|50', ['姓名=李建国 年龄=45', '姓名=王秀英 年龄=50']],
    ['with its title first', '名单|\n姓名|年龄\n李建国|45', ['', '姓名=李建国 年龄=45']],
    [
      'that is a form',
      '姓名|李建国|性别|男\n年龄|45|住址|三河村',
      ['姓名=李建国 性别=男 年龄=45 住址=三河村'],
    ],
    ['a person a column', '姓名|李建国|王秀英\n年龄|45|50', ['姓名=李建国 年龄=45', '姓名=王秀英 年龄=50']],
  ])('%s', (_, drawing, expected) => {
    const { text, blocks } = cells(drawing);
    expect(records(text, blocks)).toEqual(expected);
  });
});

describe('lines of plain text', () => {
  test.each([
    ['between tabs', '姓名\t年龄\n李建国\t45', ['姓名=李建国 年龄=45']],
    [
      'between bars',
      '| 姓名 | 年龄 |\n|---|---|\n| 李建国 | 45 |',
      ['姓名=--- 年龄=---', '姓名=李建国 年龄=45'],
    ],
    ['between spaces, the name apart', '姓 名 年龄\n李 明 45', ['姓 名=李 明 年龄=45']],
    ['between commas', '姓名,年龄\n李建国,45', ['姓名=李建国 年龄=45']],
    [
      'with a number in groups',
      '姓名 手机 年龄\n李建国 138 1234 5678 45',
      ['姓名=李建国 手机=138 1234 5678 年龄=45'],
    ],
    ['with a cell left out', '姓名 年龄 手机\n李建国 13812345678', ['姓名=李建国 手机=13812345678']],
    ['in labelled fields', '姓名：李建国，年龄：45，住址：三河村', ['姓名=李建国 年龄=45 住址=三河村']],
    ['a field a line', '姓名：李建国\n年龄：45\n住址：三河村', ['姓名=李建国 年龄=45 住址=三河村']],
    ['of prose', '申请人应当说明姓名、年龄。\n李建国 45', []],
    ['of contact details', '联系人：王主任，联系电话：13812345678', []],
  ])('%s', (_, text, expected) => {
    expect(records(text)).toEqual(expected);
  });
});

test('a head that says nothing is a name’s where names stand under it', () => {
  const [table] = tablesOf(readText('受益户\t金额\t身份证号\n李建国\t45\t1\n王秀英\t50\t2'));
  expect(table?.rows.map((row) => row[0]?.role)).toEqual(['name', 'name']);
});

test('a table of an office’s people is no list of persons', () => {
  const ofPersons = (text: string): boolean | undefined => tablesOf(readText(text))[0]?.ofPersons;
  expect(ofPersons('科室\t负责人\t联系电话\n党政办\t李建国\t1')).toBe(false);
  expect(ofPersons('姓名\t联系电话\n李建国\t1')).toBe(true);
  expect(ofPersons('姓名\t职务\t身份证号\n李建国\t主任\t1')).toBe(true);
});

test('pieces are put under the heads they fit, in order, or nowhere', () => {
  const roles = ['name', 'remark', 'address', 'mobile', 'amount'] as const;
  expect(alignedColumns(roles, ['李建国', '三河村12号', '13812345678', '100'])).toEqual([0, 2, 3, 4]);
  expect(alignedColumns(roles, ['李建国', '13812345678'])).toEqual([0, 3]);
  expect(alignedColumns(roles, ['李建国', '新增', '三河村12号', '13812345678', '100'])).toBeNull();
  expect(alignedColumns(roles, [])).toBeNull();
});
