import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readDocx } from './read-docx.ts';
import { docxOf, table } from './test/docx-make.ts';
import { rowsOf, tablesIn } from './test/source-parts.ts';

const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const rows = (...runs: string[]): string[][] => {
  const cells = ['规章', ...runs].map(
    (each) => `<w:tc><w:p>${each.startsWith('<') ? each : run(each)}</w:p></w:tc>`,
  );
  return tablesIn(readDocx(docxOf(table(`<w:tr>${cells.join('')}</w:tr>`)))).flatMap(rowsOf);
};

test('what is crossed out isn’t read', () => {
  expect(rows(run('9', '<w:strike/>') + run('12'), run('8', '<w:dstrike w:val="true"/>') + run('3'))).toEqual(
    [['规章', '12', '3']],
  );
  expect(rows(run('12', '<w:strike w:val="0"/>'))).toEqual([['规章', '12']]);
});

test('raised numbers and signs behind a figure are no digits of it', () => {
  const raised = '<w:vertAlign w:val="superscript"/>';
  expect(
    rows(run('12') + run('1', raised), run('3') + run('[2]', raised), run('4') + run('*', raised)),
  ).toEqual([['规章', '12', '3', '4']]);
  expect(rows(run('12') + run('3', '<w:vertAlign w:val="baseline"/>'))).toEqual([['规章', '123']]);
});

test('a number that was moved up behind a figure is none of its digits', () => {
  const up = '<w:position w:val="12"/>';
  expect(
    rows(run('12') + run('1', up), run('5', up), run('4') + run('2', '<w:position w:val="-4"/>')),
  ).toEqual([['规章', '12', '5', '42']]);
});

test('elements under another prefix are the same', () => {
  const xml = `<?xml version="1.0"?><ns0:document xmlns:ns0="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><ns0:body><ns0:tbl><ns0:tr><ns0:tc><ns0:tcPr><ns0:gridSpan ns0:val="2"/></ns0:tcPr><ns0:p><ns0:r><ns0:t>行政许可</ns0:t></ns0:r></ns0:p></ns0:tc></ns0:tr></ns0:tbl></ns0:body></ns0:document>`;
  const document = readDocx(zipSync({ 'word/document.xml': strToU8(xml) }));
  expect(tablesIn(document)[0]?.cells[0]).toMatchObject({ colspan: 2 });
});
