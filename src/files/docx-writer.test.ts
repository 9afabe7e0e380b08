import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import { cellNames, getCell } from '../law/annual-report/tables.ts';
import { writeReportDocx } from './docx-writer.ts';
import { figuresIn } from './test/parsed-document.ts';
import { docxPart, readDocx } from './test/read-docx.ts';
import { readHtml } from './test/read-html.ts';
import { distinctTables, sampleReport } from './test/sample-report.ts';

const tables = distinctTables();
const report = sampleReport(tables);
const bytes = await writeReportDocx(report);
const $ = docxPart(bytes, 'word/document.xml');
const expected = new Map(cellNames().map((name) => [name, String(getCell(tables, name))]));

/** Twips for millimetres. */
const twips = (mm: number): string => String(Math.round((mm / 25.4) * 1440));

describe('a report as a Word file', () => {
  test('holds each of the 200 figures under its headings, as Word reads its merged cells', () => {
    expect(new Map([...figuresIn(readDocx(bytes))].toSorted())).toEqual(new Map([...expected].toSorted()));
  });

  test('holds them too as another reader of Word files sees them', async () => {
    const { value } = await mammoth.convertToHtml({ buffer: bytes });
    expect(new Map([...figuresIn(readHtml(value))].toSorted())).toEqual(new Map([...expected].toSorted()));
  });

  test('holds the text in order, with the parts’ titles and the signature', () => {
    const { lines } = readDocx(bytes);
    expect(lines[0]).toBe('云溪市青岚区石桥镇人民政府\n2024年政府信息公开工作年度报告');
    expect(lines.filter((line) => /^[一二三四五六]、/.test(line))).toEqual([
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ]);
    expect(lines.slice(-2)).toEqual(['云溪市青岚区石桥镇人民政府', '2025年1月20日']);
    expect(lines.some((line) => line.includes('申请人䶮某等来信咨询新材料“𬭚”的事项'))).toBe(true);
  });

  test('has the page of GB/T 9704: A4, margins 37, 35, 28 and 26 mm, numbers outside on odd and even pages', () => {
    const page = $('w\\:sectPr');
    expect(page.find('w\\:pgSz').attr()).toMatchObject({ 'w:w': twips(210), 'w:h': twips(297) });
    expect(page.find('w\\:pgMar').attr()).toMatchObject({
      'w:top': twips(37),
      'w:bottom': twips(35),
      'w:left': twips(28),
      'w:right': twips(26),
    });
    const footers = page.find('w\\:footerReference').toArray();
    expect(footers.map((one) => $(one).attr('w:type')).toSorted()).toEqual(['default', 'even']);
    expect(docxPart(bytes, 'word/settings.xml')('w\\:evenAndOddHeaders')).toHaveLength(1);
    const sides = ['word/footer1.xml', 'word/footer2.xml'].map((name) => {
      const footer = docxPart(bytes, name);
      expect(footer('w\\:instrText').text()).toBe('PAGE');
      return footer('w\\:jc').attr('w:val');
    });
    expect(new Set(sides)).toEqual(new Set(['right', 'left']));
  });

  test('sets 仿宋 of 16 points in lines of exactly 28, headings in 黑体 and 楷体, its title in 小标宋 of 22', () => {
    const styles = docxPart(bytes, 'word/styles.xml');
    const of = (style: string) =>
      styles(style === '' ? 'w\\:docDefaults' : `w\\:style[w\\:styleId="${style}"]`);
    const font = (style: string) => of(style).find('w\\:rFonts').attr('w:eastAsia');
    expect(['', 'Title', 'Heading1', 'Heading2'].map(font)).toEqual([
      '仿宋_GB2312',
      '方正小标宋_GBK',
      '黑体',
      '楷体_GB2312',
    ]);
    expect(of('').find('w\\:sz').attr('w:val')).toBe('32');
    expect(of('Title').find('w\\:sz').attr('w:val')).toBe('44');
    expect(of('').find('w\\:spacing').attr()).toMatchObject({ 'w:line': '560', 'w:lineRule': 'exact' });
    const others = docxPart(bytes, 'word/fontTable.xml');
    expect(others('w\\:font[w\\:name="仿宋_GB2312"] w\\:altName').attr('w:val')).toContain('仿宋,FangSong');
  });

  test('repeats the head rows of tables three and four, keeps rows whole and small groups together', () => {
    const rows = $('w\\:tbl')
      .toArray()
      .map((table) => $(table).children('w\\:tr').toArray());
    const heads = rows.map(
      (table) => table.filter((row) => $(row).find('w\\:trPr > w\\:tblHeader').length > 0).length,
    );
    expect(heads).toEqual([0, 3, 3]);
    for (const row of rows.flat()) expect($(row).find('w\\:trPr > w\\:cantSplit')).toHaveLength(1);
    const stays = rows.map((table) => table.map((row) => $(row).find('w\\:keepNext').length > 0));
    // Short tables are never cut; in the long one a page may end before and after a group, not within.
    expect(stays[0]).toEqual(Array.from({ length: 14 }, (_, row) => row < 13));
    expect(stays[2]).toEqual([true, true, true, false]);
    const breaks = (stays[1] ?? []).flatMap((stay, row) => (stay ? [] : [row]));
    expect(breaks).toEqual([2, 3, 4, 5, 6, 14, 17, 22, 25, 26, 27]);
  });

  test('has tables as wide as the text, with fixed columns, frames and captions', () => {
    for (const table of $('w\\:tbl').toArray()) {
      const properties = $(table).children('w\\:tblPr');
      expect(properties.find('w\\:tblLayout').attr('w:type')).toBe('fixed');
      const widths = $(table)
        .find('w\\:tblGrid > w\\:gridCol')
        .toArray()
        .map((column) => Number($(column).attr('w:w')));
      const sum = widths.reduce((total, width) => total + width, 0);
      expect(Math.abs(sum - Number(twips(156)))).toBeLessThanOrEqual(2);
      expect(properties.find('w\\:tblBorders').children()).toHaveLength(6);
      expect(properties.find('w\\:tblCaption').attr('w:val')).toMatch(/统计表$/);
    }
  });

  test('is the same bytes every time, on every day', async () => {
    expect(await writeReportDocx(sampleReport(distinctTables()))).toEqual(bytes);
    const core = docxPart(bytes, 'docProps/core.xml');
    expect(core('dcterms\\:created').text()).toBe('2025-01-20T00:00:00Z');
    expect(core('dc\\:title').text()).toBe('云溪市青岚区石桥镇人民政府2024年政府信息公开工作年度报告');
  });

  test('takes hostile text as text: markup, entities, control characters, halves of characters', async () => {
    const hostile = ']]></w:t></w:r><w:p/>&amp;<!-- -->\u0000\u0007\uFFFF\uD800"\'';
    const written = await writeReportDocx({
      title: `标题${hostile}`,
      agencyName: `机关${hostile}`,
      blocks: [
        { kind: 'heading', level: 1, text: hostile },
        { kind: 'paragraph', text: `{{x}}\n${hostile}` },
        { kind: 'signature', agency: hostile, date: '2025-01-20' },
      ],
    });
    const parts = Object.entries(unzipSync(written)).filter(([name]) => /\.(xml|rels)$/.test(name));
    expect(parts.length).toBeGreaterThan(8);
    for (const [, part] of parts) {
      const xml = new TextDecoder('utf-8', { fatal: true }).decode(part);
      // eslint-disable-next-line no-control-regex -- what no XML may hold
      expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
    }
    expect(readDocx(written).lines).toContain(`{{x}}\n]]></w:t></w:r><w:p/>&amp;<!-- -->"'`);
  });
});
