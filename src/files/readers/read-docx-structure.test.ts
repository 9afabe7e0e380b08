import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { writeReportDocx } from '../docx-writer.ts';
import { sampleReport, distinctTables } from '../test/sample-report.ts';
import { readDocx } from './read-docx.ts';
import { cell, docxOf, paragraph, row, table } from './test/docx-make.ts';
import { anyTable, cellsRead, cellsWritten } from './test/random-table.ts';
import { rowsOf, tablesIn, textsIn } from './test/source-parts.ts';
import { UnreadableFile } from './unreadable-file.ts';

const read = (body: string) => readDocx(docxOf(body));
const grids = (body: string): string[][][] => tablesIn(read(body)).map(rowsOf);
const box = (body: string): string =>
  `<w:r><w:pict><v:textbox xmlns:v="v"><w:txbxContent>${body}</w:txbxContent></v:textbox></w:pict></w:r>`;

test('any table that the project writes is read, cell by cell, with its spans', async () => {
  await fc.assert(
    fc.asyncProperty(anyTable, async (spec) => {
      const written = await writeReportDocx({
        ...sampleReport(distinctTables()),
        blocks: [{ kind: 'table', table: spec }],
      });
      expect(tablesIn(readDocx(written)).map(cellsRead)).toEqual([cellsWritten(spec)]);
    }),
    { numRuns: 40 },
  );
});

