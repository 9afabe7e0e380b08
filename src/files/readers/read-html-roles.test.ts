import { expect, test } from 'vitest';
import { readHtml } from './read-html.ts';
import { rowsOf, tablesIn, textsIn } from './test/source-parts.ts';

const read = (body: string) => readHtml(new TextEncoder().encode(`<!doctype html><body>${body}</body>`));
const rows = (body: string): string[][][] => tablesIn(read(body)).map(rowsOf);

test('elements with the roles of a table are a table, spans too', () => {
  const body =
    '<div role="table"><div role="row"><span role="columnheader">信息内容</span><span role="columnheader" aria-colspan="2">件数</span></div>' +
    '<div role="row"><span role="cell">规章</span><span role="cell">1</span><span role="cell">2</span></div></div>';
  expect(rows(body)).toEqual([
    [
      ['信息内容', '件数', '←'],
      ['规章', '1', '2'],
    ],
  ]);
});

test('elements that are shown as a table are a table', () => {
  const row = (...cells: string[]): string =>
    `<div style="display: table-row">${cells.map((cell) => `<span style="DISPLAY:table-cell">${cell}</span>`).join('')}</div>`;
  const body = `<div style="width:100%; display: table;">${row('行政许可', '12')}${row('行政处罚', '3')}</div>`;
  expect(rows(body)).toEqual([
    [
      ['行政许可', '12'],
      ['行政处罚', '3'],
    ],
  ]);
});

test('real parts of a table stay what they are', () => {
  expect(
    rows(
      '<table role="grid"><tr role="row"><th role="columnheader">a</th><td role="gridcell">1</td></tr><tr><td>b</td><td>2</td></tr></table>',
    ),
  ).toEqual([
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ]);
});

test('text that keeps its lines keeps its tabs too: rows of it are a table', () => {
  const document = read(
    '<h2>二、主动公开政府信息情况</h2><pre>规章\t0\t0\t1\n行政规范性文件\t2\t\t3\n</pre>',
  );
  expect(tablesIn(document).map(rowsOf)).toEqual([
    [
      ['规章', '0', '0', '1'],
      ['行政规范性文件', '2', '', '3'],
    ],
  ]);
  expect(tablesIn(document)[0]?.cells[1]?.place).toEqual({ table: 1, row: 1, column: 2 });
});

test('text that keeps its lines without tabs is lines', () => {
  expect(textsIn(read('<pre>| 规章 | 0 |\n| 行政许可 | 2 |</pre>'))).toEqual([
    '| 规章 | 0 |',
    '| 行政许可 | 2 |',
  ]);
  expect(textsIn(read('<pre>一行文字</pre>'))).toEqual(['一行文字']);
});
