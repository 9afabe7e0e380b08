import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readReport } from '../../law/annual-report/reading/map-report.ts';
import { cellNames, getCell } from '../../law/annual-report/tables.ts';
import { writeReportDocx } from '../docx-writer.ts';
import { distinctTables, sampleReport } from '../test/sample-report.ts';
import { readDocx } from './read-docx.ts';
import { UnreadableFile } from './unreadable-file.ts';

const TABLES = distinctTables();

test('each of 200 cells of our own Word file is read, and its words', async () => {
  const report = readReport(readDocx(await writeReportDocx(sampleReport(TABLES))));
  expect(
    cellNames().filter((name) => String(report.cells.get(name)?.value) !== String(getCell(TABLES, name))),
  ).toEqual([]);
  expect(report).toMatchObject({ year: 2024, agencyName: '云溪市青岚区石桥镇人民政府', form: '2021' });
  expect(report.parts.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
});

describe('a Word file says', () => {
  test('its merged cells, whatever wraps them', () => {
    const cell = (text: string, more = ''): string =>
      `<w:tc><w:tcPr>${more}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const down = (restart: boolean): string => `<w:vMerge${restart ? ' w:val="restart"' : ''}/>`;
    const [table] = read(
      `<w:tbl><w:tr>${cell('甲', down(true))}${cell('乙', '<w:gridSpan w:val="2"/>')}</w:tr><w:sdt><w:sdtContent><w:tr>${cell('', down(false))}${cell('丙')}${cell('丁')}</w:tr></w:sdtContent></w:sdt></w:tbl>`,
    );
    expect(table).toMatchObject({
      kind: 'table',
      rows: 2,
      columns: 3,
      cells: [
        { text: '甲', row: 0, column: 0, rowspan: 2, colspan: 1 },
        { text: '乙', row: 0, column: 1, rowspan: 1, colspan: 2 },
        { text: '丙', row: 1, column: 1 },
        { text: '丁', row: 1, column: 2 },
      ],
    });
  });

  test('what was struck out or hidden isn’t there, what was inserted is', () => {
    expect(
      texts(
        `<w:p><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>文</w:t></w:r></w:p>`,
      ),
    ).toEqual(['新文']);
  });

  test('the numbers of headings that Word makes itself', () => {
    const numbering = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
    const line = (text: string, level: number): string =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="5"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    expect(
      texts(
        `${line('总体情况', 0)}${line('主动公开', 1)}${line('依申请公开', 1)}${line('申请情况', 0)}${line('其他', 1)}`,
        numbering,
      ),
    ).toEqual(['一、总体情况', '（一）主动公开', '（二）依申请公开', '二、申请情况', '（一）其他']);
  });

  test('a text box once', () => {
    const box = (text: string): string =>
      `<w:txbxContent><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:txbxContent>`;
    expect(
      texts(
        `<w:p><w:r><w:t>正文</w:t><mc:AlternateContent xmlns:mc="mc"><mc:Choice>${box('框')}</mc:Choice><mc:Fallback>${box('框')}</mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      ),
    ).toEqual(['正文', '框']);
  });
});

describe('is refused in words', () => {
  test.each([
    ['no archive', Uint8Array.from([1, 2, 3])],
    ['an archive that is no Word file', zipSync({ 'a.txt': strToU8('x') })],
    ['entities that grow without end', docx('', '', '<!DOCTYPE lolz [<!ENTITY a "b">]>')],
    ['a bomb', zipSync({ 'word/document.xml': new Uint8Array(210 * 1024 * 1024) }, { level: 9 })],
    ['a file cut off', docx('<w:p/>').slice(0, 100)],
  ])('%s', (_what, bytes) => {
    expect(() => readDocx(bytes)).toThrow(UnreadableFile);
  });

  test('names that lead out of a folder write nothing and do no harm', () => {
    expect(
      readDocx(zipSync({ '../../evil.xml': strToU8('x'), 'word/document.xml': strToU8(document('<w:p/>')) }))
        .blocks,
    ).toEqual([]);
  });
});

function document(body: string): string {
  return `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`;
}

function docx(body: string, numbering = '', before = ''): Uint8Array {
  return zipSync({
    'word/document.xml': strToU8(`${before}${document(body)}`),
    ...(numbering !== '' && { 'word/numbering.xml': strToU8(numbering) }),
  });
}

function read(body: string, numbering = '') {
  return readDocx(docx(body, numbering)).blocks;
}

function texts(body: string, numbering = ''): string[] {
  return read(body, numbering).flatMap((block) => (block.kind === 'text' ? [block.text] : []));
}
