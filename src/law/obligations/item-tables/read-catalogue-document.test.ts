import { describe, expect, test } from 'vitest';
import type {
  SourceBlock,
  SourceCell,
  SourceDocument,
  SourceTable,
} from '../../annual-report/reading/source-document.ts';
import { readCatalogueDocument } from './read-catalogue-document.ts';
import type { ReadItem } from './read-catalogue.ts';

/** A cell as HTML writes it: its text, or with how far it reaches down and to the right. */
type Cell = string | readonly [text: string, rowspan: number, colspan: number];

function table(rows: readonly (readonly Cell[])[], sheet?: string): SourceTable {
  const width = (rows[0] ?? []).reduce((sum, cell) => sum + (typeof cell === 'string' ? 1 : cell[2]), 0);
  const taken = new Set<string>();
  const cells: SourceCell[] = [];
  for (const [row, line] of rows.entries()) {
    let column = 0;
    for (const cell of line) {
      const [text, rowspan, colspan] = typeof cell === 'string' ? ([cell, 1, 1] as const) : cell;
      while (taken.has(`${row} ${column}`)) column += 1;
      for (let down = row; down < row + rowspan; down += 1)
        for (let right = column; right < column + colspan; right += 1) taken.add(`${down} ${right}`);
      cells.push({
        text,
        row,
        column,
        rowspan,
        colspan,
        place: { table: 1, row: row + 1, column: column + 1 },
      });
      column += colspan;
    }
  }
  return {
    kind: 'table',
    cells,
    rows: rows.length,
    columns: width,
    place: { table: 1, ...(sheet === undefined ? {} : { sheet }) },
  };
}

function document(...blocks: (SourceBlock | string)[]): SourceDocument {
  return {
    format: 'html',
    blocks: blocks.map((block) =>
      typeof block === 'string' ? { kind: 'text', text: block, place: {} } : block,
    ),
    meta: { title: '', published: '' },
    notes: [],
  };
}

const HEAD: Cell[][] = [
  [
    ['序号', 2, 1],
    ['公开事项', 1, 2],
    ['公开内容\n（要素）', 2, 1],
    ['公开依据', 2, 1],
    ['公开时限', 2, 1],
    ['公开主体', 2, 1],
    ['公开渠道和载体', 2, 1],
    ['公开对象', 1, 2],
    ['公开方式', 1, 2],
    ['公开层级', 1, 2],
  ],
  ['一级\n事项', '二级事项', '全社会', '特定群体', '主动', '依申请公开', '县级', '乡、村级'],
];
const REST: Cell[] = [
  '政策文件名称、文号、正文',
  '《条例》',
  '信息形成或者变更之日起20个工作日内',
  '县农业农村局、乡镇人民政府',
  '■政府网站 □政府公报\n□两微一端 ■社区/企事业单位/村公示栏（电子屏）',
  '√',
  '',
  '√',
  '',
  '√',
  '√',
];

function itemsOf(read: ReturnType<typeof readCatalogueDocument>): ReadItem[] {
  return read.sections.flatMap(({ rows }) => rows);
}

