import { describe, expect, test } from 'vitest';
import { blocksOf } from './page-blocks.ts';
import type { Glyph, PageInk } from './page-ink.ts';
import { pageOf, write } from './test/print-glyphs.ts';

const COLUMNS = [200, 250, 300, 350];
const HEADING = ['自然人', '企业', '其他', '总计'];

/** Words at the left, and figures in the middle of columns; blank where one is the empty text. */
function row(words: string, figures: readonly string[], y: number): Glyph[] {
  const placed = figures.map((figure, at) => write(figure, (COLUMNS[at] ?? 0) - figure.length * 2.5, y));
  return [...write(words, 50, y), ...placed.flat()];
}

function heading(y: number): Glyph[] {
  return HEADING.flatMap((words, at) => write(words, (COLUMNS[at] ?? 0) - words.length * 5, y));
}

/** Each row of the only table as the texts of its cells. */
function rowsOf(...pages: readonly PageInk[]): string[][] {
  const tables = blocksOf(pages).blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
  expect(tables).toHaveLength(1);
  return tables.flatMap((table) =>
    Array.from({ length: table.rows }, (_, at) =>
      table.cells.filter((cell) => cell.row === at).map((cell) => cell.text),
    ),
  );
}

describe('a table without lines', () => {
  test('a column without any figure stands where its heading does', () => {
    const page = pageOf(1, [
      heading(80),
      row('一、新收', ['3', '', '1', '4'], 100),
      row('二、结转', ['', '', '2', '2'], 120),
      row('三、公开', ['3', '', '3', '6'], 140),
      row('四、其他', ['', '', '', ''], 160),
    ]);
    expect(rowsOf(page)).toEqual([
      HEADING,
      ['一、新收', '3', '', '1', '4'],
      ['二、结转', '', '', '2', '2'],
      ['三、公开', '3', '', '3', '6'],
      ['四、其他', '', '', '', ''],
    ]);
  });

  test('rows of one figure are told by the headings alone', () => {
    const page = pageOf(1, [
      heading(80),
      row('一、新收', ['', '7', '', ''], 100),
      row('二、结转', ['', '', '', '2'], 120),
    ]);
    expect(rowsOf(page).slice(1)).toEqual([
      ['一、新收', '', '7', '', ''],
      ['二、结转', '', '', '', '2'],
    ]);
  });

  test('a figure that stands at the edge of its column belongs to the nearest heading', () => {
    const shifted = (figures: readonly string[], y: number): Glyph[] =>
      figures.flatMap((figure, at) => write(figure, (COLUMNS[at] ?? 0) + 18 - figure.length * 5, y));
    const page = pageOf(1, [
      heading(80),
      [...write('一、新收', 50, 100), ...shifted(['3', '12', '', '15'], 100)],
      [...write('二、结转', 50, 120), ...shifted(['1', '1', '', '2'], 120)],
      [...write('三、公开', 50, 140), ...shifted(['2', '2', '', '4'], 140)],
    ]);
    expect(rowsOf(page).slice(1)).toEqual([
      ['一、新收', '3', '12', '', '15'],
      ['二、结转', '1', '1', '', '2'],
      ['三、公开', '2', '2', '', '4'],
    ]);
  });

  test('it goes on overleaf under the headings of the page before', () => {
    const first = pageOf(1, [
      heading(500),
      row('一、新收', ['3', '2', '1', '6'], 520),
      row('二、结转', ['1', '1', '1', '3'], 540),
      row('三、公开', ['2', '2', '2', '6'], 560),
    ]);
    const second = pageOf(2, [row('四、其他', ['', '5', '', ''], 60), write('到此为止。', 50, 120)]);
    const { blocks } = blocksOf([first, second]);
    const [table] = blocks;
    expect(table).toMatchObject({ kind: 'table', rows: 5, place: { page: 1 } });
    const last = table?.kind === 'table' ? table.cells.filter((cell) => cell.row === 4) : [];
    expect(last.map((cell) => cell.text)).toEqual(['四、其他', '', '5', '', '']);
    expect(last.map((cell) => cell.place.page)).toEqual([2, 2, 2, 2, 2]);
    expect(blocks[1]).toMatchObject({ kind: 'text', text: '到此为止。' });
  });

  test('the label of a row whose figures stand overleaf is one', () => {
    const first = pageOf(1, [
      heading(500),
      row('一、新收', ['3', '2', '1', '6'], 520),
      row('二、结转', ['1', '1', '1', '3'], 540),
      row('（三）部分公开只计这一', [], 560),
    ]);
    const second = pageOf(2, [
      row('', ['2', '2', '2', '6'], 56),
      row('种情形', [], 62),
      row('四、其他', ['1', '0', '0', '1'], 90),
    ]);
    expect(rowsOf(first, second).slice(3)).toEqual([
      ['（三）部分公开只计这一\n种情形', '2', '2', '2', '6'],
      ['四、其他', '1', '0', '0', '1'],
    ]);
  });

  test('words close to figures without any are no blank row', () => {
    const page = pageOf(1, [
      row('一、新收', ['3', '2', '1', '6'], 100),
      row('二、结转', ['1', '1', '1', '3'], 130),
      row('', ['2', '2', '2', '6'], 160),
      row('（三）种情形', [], 170),
      row('四、其他', [], 200),
    ]);
    expect(rowsOf(page).slice(2)).toEqual([
      ['2', '2', '2', '6'],
      ['（三）种情形'],
      ['四、其他', '', '', '', ''],
    ]);
  });

  test('figures on two lines are of one row where no column has both, or the second line is nobody’s: what may be one broken figure stays two', () => {
    const page = pageOf(1, [
      row('一、新收', ['3', '2', '1', '6'], 100),
      row('二、结转', ['', '1', '1', ''], 130),
      row('', ['12', '', '', '14'], 142),
      row('三、公开', ['2', '2', '2', '6'], 170),
      row('', ['1', '', '', '1'], 182),
      row('四、其他', ['4', '2', '2', '8'], 210),
    ]);
    expect(rowsOf(page)).toEqual([
      ['一、新收', '3', '2', '1', '6'],
      ['二、结转', '12', '1', '1', '14'],
      ['三、公开', '2\n1', '2', '2', '6\n1'],
      ['四、其他', '4', '2', '2', '8'],
    ]);
  });

  test('a figure that was broken over two lines beside the middle of its row stays two', () => {
    const page = pageOf(1, [
      row('一、新收', ['3', '2', '1', '6'], 100),
      row('', ['', '', '', '117'], 124),
      row('二、结转', ['837', '254', '81', ''], 130),
      row('', ['', '', '', '2'], 134.6),
      row('三、公开', ['2', '2', '2', '6'], 160),
    ]);
    expect(rowsOf(page)[1]).toEqual(['二、结转', '837', '254', '81', '117\n2']);
  });

  test('figures above the inner words of their row, beside words of its group, are of that row', () => {
    const page = pageOf(1, [
      heading(80),
      row('一、新收', ['3', '2', '1', '6'], 100),
      [...write('三、本年', 50, 120), ...write('1', 198, 120), ...write('3', 348, 120)],
      [...write('（一）公开', 100, 126), ...write('1', 248, 126), ...write('1', 298, 126)],
      [...write('（二）部分', 100, 146), ...row('', ['2', '2', '1', '5'], 146)],
    ]);
    expect(rowsOf(page).slice(2)).toEqual([
      ['三、本年'],
      ['（一）公开', '1', '1', '1', '3'],
      ['（二）部分', '2', '2', '1', '5'],
    ]);
  });

  test('figures that may be either of two rows are of none', () => {
    const five = (figures: readonly string[], y: number): Glyph[] =>
      figures.flatMap((figure, at) => write(figure, 200 + at * 30, y));
    const page = pageOf(1, [
      [...write('1.国家秘密', 50, 100), ...five(['3', '2', '1', '0', '6'], 100)],
      [...write('2.其他法律', 50, 130), ...five(['1', '', '', '', '3'], 130)],
      [...write('3.危及安全', 50, 142), ...five(['', '1', '1', '0', ''], 142)],
      [...write('4.保护权益', 50, 172), ...five(['2', '2', '2', '0', '6'], 172)],
    ]);
    expect(rowsOf(page)).toEqual([
      ['1.国家秘密', '3', '2', '1', '0', '6'],
      ['2.其他法律'],
      ['3.危及安全'],
      ['4.保护权益', '2', '2', '2', '0', '6'],
    ]);
  });

  test('a figure that stands beside its column, as behind one that was struck out, makes no column of its own', () => {
    const shifted = (figures: readonly string[], y: number): Glyph[] =>
      figures.flatMap((figure, at) => write(figure, (COLUMNS[at] ?? 0) - 2.5 + (at === 0 ? 6 : 0), y));
    const page = pageOf(1, [
      heading(80),
      row('一、新收', ['3', '2', '1', '6'], 100),
      [...write('二、结转', 50, 120), ...shifted(['1', '1', '1', '3'], 120)],
      [...write('三、公开', 50, 140), ...write('23', 198, 140), ...row('', ['', '2', '2', '27'], 140)],
      row('四、其他', ['5', '0', '0', '5'], 160),
    ]);
    expect(rowsOf(page).slice(1)).toEqual([
      ['一、新收', '3', '2', '1', '6'],
      ['二、结转', '1', '1', '1', '3'],
      ['三、公开', '23', '2', '2', '27'],
      ['四、其他', '5', '0', '0', '5'],
    ]);
  });

  test('words of two columns that nearly touch are parted where the inner column begins', () => {
    const page = pageOf(1, [
      [...write('（一）公开', 97, 100), ...row('', ['3', '2', '1', '6'], 100)],
      [...write('三、本年', 50, 120), ...write('（二）部分', 97, 120), ...row('', ['1', '1', '1', '3'], 120)],
      [...write('（三）不予', 97, 140), ...row('', ['2', '2', '2', '6'], 140)],
    ]);
    expect(rowsOf(page)[1]).toEqual(['三、本年', '（二）部分', '1', '1', '1', '3']);
  });

  test('a label that stands in the middle of its cell, around its figures, is one', () => {
    const page = pageOf(1, [
      row('（一）公开', ['3', '2', '1', '6'], 100),
      write('（二）部分公开只计这一', 50, 130),
      row('', ['1', '1', '1', '3'], 137),
      write('种情形', 90, 144),
      write('1.申请人无正当理由的', 50, 170),
      [...write('行政机关不再', 70, 182), ...row('', ['2', '2', '2', '6'], 182)],
      write('处理申请', 80, 194),
    ]);
    expect(rowsOf(page).map((cells) => cells.join(' '))).toEqual([
      '（一）公开 3 2 1 6',
      '（二）部分公开只计这一\n种情形 1 1 1 3',
      '1.申请人无正当理由的\n行政机关不再\n处理申请 2 2 2 6',
    ]);
  });

  test('the label of the first row may begin above its figures', () => {
    const page = pageOf(1, [
      heading(80),
      write('一、本年新收政府信息公开申', 50, 100),
      row('', ['3', '2', '1', '6'], 107),
      write('请数量', 50, 114),
      row('二、结转', ['1', '1', '1', '3'], 140),
      row('三、公开', ['2', '2', '2', '6'], 160),
    ]);
    expect(rowsOf(page).slice(0, 2)).toEqual([
      HEADING,
      ['一、本年新收政府信息公开申\n请数量', '3', '2', '1', '6'],
    ]);
  });

  test('numbers before the words of the rows are no figures', () => {
    const page = pageOf(1, [
      row('', ['4', '0', '2', '6'], 80),
      ...['1', '2', '3', '4'].map((ordinal, at) => [
        ...write(ordinal, 30, 100 + at * 20),
        ...row(`第${ordinal}类`, ['1', '0', '0', '1'], 100 + at * 20),
      ]),
    ]);
    const rows = rowsOf(page);
    expect(rows).toHaveLength(5);
    expect(rows.at(-1)).toEqual(['4', '第4类', '1', '0', '0', '1']);
  });

  test('a figure below nought is one', () => {
    const page = pageOf(1, [
      ['项目', '上年', '增减'].flatMap((words, at) => write(words, [50, 200, 300][at] ?? 0, 80)),
      [...write('行政许可', 50, 100), ...write('12', 205, 100), ...write('-3', 305, 100)],
    ]);
    expect(rowsOf(page)[1]).toEqual(['行政许可', '12', '-3']);
  });

  test('figures at the right edge of their columns stand under the nearest heading of a short table', () => {
    const page = pageOf(1, [
      ['项目', '上年', '增减'].flatMap((words, at) => write(words, [50, 200, 300][at] ?? 0, 80)),
      [...write('行政许可', 50, 100), ...write('12', 232, 100)],
      [...write('行政处罚', 50, 120), ...write('7', 237, 120), ...write('3', 337, 120)],
    ]);
    expect(rowsOf(page).slice(1)).toEqual([
      ['行政许可', '12', ''],
      ['行政处罚', '7', '3'],
    ]);
  });

  test('the names of two rows that fill their column are two, though the first row is blank', () => {
    const page = pageOf(1, [
      ['信息内容', '本年处理决定数量'].flatMap((words, at) => write(words, [50, 200][at] ?? 0, 80)),
      write('行政处罚', 50, 92),
      [...write('行政强制', 50, 104), ...write('48', 235, 104)],
    ]);
    expect(rowsOf(page).slice(1)).toEqual([
      ['行政处罚', ''],
      ['行政强制', '48'],
    ]);
  });

  test('a table of the form may be blank altogether', () => {
    const page = pageOf(1, [
      ['信息内容', '本年处理决定数量'].flatMap((words, at) => write(words, [50, 200][at] ?? 0, 80)),
      write('行政许可', 50, 100),
    ]);
    expect(rowsOf(page)).toEqual([
      ['信息内容', '本年处理决定数量'],
      ['行政许可', ''],
    ]);
  });

  test('words that are spread over their cell are one', () => {
    const spread = (words: string, y: number): Glyph[] =>
      Array.from(words).flatMap((character, at) => write(character, 50 + at * 26, y));
    const page = pageOf(1, [
      [...spread('规范文件', 100), ...row('', ['1', '2', '3', '6'], 100)],
      [...spread('规章', 120), ...row('', ['1', '2', '3', '6'], 120)],
      [...spread('行政许可', 140), ...row('', ['1', '2', '3', '6'], 140)],
    ]);
    expect(rowsOf(page).map(([words]) => words)).toEqual(['规范文件', '规章', '行政许可']);
  });

  test('headings that nearly touch are one for each column', () => {
    const close = HEADING.flatMap((_, at) => write('申请情况', (COLUMNS[at] ?? 0) - 22, 80));
    const page = pageOf(1, [
      close.map((glyph) => ({ ...glyph, left: glyph.left * 1.1, right: glyph.left * 1.1 + 11, size: 11 })),
      ...[100, 120, 140].map((y) =>
        ['1', '2', '3', '6'].flatMap((figure, at) => write(figure, (COLUMNS[at] ?? 0) * 1.1 - 2, y)),
      ),
    ]);
    expect(rowsOf(page)[0]).toEqual(['申请情况', '申请情况', '申请情况', '申请情况']);
  });

  test('the title of the next part ends it, and what stands below is another', () => {
    const page = pageOf(1, [
      row('一、新收', ['3', '2', '1', '6'], 100),
      row('二、结转', ['1', '1', '1', '3'], 120),
      row('三、公开', ['2', '2', '2', '6'], 140),
      write('五、存在的主要问题', 50, 160),
      row('一、新收', ['3', '2', '1', '6'], 180),
      row('二、结转', ['1', '1', '1', '3'], 200),
      row('三、公开', ['2', '2', '2', '6'], 220),
    ]);
    expect(blocksOf([page]).blocks.map(({ kind }) => kind)).toEqual(['table', 'text', 'table']);
  });
});
