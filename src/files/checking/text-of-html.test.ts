import { expect, test } from 'vitest';
import { textOfHtml } from './text-of-html.ts';

test('each paragraph, heading, item and cell is a line with its place', () => {
  const { text, blocks } = textOfHtml(
    '<h2>一、总体情况</h2>\n<p>全年<strong>共</strong>办理。<br>另行通知。</p><ul><li><p>第一</p></li><li><p>第二</p></li></ul>' +
      '<table><tbody><tr><th rowspan="2"><p>类别</p></th><th colspan="2"><p>件数</p></th></tr><tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table>',
  );
  expect(text).toBe('一、总体情况\n全年共办理。\n另行通知。\n第一\n第二\n类别\n件数\n1\n2');
  expect(
    blocks.map((block) => [text.slice(block.start, block.end), block.kind, block.row, block.column]),
  ).toEqual([
    ['一、总体情况', 'heading', undefined, undefined],
    ['全年共办理。\n另行通知。', 'paragraph', undefined, undefined],
    ['第一', 'paragraph', undefined, undefined],
    ['第二', 'paragraph', undefined, undefined],
    ['类别', 'cell', 0, 0],
    ['件数', 'cell', 0, 1],
    ['1', 'cell', 1, 1],
    ['2', 'cell', 1, 2],
  ]);
});

test('entities are characters, and what nobody sees is left out', () => {
  expect(textOfHtml('<p>A&amp;B&nbsp;&lt;丙&gt;</p><script>x()</script><p>  </p>').text).toBe(
    'A&B\u00a0<丙>',
  );
});