describe('the official table', () => {
  test('is read with its merged cells, ticks and boxes, field by field', () => {
    const read = readCatalogueDocument(
      document(
        '青溪县基层政务公开标准目录',
        '（一）涉农补贴领域基层政务公开标准目录',
        table([...HEAD, ['1', ['惠农政策', 2, 1], '政策文件', ...REST], ['2', '申报指南', ...REST]]),
        '注：“乡、村级”指乡镇（街道）和村（社区）。',
        '二、农村危房改造领域',
        table([...HEAD, ['1', '救助对象', '名单', ...REST.slice(0, 5), '√', '低保家庭', '', '√', '', '']]),
      ),
    );
    expect(read.sections.map(({ field, rows }) => [field, rows.length])).toEqual([
      ['farm-subsidies', 2],
      ['rural-housing', 1],
    ]);
    expect(read.remarks).toEqual(['注：“乡、村级”指乡镇（街道）和村（社区）。']);
    const [first, second, third] = itemsOf(read);
    expect(first?.item).toMatchObject({
      category: '惠农政策',
      name: '政策文件',
      discloser: '县农业农村局、乡镇人民政府',
      channels: ['website', 'noticeBoard'],
      audience: { kind: 'everyone' },
      mode: 'proactive',
      levels: ['county', 'township'],
      rule: { article: '条例第26条', limit: { kind: 'within', span: { count: 20, unit: 'workday' } } },
    });
    expect(first?.doubts).toEqual([]);
    expect(second?.item).toMatchObject({ category: '惠农政策', name: '申报指南' });
    expect(third?.doubts.map(({ message }) => message)).toEqual([
      '全社会和特定群体都打了勾，按全社会记。',
      '没有读出公开层级，按县级和乡级记。',
    ]);
  });

  test('keeps the words and the place of each row as they are in the source', () => {
    const [item] = itemsOf(
      readCatalogueDocument(
        document('救灾领域', table([...HEAD, ['1', ' 灾后救助', '救助\u3000款物 ', ...REST]])),
      ),
    );
    expect(item?.words).toMatchObject({ category: ' 灾后救助', name: '救助\u3000款物 ', channels: REST[4] });
    expect(item?.place).toEqual({ table: 1, row: 3, column: 1 });
    expect(item?.item.name).toBe('救助 款物');
  });
});

describe('a table that goes on over pages', () => {
  test('repeats its headings, or leaves them out', () => {
    const read = readCatalogueDocument(
      document(
        '救灾领域',
        table([...HEAD, ['1', '救灾', '甲', ...REST], ...HEAD, ['2', '救灾', '乙', ...REST]]),
        table([['3', '', '丙', ...REST]]),
      ),
    );
    expect(itemsOf(read).map(({ item }) => `${item.category}${item.name}`)).toEqual([
      '救灾甲',
      '救灾乙',
      '救灾丙',
    ]);
    expect(itemsOf(read)[2]?.doubts).toEqual([
      { weight: 'note', column: 'category', message: '一级事项是空的，沿用上一行的内容。' },
    ]);
  });

  test('carries what was merged over the end of a page, and puts a broken row together', () => {
    const broken: Cell[] = ['', '', '', '、解读材料', '', '', '', '', '', '', '', '', '', ''];
    const blank: Cell[] = ['2', '', '乙', '内容', '', '', '', '', '√', '', '√', '', '√', ''];
    const read = readCatalogueDocument(
      document('救灾领域', table([...HEAD, ['1', '救灾', '甲', ...REST]]), table([broken, blank])),
    );
    const [first, second] = itemsOf(read);
    expect(first?.item.content).toBe('政策文件名称、文号、正文、解读材料');
    expect(first?.doubts[0]?.message).toContain('公开内容已并入这一行');
    expect(second?.item).toMatchObject({ category: '救灾', name: '乙' });
    expect(second?.doubts.map(({ column, weight }) => [column, weight])).toContainEqual(['limit', 'ask']);
  });

  test('keeps one item whose name reaches over several rows together, and asks where their limits differ', () => {
    const other = REST.with(0, '申报条件').with(2, '长期公开');
    const read = readCatalogueDocument(
      document(
        '救灾领域',
        table([...HEAD, [['1', 2, 1], ['救灾', 2, 1], ['甲', 2, 1], ...REST], [...other]]),
      ),
    );
    const [item, more] = itemsOf(read);
    expect(more).toBeUndefined();
    expect(item?.item.content).toBe('政策文件名称、文号、正文\n申报条件');
    expect(
      item?.doubts.some(({ weight, message }) => weight === 'ask' && message.includes('事项名称占了几行')),
    ).toBe(true);
  });
});

