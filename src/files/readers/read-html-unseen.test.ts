import { describe, expect, test } from 'vitest';
import { readHtml } from './read-html.ts';
import { tablesIn, textsIn } from './test/source-parts.ts';

const read = (body: string, head = '') =>
  readHtml(new TextEncoder().encode(`<!doctype html><head>${head}</head><body>${body}</body>`));
const cells = (body: string, head = ''): string[] =>
  tablesIn(read(body, head)).flatMap((table) => table.cells.map(({ text }) => text));
const table = (figure: string, attributes = ''): string =>
  `<table ${attributes}><tr><td>行政许可</td><td>${figure}</td></tr><tr><td>行政处罚</td><td>7</td></tr></table>`;

describe('what a figure isn’t part of', () => {
  test.each([
    ['the number of a note', '12<sup>1</sup>'],
    ['a star', '12<sup>*</sup>'],
    ['a number in brackets', '12<sup>[2]</sup>'],
    ['what is crossed out', '<s>9</s><del>8</del><strike>7</strike>12'],
    ['what is crossed out by a style', '<span style="text-decoration: line-through red">9</span>12'],
  ])('%s', (_what, figure) => {
    expect(cells(table(figure))[1]).toBe('12');
  });

  test('a figure that stands raised alone is one', () => {
    expect(cells(table('<sup>12</sup>'))[1]).toBe('12');
  });
});

describe('rules of the page’s style sheets', () => {
  test.each([
    '.old{display:none}',
    'p{color:red} div.old { color: red; display : none !important; }',
    '#was{display:none}',
    '/* .new{display:none} */ .old{display:none}',
  ])('%s hides', (rules) => {
    const body = `<div class="old" id="was">${table('99')}</div><div class="new">${table('12')}</div>`;
    expect(cells(body, `<style>${rules}</style>`)).toEqual(['行政许可', '12', '行政处罚', '7']);
  });

  test('what a later rule or its own style shows again is seen', () => {
    const rules = '<style>.pane{display:none}.pane.active{display:block}</style>';
    const body = `<div class="pane active">${table('12')}</div><div class="pane">${table('99')}</div>`;
    expect(cells(body, rules)).toEqual(['行政许可', '12', '行政处罚', '7']);
    expect(cells(`<div class="pane" style="display:block">${table('12')}</div>`, rules)).toContain('12');
  });

  test('for print, for narrow screens and for states hide nothing', () => {
    const rules =
      '<style>@media print{.a{display:none}} @media (max-width:600px){.a{display:none}} .a:hover{display:none}</style>';
    expect(cells(`<div class="a">${table('12')}</div>${table('3')}`, rules)).toContain('12');
  });

  test('that hide every table are a program’s, which shows them', () => {
    expect(cells(`<div class="tab">${table('12')}</div>`, '<style>.tab{display:none}</style>')).toContain(
      '12',
    );
  });

  test('that nobody understands, and style sheets that are no text of the page', () => {
    const document = read(`<p>文字</p>${table('12')}`, '<style>::-x-y[[{display:none} {{{</style>');
    expect(textsIn(document)).toEqual(['文字']);
  });
});
