import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { cellNames, getCell } from '../../law/annual-report/tables.ts';
import { distinctTables, sampleReport } from '../test/sample-report.ts';
import { readOfd } from './read-ofd.ts';
import { makeOfd, packOfd } from './test/make-ofd.ts';
import { numbersIn, rowsOf, tablesIn, textsIn } from './test/source-parts.ts';
import { UnreadableFile } from './unreadable-file.ts';

const tables = distinctTables();
const report = sampleReport(tables);
const figures = cellNames().map((name) => String(getCell(tables, name)));

describe('a report as OFD', () => {
  test.each([
    ['drawn lines and grouped steps', {}],
    ['thin filled rectangles for lines', { filledLines: true }],
    ['text placed by a matrix with single steps', { matrices: true }],
  ])('all 200 figures are read where it has %s', (_, style) => {
    const document = readOfd(makeOfd(report, style));
    expect(numbersIn(document)).toEqual(figures);
    expect(document.notes).toEqual([]);
  });

  test('cells that reach over others are one, their words whole', () => {
    const [second, third] = tablesIn(readOfd(makeOfd(report)));
    expect(second?.cells[0]).toMatchObject({
      text: '第二十条第（一）项',
      colspan: 4,
      place: { page: 2, row: 1 },
    });
    const label = third?.cells.find((cell) => cell.text.replaceAll('\n', '') === '（三）不予公开');
    expect(label).toMatchObject({ rowspan: 8 });
  });

  test('paragraphs are whole and the title is known', () => {
    const document = readOfd(makeOfd(report));
    const narrative = report.blocks.flatMap((block) =>
      block.kind === 'paragraph' || block.kind === 'heading' ? [block.text] : [],
    );
    expect(textsIn(document)).toEqual(narrative);
    expect(document.meta.title).toBe(report.title);
  });
});

describe('what OFD writers do', () => {
  const text = (inner: string, attributes = ''): string =>
    `<ofd:TextObject Boundary="20 20 150 10" Size="4" ${attributes}>${inner}</ofd:TextObject>`;

  test('character references are replaced, and steps wider than digits part numbers', () => {
    const page = text('<ofd:TextCode X="0" Y="4" DeltaX="2 12 2">&#x31;&#50;34</ofd:TextCode>');
    expect(textsIn(readOfd(packOfd([page], '')))).toEqual(['12 34']);
  });

  test('a page’s template belongs to it', () => {
    const space = 'xmlns:ofd="http://www.ofdspec.org/2016"';
    const layer = (inner: string): string => `<ofd:Content><ofd:Layer>${inner}</ofd:Layer></ofd:Content>`;
    const files = {
      'OFD.xml': `<ofd:OFD ${space}><ofd:DocBody><ofd:DocRoot>/Doc/D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
      'Doc/D.xml': `<ofd:Document ${space}><ofd:CommonData><ofd:TemplatePage ID="7" BaseLoc="T.xml"/></ofd:CommonData><ofd:Pages><ofd:Page BaseLoc="P.xml"/></ofd:Pages></ofd:Document>`,
      'Doc/T.xml': `<ofd:Page ${space}>${layer(text('<ofd:TextCode X="0" Y="4">青岚区人民政府</ofd:TextCode>'))}</ofd:Page>`,
      'Doc/P.xml': `<ofd:Page ${space}><ofd:Template TemplateID="7"/>${layer(text('<ofd:TextCode X="0" Y="40">正文</ofd:TextCode>'))}</ofd:Page>`,
    };
    const packed = zipSync(
      Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])),
    );
    expect(textsIn(readOfd(packed))).toEqual(['青岚区人民政府', '正文']);
  });

  test('a table keeps blanks and odd signs as they stand', () => {
    const cell = (column: number, row: number, words: string): string =>
      `<ofd:PathObject Boundary="${20 + column * 30} ${20 + row * 10} 30 10"><ofd:AbbreviatedData>M 0 0 L 30 0 L 30 10 L 0 10 C</ofd:AbbreviatedData></ofd:PathObject>${
        words === ''
          ? ''
          : `<ofd:TextObject Boundary="${22 + column * 30} ${22 + row * 10} 26 6" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="g ${words.length} 4">${words}</ofd:TextCode></ofd:TextObject>`
      }`;
    const words = [
      ['甲', '', '—'],
      ['乙', '１２', '/'],
    ];
    const page = words.flatMap((line, row) => line.map((word, column) => cell(column, row, word))).join('');
    expect(tablesIn(readOfd(packOfd([page], ''))).map(rowsOf)).toEqual([words]);
  });
});

describe('an OFD that can’t be read', () => {
  const refused = (bytes: Uint8Array): string => {
    try {
      readOfd(bytes);
      return 'read';
    } catch (error) {
      if (error instanceof UnreadableFile) return error.message;
      throw error;
    }
  };

  test('a scan is said to be one', () => {
    const page = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="5"/>';
    expect(refused(packOfd([page], ''))).toContain('扫描件');
  });

  test('outlines without text are said to be drawn', () => {
    const page =
      '<ofd:PathObject Boundary="0 0 9 9"><ofd:AbbreviatedData>M 0 0 B 1 1 2 2 3 3</ofd:AbbreviatedData></ofd:PathObject>';
    expect(refused(packOfd([page], ''))).toContain('画成了图形');
  });

  test('a zip bomb is refused before it unpacks', () => {
    const bomb = zipSync({ 'OFD.xml': new Uint8Array(60 * 1024 * 1024) }, { level: 1 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const before = performance.now();
    expect(refused(bomb)).toContain('异常庞大');
    expect(performance.now() - before).toBeLessThan(500);
  });

  test('deep nesting and entities that multiply end in a refusal', () => {
    const deep = '<a>'.repeat(200_000);
    const entities = `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]><a>&b;&b;</a>`;
    for (const xml of [deep, entities])
      expect(refused(zipSync({ 'OFD.xml': strToU8(xml) }))).toContain('已损坏');
  });

  test('pages without number, endless steps and broken places do no harm', () => {
    const page =
      '<ofd:TextObject Boundary="x" Size="NaN"><ofd:TextCode X="0" DeltaX="g 999999999 1 g">一二三</ofd:TextCode></ofd:TextObject>';
    expect(refused(packOfd([page], ''))).toContain('没有可以读取的文字');
  });

  test('cut and changed files are read or refused, never anything else', () => {
    const good = makeOfd(report);
    let seed = 7;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    for (let round = 0; round < 50; round += 1) {
      const bytes = Uint8Array.from(good);
      for (let change = 0; change < 5; change += 1) bytes[random(bytes.length)] = random(256);
      expect(typeof refused(round % 5 === 0 ? bytes.subarray(0, random(bytes.length)) : bytes)).toBe(
        'string',
      );
    }
  });
});