describe('other ways of the same table', () => {
  test('a workbook has a sheet a field, and a title across its table', () => {
    const sheet = table(
      [[['青溪镇基层政务公开标准目录', 1, 14]], ...HEAD, ['1', '供养', '名单', ...REST]],
      '养老服务',
    );
    const read = readCatalogueDocument(document({ ...sheet, place: { ...sheet.place, sheet: '养老服务' } }));
    expect(read.sections.map(({ heading, field }) => [heading, field])).toEqual([
      ['养老服务', 'elderly-care'],
    ]);
  });

  test('a column says the field, and single columns say audience, mode and level in words', () => {
    const read = readCatalogueDocument(
      document(
        table([
          [
            '领域',
            '事项名称',
            '公开内容',
            '公开时限',
            '公开主体',
            '公开渠道',
            '公开对象',
            '公开方式',
            '公开层级',
          ],
          [
            '就业创业',
            '招聘信息',
            '岗位、待遇',
            '每月',
            '镇人民政府',
            '政府网站、公告栏',
            '社会公众',
            '主动公开',
            '乡级',
          ],
          [
            '社会救助',
            '低保名单',
            '姓名、金额',
            '每季度',
            '镇人民政府',
            '村公示栏',
            '本村村民',
            '主动公开',
            '乡级',
          ],
        ]),
      ),
    );
    expect(read.sections.map(({ field }) => field)).toEqual(['employment', 'social-assistance']);
    expect(
      itemsOf(read).map(({ item }) => [item.category, item.name, item.audience, item.levels, item.channels]),
    ).toEqual([
      ['招聘信息', '招聘信息', { kind: 'everyone' }, ['township'], ['website', 'noticeBoard']],
      ['低保名单', '低保名单', { kind: 'group', group: '本村村民' }, ['township'], ['noticeBoard']],
    ]);
  });

  test('a list without merged cells has blanks where they were', () => {
    const read = readCatalogueDocument(
      document(
        '救灾',
        table([
          ['序号', '公开事项', '', '公开内容', '公开时限', '公开主体', '公开对象', ''],
          ['', '一级事项', '二级事项', '', '', '', '全社会', '特定群体'],
          ['1', '灾后救助', '救助标准', '标准', '每年', '镇政府', '√', ''],
          ['2', '', '款物发放', '名单', '每年', '镇政府', '', '受灾户'],
        ]),
      ),
    );
    expect(itemsOf(read).map(({ item }) => [item.category, item.name, item.audience])).toEqual([
      ['灾后救助', '救助标准', { kind: 'everyone' }],
      ['灾后救助', '款物发放', { kind: 'group', group: '受灾户' }],
    ]);
  });
});

describe('what can’t be read', () => {
  test('is told: tables without such headings, columns of other kinds, sections without a field', () => {
    const head = ['序号', '公开事项', '公开内容', '公开时限', '公开主体', '经办电话'];
    const read = readCatalogueDocument(
      document(
        table([
          ['姓名', '电话'],
          ['甲', '1'],
        ]),
        '某某领域目录',
        table([head, ['1', '甲', '乙', '每年', '镇政府', '0']]),
      ),
    );
    expect(read.problems).toEqual([
      '第1张表格没有标准目录的表头，没有读取。',
      '“经办电话”一列不是标准目录的栏目，没有读取。',
    ]);
    expect(read.sections.map(({ heading, field }) => [heading, field])).toEqual([['某某领域目录', null]]);
  });

  test('is asked about where an item lacks what it must have', () => {
    const read = readCatalogueDocument(
      document(
        '救灾',
        table([...HEAD, ['1', '救灾', '甲', '', '', '视情况', '', '', '', '', '', '', '', '']]),
      ),
    );
    expect(
      itemsOf(read)[0]
        ?.doubts.filter(({ weight }) => weight === 'ask')
        .map(({ column }) => column),
    ).toEqual(['content', 'discloser', 'limit']);
  });
});
