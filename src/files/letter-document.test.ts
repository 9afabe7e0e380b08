import { describe, expect, test } from 'vitest';
import { sampleFacts, sampleLetter } from '../law/letters/test/sample-letters.ts';
import { checkLetter } from '../law/letters/check-letter.ts';
import { LETTER_KINDS } from '../law/letters/letter-kinds.ts';
import { letterText } from '../law/letters/letter-text.ts';
import { writeReportDocx } from './docx-writer.ts';
import { writeHtmlFragment } from './html-writer.ts';
import { letterDocument } from './letter-document.ts';
import { writeReportPdf } from './pdf-writer.ts';
import { unspaced } from './test/parsed-document.ts';
import { docxPart, readDocx } from './test/read-docx.ts';
import { readPdf } from './test/read-pdf.ts';

const FRAME = { agencyName: '綦江区三角镇人民政府' };
const LETTERS = LETTER_KINDS.filter((kind) => kind.to !== 'file').map(({ key }) => key);

/** Lines without blanks, so that files can be compared with the letter. */
function bare(lines: readonly string[]): string[] {
  return lines.map(unspaced).filter((line) => line !== '');
}

describe('a letter on paper', () => {
  test.each(LETTERS)('%s reads the same in DOCX as it was written', async (kind) => {
    const letter = sampleLetter(kind);
    const { lines } = readDocx(await writeReportDocx(letterDocument(letter, FRAME)));
    expect(bare(lines)).toEqual(bare(letterText(letter).split('\n')));
    expect(checkLetter(lines.join('\n'), sampleFacts(kind))).toEqual([]);
  });

  test.each(['answer.deny.process', 'clarification', 'extension', 'thirdPartyInquiry'] as const)(
    '%s reads the same in PDF, on pages of A4',
    async (kind) => {
      const letter = sampleLetter(kind);
      const { lines, sizes } = await readPdf(await writeReportPdf(letterDocument(letter, FRAME)));
      expect(bare(lines)).toEqual(bare(letterText(letter).split('\n')));
      expect(new Set(sizes.map((size) => size.join('×')))).toEqual(new Set(['210×297']));
    },
  );

  test('keeps its seal and its text on one page', async () => {
    const { texts } = await readPdf(await writeReportPdf(letterDocument(sampleLetter('extension'), FRAME)));
    const last = unspaced(texts.at(-1) ?? '');
    expect(last).toContain('綦江区三角镇人民政府');
    expect(last.indexOf('联系地址')).toBeGreaterThanOrEqual(0);
  });

  test('has its 文号 in a red head once, where the office wants one', async () => {
    const document = letterDocument(sampleLetter('extension'), {
      ...FRAME,
      masthead: '綦江区三角镇人民政府',
    });
    const bytes = await writeReportDocx(document);
    const { lines } = readDocx(bytes);
    expect(lines.slice(0, 2)).toEqual(['綦江区三角镇人民政府', '三角公复〔2025〕3号']);
    expect(lines.filter((line) => line === '三角公复〔2025〕3号')).toHaveLength(1);
    expect(docxPart(bytes, 'word/document.xml')('w\\:color[w\\:val="C00000"]').length).toBeGreaterThan(0);
    const pdf = await readPdf(await writeReportPdf(document));
    expect(bare(pdf.lines).slice(0, 2)).toEqual(['綦江区三角镇人民政府', '三角公复〔2025〕3号']);
  });

  test('makes the same bytes every time', async () => {
    const document = letterDocument(sampleLetter('feeNotice'), FRAME);
    expect(await writeReportDocx(document)).toEqual(await writeReportDocx(document));
    expect(await writeReportPdf(document)).toEqual(await writeReportPdf(document));
  });
});

describe('a form', () => {
  test.each(['delivery', 'archiveIndex', 'searchRecord', 'registration', 'application'] as const)(
    '%s has the same tables in DOCX and PDF',
    async (kind) => {
      const document = letterDocument(sampleLetter(kind), FRAME);
      const docx = readDocx(await writeReportDocx(document));
      const pdf = await readPdf(await writeReportPdf(document));
      const cells = (tables: typeof docx.tables) =>
        tables.map((rows) => rows.map((row) => row.map((cell) => cell.text)));
      expect(cells(pdf.tables)).toEqual(cells(docx.tables));
      expect(docx.tables.length).toBeGreaterThan(0);
    },
  );

  test('lists the file piece by piece', async () => {
    const { tables } = readDocx(await writeReportDocx(letterDocument(sampleLetter('archiveIndex'), FRAME)));
    expect(tables[1]?.[0]?.map((cell) => cell.text)).toEqual(['序号', '材料名称', '文号', '日期', '页数']);
    expect(tables[1]).toHaveLength(6);
  });
});

test('a preview shows text as text', () => {
  const letter = sampleLetter('clarification', { 补正事项: '<script>alert(1)</script>' });
  const html = writeHtmlFragment(letterDocument(letter, FRAME), { titleLevel: 2 });
  expect(html).toContain('&lt;script&gt;');
  expect(html).not.toContain('<script>');
  expect(html).toContain('<p class="addressee">王某某：</p>');
});
