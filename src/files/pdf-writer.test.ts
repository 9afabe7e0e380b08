import { describe, expect, test } from 'vitest';
import { cellNames, getCell } from '../law/annual-report/tables.ts';
import { writeReportPdf } from './pdf-writer.ts';
import { figuresIn, unspaced } from './test/parsed-document.ts';
import { readPdf } from './test/read-pdf.ts';
import { distinctTables, sampleReport } from './test/sample-report.ts';

const tables = distinctTables();
const bytes = await writeReportPdf(sampleReport(tables));
const pdf = await readPdf(bytes);
const expected = new Map(cellNames().map((name) => [name, String(getCell(tables, name))]));

describe('a report as PDF', () => {
  test('holds each of the 200 figures under its headings, as a screen reader is given them', () => {
    expect(new Map([...figuresIn(pdf)].toSorted())).toEqual(new Map([...expected].toSorted()));
  });

  test('holds the text as text, rare characters too, in headings of three levels', () => {
    expect(unspaced(pdf.lines[0] ?? '')).toBe('云溪市青岚区石桥镇人民政府2024年政府信息公开工作年度报告');
    const text = pdf.lines.join('\n').replace(/[^\S\n]/g, '');
    expect(text).toContain(
      '申请人䶮某等来信咨询新材料“𬭚”的事项，已按程序答复；A<B&“C>D”一类符号照原样印出。',
    );
    expect(pdf.tags.filter((tag) => tag === 'H1')).toHaveLength(1);
    expect(pdf.tags.filter((tag) => tag === 'H2')).toHaveLength(6);
    expect(pdf.tags.filter((tag) => tag === 'H3')).toHaveLength(3);
    expect(pdf.lines.slice(-2).map(unspaced)).toEqual(['云溪市青岚区石桥镇人民政府', '2025年1月20日']);
  });

  test('has A4 pages with their numbers, and the head of the long table on each page it goes on', () => {
    expect(pdf.pages).toBe(3);
    for (const [index, text] of pdf.texts.entries()) {
      expect(pdf.sizes[index]).toEqual([210, 297]);
      expect(text).toContain(`— ${index + 1} —`);
    }
    const heads = pdf.texts.map((text) => text.split('法人或其他组织').length - 1);
    expect(heads).toEqual([0, 1, 1]);
    // Printed again, but read once.
    expect(pdf.tags.filter((tag) => tag === 'THead')).toHaveLength(2);
  });

  test('never ends a page within a group of rows: the group’s heading stands with all of them', () => {
    const [, second = '', third = ''] = pdf.texts;
    for (const [heading, last] of [
      ['予公开', '8.属于行政查询事项'],
      ['法提供', '3.补正后申请内容仍不明确'],
      ['予处理', '5.要求行政机关确认'],
      ['他处理', '3.其他'],
    ] as const) {
      expect([second, third].filter((page) => page.includes(heading) && page.includes(last))).toHaveLength(1);
    }
  });

  test('is a tagged PDF/A-2a with its language, colours and fonts; it is the same bytes every time', async () => {
    const raw = bytes.toString('latin1');
    expect(raw).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(raw).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(raw).toContain('/OutputIntents');
    expect(raw).toContain('/StructTreeRoot');
    expect(raw).toMatch(/\/Lang\s*\(zh-CN\)/i);
    expect(raw).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/);
    expect(raw.match(/\/FontFile[23]? /g)?.length).toBeGreaterThan(3);
    expect(await writeReportPdf(sampleReport(distinctTables()))).toEqual(bytes);
  });

  test('without a day is tagged all the same, as PDF/UA', async () => {
    const undated = await writeReportPdf({
      title: '申请表',
      agencyName: '某镇人民政府',
      blocks: [{ kind: 'paragraph', text: '空白表' }],
    });
    const raw = undated.toString('latin1');
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(raw).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/);
  });

  test('takes hostile text as text: code of the typesetter, markup, control characters', async () => {
    const hostile =
      '#panic("x") $x$ *b* _i_ `c` \\ @ref <label> [#read("/etc/passwd")] "end\u0000\u0007\uD800';
    const printed = '#panic("x") $x$ *b* _i_ `c` \\ @ref <label> [#read("/etc/passwd")] "end';
    const written = await readPdf(
      await writeReportPdf({
        title: hostile,
        agencyName: hostile,
        blocks: [
          { kind: 'heading', level: 1, text: hostile },
          { kind: 'paragraph', text: hostile },
          { kind: 'signature', agency: hostile, date: '2025-01-20' },
        ],
      }),
    );
    expect(written.lines.map(unspaced).filter((line) => line.startsWith(unspaced(printed)))).toHaveLength(4);
  });

  test('many at once come out right and apart from each other', async () => {
    const names = Array.from({ length: 6 }, (_, index) => `第${index + 1}镇人民政府`);
    const made = await Promise.all(
      names.map(async (name, index) =>
        writeReportPdf(sampleReport(distinctTables({ factor: index + 1 }), name)),
      ),
    );
    for (const [index, file] of made.entries()) {
      const read = await readPdf(file);
      expect(unspaced(read.lines[0] ?? '')).toContain(names[index]);
      expect(figuresIn(read).get('t3.new.natural')).toBe(String(11 * (index + 1)));
    }
  });
});