describe('a table of a Word file', () => {
  test('keeps the places that its rows leave free at their sides', () => {
    expect(
      grids(
        table(
          row([cell('甲'), cell('乙'), cell('丙')]),
          row([cell('1')], '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
        ),
      ),
    ).toEqual([
      [
        ['甲', '乙', '丙'],
        ['', '1', ''],
      ],
    ]);
  });

  test('takes no place of a row from a table within one of its cells', () => {
    const inner = table(row([cell('1'), cell('2')], '<w:gridBefore w:val="3"/>'));
    const outer = table(row([`<w:tc>${inner}${paragraph('甲')}</w:tc>`, cell('乙')]));
    expect(grids(outer)).toEqual([[['甲', '乙']], [['', '', '', '1', '2']]]);
  });

  test('reads tables within cells behind it, whatever wraps them', () => {
    const inner = table(row([cell('1'), cell('2')]));
    const wrapped = `<w:tc><w:sdt><w:sdtContent>${inner}</w:sdtContent></w:sdt>${paragraph('甲')}</w:tc>`;
    expect(grids(table(row([wrapped, cell('乙')])))).toEqual([[['甲', '乙']], [['1', '2']]]);
  });

  test('merges cells beside each other the old way too', () => {
    expect(
      grids(
        table(
          row([cell('甲', '<w:hMerge w:val="restart"/>'), cell('', '<w:hMerge/>'), cell('乙')]),
          row([cell('1'), cell('2'), cell('3')]),
        ),
      ),
    ).toEqual([
      [
        ['甲', '←', '乙'],
        ['1', '2', '3'],
      ],
    ]);
  });

  test('ends a merge downwards where a wider cell begins', () => {
    const goesOn = cell('', '<w:vMerge/>');
    expect(
      grids(
        table(
          row([cell('甲'), cell('乙', '<w:vMerge w:val="restart"/>')]),
          row([cell('丙', '<w:gridSpan w:val="2"/>')]),
          row([cell('丁'), goesOn]),
        ),
      ),
    ).toEqual([
      [
        ['甲', '乙'],
        ['丙', '←'],
        ['丁', ''],
      ],
    ]);
  });

  test('has no rows that were struck out', () => {
    expect(
      grids(table(row([cell('1'), cell('2')]), row([cell('3'), cell('4')], '<w:del w:id="1"/>'))),
    ).toEqual([[['1', '2']]]);
  });

  test('says how many cells found no place', () => {
    const { notes } = read(table(row([cell('1', '<w:gridSpan w:val="1000000000"/>'), cell('2')])));
    expect(notes).toEqual([expect.stringContaining('1个单元格')]);
  });
});

describe('the words of a Word file', () => {
  test.each([
    [
      'fields show their result',
      '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>3</w:t></w:r>',
      '3',
    ],
    [
      'words are read once with their reading',
      '<w:r><w:ruby><w:rt><w:r><w:t>gong</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>公</w:t></w:r></w:rubyBase></w:ruby></w:r>',
      '公',
    ],
    ['formulas are words', '<m:oMath xmlns:m="m"><m:r><m:t>95%</m:t></m:r></m:oMath>', '95%'],
    [
      'of two ways to show a sign the first with words is read',
      '<w:r><mc:AlternateContent xmlns:mc="mc"><mc:Choice><w16se:symEx xmlns:w16se="s"/></mc:Choice><mc:Fallback><w:t>①</w:t></mc:Fallback></mc:AlternateContent></w:r>',
      '①',
    ],
    [
      'lines and tabs',
      '<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type="page"/></w:r>',
      '甲\t乙\n丙',
    ],
    [
      'moved words stand where they were moved to',
      '<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo>',
      '新',
    ],
  ])('%s', (_what, runs, text) => {
    expect(textsIn(read(`<w:p>${runs}</w:p>`))).toEqual([text]);
  });

  test('what a style hides isn’t there', () => {
    const styles =
      '<w:styles xmlns:w="w"><w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>';
    const body =
      '<w:p><w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>文</w:t></w:r></w:p>';
    expect(textsIn(readDocx(docxOf(body, { styles })))).toEqual(['文']);
  });

  test('the list of contents is no part of the report', () => {
    const styles =
      '<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="9"><w:name w:val="toc 1"/></w:style></w:styles>';
    const contents = paragraph('一、总体情况\t1', '<w:pStyle w:val="9"/>');
    const gallery = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('目录')}</w:sdtContent></w:sdt>`;
    const body = `${gallery}${contents}${paragraph('一、总体情况')}`;
    expect(textsIn(readDocx(docxOf(body, { styles })))).toEqual(['一、总体情况']);
  });

  test('text boxes are read once, those within others and in cells too', () => {
    const nested = box(`${paragraph('外')}<w:p>${box(paragraph('内'))}</w:p>`);
    expect(textsIn(read(`<w:p>${nested}</w:p>`))).toEqual(['外', '内']);
    const inCell = `<w:tc><w:p>${box(paragraph('框'))}<w:r><w:t>甲</w:t></w:r></w:p></w:tc>`;
    const document = read(table(row([inCell, cell('乙')])));
    expect(tablesIn(document).map(rowsOf)).toEqual([[['甲', '乙']]]);
    expect(textsIn(document)).toEqual(['框']);
  });
});

describe('what isn’t read is said', () => {
  test.each([
    ['an embedded workbook', '<w:p><w:r><w:object><o:OLEObject xmlns:o="o"/></w:object></w:r></w:p>', '嵌入'],
    ['another file within', '<w:altChunk r:id="a" xmlns:r="r"/>', '嵌入'],
    [
      'pictures where no table is',
      '<w:p><w:r><w:drawing><pic:pic xmlns:pic="p"/></w:drawing></w:r></w:p>',
      '图片',
    ],
  ])('%s', (_what, body, words) => {
    expect(read(body).notes).toEqual([expect.stringContaining(words)]);
  });

  test('a picture beside the tables is none of its figures', () => {
    const picture = '<w:p><w:r><w:drawing><pic:pic xmlns:pic="p"/></w:drawing></w:r></w:p>';
    expect(read(`${picture}${table(row([cell('1'), cell('2')]))}`).notes).toEqual([]);
  });

  test('its title is what its properties say; the day of its making is no day of publication', () => {
    const core =
      '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title> 年度报告 </dc:title><dcterms:created>2025-01-20T08:00:00Z</dcterms:created></cp:coreProperties>';
    expect(readDocx(docxOf('', { core })).meta).toEqual({ title: '年度报告', published: '' });
  });
});

describe('files made to break readers', () => {
  const deep = (tag: string, count: number): string => `<${tag}>`.repeat(count) + `</${tag}>`.repeat(count);

  test.each([
    ['a hundred thousand wrappers in each other', docxOf(deep('w:sdt', 100_000))],
    ['as many runs', docxOf(`<w:p>${deep('w:r', 100_000)}</w:p>`)],
    ['as many that end tags of others seem to close', docxOf('<w:sdt></w:p>'.repeat(100_000))],
    ['as many that a comment seems to close', docxOf('<w:sdt><!--</w:sdt>-->'.repeat(100_000))],
    ['a comment that ends where it begins', docxOf('<!--></w:p>-->')],
    ['as many that seem to stand in a value', docxOf(`<w:p "${'<w:sdt>'.repeat(100_000)}">`)],
    ['as many that seem to close themselves', docxOf('<w:sdt a=b/>'.repeat(100_000))],
    [
      'text boxes in each other without end',
      docxOf(deep('w:p><w:txbxContent', 1_000).replaceAll('</w:p><', '</')),
    ],
    ['a main text of many megabytes', docxOf(' '.repeat(40_000_000))],
    [
      'a main text that isn’t Word’s',
      zipSync({ 'word/document.xml': strToU8('<html><body>1</body></html>') }),
    ],
  ])('%s: refused in words', (_what, bytes) => {
    const begun = performance.now();
    expect(() => readDocx(bytes)).toThrow(UnreadableFile);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  test('text boxes in each other are read in time that grows with their number', () => {
    const boxes = '<w:p><w:r><w:txbxContent>'.repeat(60) + '</w:txbxContent></w:r></w:p>'.repeat(60);
    const begun = performance.now();
    expect(textsIn(read(boxes))).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
