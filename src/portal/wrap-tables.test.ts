import { expect, test } from 'vitest';
import { wrapTables } from './wrap-tables.ts';

const region = (label: string, table: string, more = '') =>
  `<section class="table-scroll${more}" tabindex="0" aria-label="${label}">${table}</section>`;

test('each outer table gets a region of its own, counted when it has no caption', () => {
  expect(wrapTables('<p>甲</p><table></table><p>乙</p><table></table>')).toBe(
    `<p>甲</p>${region('表格1', '<table></table>')}<p>乙</p>${region('表格2', '<table></table>')}`,
  );
  const nested = '<table><tr><td><table><tr><td>丙</td></tr></table></td></tr></table>';
  expect(wrapTables(nested)).toBe(region('表格1', nested));
});

test('a caption names the region, whatever stands in it', () => {
  const table = '<table><caption><strong>甲&lt;"乙"</strong></caption></table>';
  expect(wrapTables(table)).toBe(region('甲&lt;&quot;乙&quot;', table));
});

test('regions that came with the text are replaced: those of a report lost their names in the sanitiser', () => {
  for (const opening of ['<section class="table-scroll">', '<div class="table-scroll" tabindex="0">']) {
    const closing = opening.startsWith('<div') ? '</div>' : '</section>';
    expect(wrapTables(`${opening}\n<table></table>\n${closing}`)).toBe(region('表格1', '<table></table>'));
  }
});

test('a table of six columns or more is wide, spans counted', () => {
  const row = (cells: string): string => `<table><thead><tr>${cells}</tr></thead></table>`;
  const five = row('<th scope="col">甲</th><th colspan="4">乙</th>');
  const six = row('<th scope="col">甲</th><th colspan="5">乙</th>');
  expect(wrapTables(five)).toBe(region('表格1', five));
  expect(wrapTables(six)).toBe(region('表格1', six, ' table-wide'));
});

test.each(['0', '12', '-3', '1,234.50', '45%', '<p>7</p>', ' 8 '])(
  'a cell that holds %s is a figure',
  (text) => {
    expect(wrapTables(`<table><tr><td headers="a">${text}</td></tr></table>`)).toContain(
      `<td class="number" headers="a">${text}</td>`,
    );
  },
);

test.each(['', '12户', '2024-06-01', '甲', '第3'])('a cell that holds “%s” is none', (text) => {
  expect(wrapTables(`<table><tr><td>${text}</td></tr></table>`)).toContain(`<td>${text}</td>`);
});

test('a cell that says how it stands keeps that', () => {
  const cell = '<td class="align-left">5</td>';
  expect(wrapTables(`<table><tr>${cell}</tr></table>`)).toContain(cell);
});

test('a text without tables stays as it is, also where one is torn', () => {
  expect(wrapTables('<p>甲</p>')).toBe('<p>甲</p>');
  expect(wrapTables('</table><p>甲</p>')).toBe('</table><p>甲</p>');
});
