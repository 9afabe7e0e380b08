import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReport } from '../../law/annual-report/reading/map-report.ts';
import { cellNames, getCell } from '../../law/annual-report/tables.ts';
import { writeHtmlPage, writeHtmlTable } from '../html-writer.ts';
import { distinctTables, sampleReport } from '../test/sample-report.ts';
import { readHtml } from './read-html.ts';
import { anyTable, cellsRead, cellsWritten } from './test/random-table.ts';
import { tablesIn } from './test/source-parts.ts';
import { UnreadableFile } from './unreadable-file.ts';

const TABLES = distinctTables();
const PAGE = writeHtmlPage(sampleReport(TABLES));
const BODY = /<body[^>]*>([\s\S]*)<\/body>/u.exec(PAGE)?.[1] ?? '';

const bytes = (html: string): Uint8Array => new TextEncoder().encode(html);
const missed = (html: string): string[] => {
  const { cells } = readReport(readHtml(bytes(html)));
  return cellNames().filter((name) => String(cells.get(name)?.value) !== String(getCell(TABLES, name)));
};

describe('each of 200 cells is read', () => {
  test.each([
    ['our own page', PAGE],
    ['a page of a CMS with menus around it', cms(BODY)],
    [
      'a page that lays everything out by tables',
      `<table><tr><td><table><tr><td width=200>栏目</td><td>${BODY}</td></tr></table></td></tr></table>`,
    ],
    ['what Word saves', asWord(PAGE)],
    ['a page whose tables have no rows of their own', PAGE.replaceAll(/<\/?t(?:head|body)>/gu, '')],
  ])('from %s', (_what, html) => {
    expect(missed(html)).toEqual([]);
  });

  test('from a page in GB 18030', () => {
    const gb = Buffer.concat([...PAGE].map((character) => gbOf(character)));
    const { cells } = readReport(readHtml(gb));
    expect(
      cellNames().filter((name) => String(cells.get(name)?.value) !== String(getCell(TABLES, name))),
    ).toEqual([]);
  });
});

test('menus, footers and what isn’t shown are no words of the report', () => {
  const { blocks, meta } = readHtml(bytes(cms(BODY)));
  const words = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).join('\n');
  for (const other of ['网站首页', '版权所有', '隐藏的字', '分享到']) expect(words).not.toContain(other);
  expect(words).toContain('本年度未收取信息处理费。');
  expect(meta).toEqual({ title: '石桥镇2024年年报', published: '2025-01-20 09:30' });
});

test('line breaks of the source are no breaks of a sentence', () => {
  const { blocks } = readHtml(bytes('<p>我镇收到\n   申请3件，\n办结3件。</p><p>A and\nB</p>'));
  expect(blocks).toEqual([
    { kind: 'text', text: '我镇收到申请3件，办结3件。', place: {} },
    { kind: 'text', text: 'A and B', place: {} },
  ]);
});

test('any table that the project writes is read, cell by cell, with its spans', () => {
  fc.assert(
    fc.property(anyTable, (spec) => {
      const [table] = tablesIn(readHtml(bytes(writeHtmlTable(spec, 'a'))));
      expect(table === undefined ? [] : cellsRead(table)).toEqual(cellsWritten(spec));
    }),
  );
});

describe('pages made to break readers', () => {
  test('spans beyond all measure are cut', () => {
    const [table] = readHtml(
      bytes(
        '<table><tr><td colspan=1000000000 rowspan=99999999>1</td><td>2</td></tr><tr><td>3</td></tr></table>',
      ),
    ).blocks;
    if (table?.kind !== 'table') throw new Error('a table');
    expect(table.columns).toBeLessThanOrEqual(200);
    expect(table.rows).toBe(2);
  });

  test.each([
    ['a hundred thousand elements in each other', `${'<div>'.repeat(100_000)}x`],
    ['ten thousand elements that nobody knows', `${'<x-y>'.repeat(10_000)}x`],
    ['tables in each other without end', '<table><tr><td>'.repeat(20_000)],
    ['a page of many megabytes', `<p>${'x'.repeat(12_000_001)}</p>`],
  ])('%s: refused in words', (_what, html) => {
    const begun = performance.now();
    expect(() => readHtml(bytes(html))).toThrow(UnreadableFile);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});

function cms(body: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>石桥镇2024年年报</title>
<meta name="PubDate" content="2025-01-20 09:30"><style>.x{color:red}</style></head><body>
<div class="header"><a href="/">网站首页</a></div><div class="nav"><ul><li>机构概况</li></ul></div>
<div class="main-wrap"><div class="location">您的位置：网站首页 &gt; 公开年报</div>
<div id="zoom" class="TRS_Editor">${body}</div><div style="display: none">隐藏的字</div><div class="share">分享到：微信</div></div>
<div class="footer">版权所有 石桥镇人民政府</div><script>var a = '<table><tr><td>1</td></tr></table>'</script></body></html>`;
}

/** Paragraphs in cells, styles, blanks that aren't blanks, line breaks within words. */
function asWord(page: string): string {
  return page
    .replaceAll(
      /<td([^>]*)>([^<]*)<\/td>/gu,
      '<td$1 style="border:solid 1pt"><p class=MsoNormal><span lang=EN-US>$2<o:p></o:p></span></p></td>',
    )
    .replaceAll(
      /<th([^>]*)>([^<]*)<\/th>/gu,
      (_, more: string, text: string) =>
        `<td${more}><p class=MsoNormal>${text.replace(/^(.{3})/u, '$1\n')}<o:p>&nbsp;</o:p></p></td>`,
    );
}

/** The bytes of a character in GB 18030, found by trying, since no encoder is at hand. */
function gbOf(character: string): Buffer {
  const known = GB.get(character);
  if (known !== undefined) return known;
  return character.codePointAt(0) === undefined || (character.codePointAt(0) ?? 0) < 128
    ? Buffer.from(character)
    : Buffer.from('?');
}

const GB: ReadonlyMap<string, Buffer> = new Map(
  Array.from({ length: 0xfe - 0x81 + 1 }, (_, high) => high + 0x81).flatMap((high) =>
    Array.from({ length: 0xfe - 0x40 + 1 }, (_, low) => low + 0x40)
      .filter((low) => low !== 0x7f)
      .map((low) => Buffer.from([high, low]))
      .map((pair): [string, Buffer] => [new TextDecoder('gb18030').decode(pair), pair])
      .filter(([character]) => [...character].length === 1),
  ),
);
