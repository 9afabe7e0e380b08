import { writeReportDocx } from '../../../src/files/docx-writer.ts';
import { writeHtmlPage } from '../../../src/files/html-writer.ts';
import { writeReportPdf } from '../../../src/files/pdf-writer.ts';
import { makeOfd } from '../../../src/files/readers/test/make-ofd.ts';
import { BROWSER, OFFICE, printDocx, printHtml } from '../../../src/files/readers/test/print-pdf.ts';
import type { ReportDocument } from '../../../src/files/report-document.ts';
import { withDividedColumns, withHalvesBeside, withTurnedTable } from './arranged-tables.ts';
import { gb18030 } from './gb18030.ts';
import { plainPage, portalPage, wordPage } from './html.ts';
import { type Layout, utf8 } from './layout.ts';
import { savedBy } from './office.ts';
import { bookBytes, csvOf, oneSheet, sheetPerTable } from './sheets.ts';
import { withSplitTables } from './split-tables.ts';
import { drawnTables, flattenedGlued, flattenedWithBlanks, oneCellALine, tabSeparated } from './text.ts';
import { type PdfLook, typesetPdf } from './typeset-pdf.ts';

/** All ways in which reports are laid out. */
export const LAYOUTS: readonly Layout[] = [
  cheap('html-own', 'html', (document) => utf8(writeHtmlPage(document))),
  cheap('html-word', 'htm', (document) => utf8(wordPage(document))),
  cheap('html-portal', 'html', (document) => utf8(portalPage(document))),
  cheap('html-split', 'html', (document) => utf8(plainPage(split(document, false)))),
  cheap('html-split-headings', 'html', (document) => utf8(portalPage(split(document, true)))),
  {
    ...cheap('html-blank-zeros', 'html', (document) => utf8(plainPage(document, { blankZeros: true }))),
    loses: 'zeros',
  },
  cheap('html-turned', 'html', (document) => utf8(plainPage(withTurnedTable(document)))),
  cheap('html-divided-columns', 'html', (document) => utf8(portalPage(withDividedColumns(document)))),
  cheap('html-halves-beside', 'html', (document) => utf8(plainPage(withHalvesBeside(document)))),
  cheap('html-gb18030', 'html', (document) => gb18030(plainPage(document, { charset: 'gb2312' }))),
  cheap('docx-own', 'docx', async (document) => writeReportDocx(document)),
  cheap('docx-split', 'docx', async (document) => writeReportDocx(split(document, true))),
  cheap('xlsx-one-sheet', 'xlsx', (document) => bookBytes(oneSheet(document), 'xlsx')),
  cheap('xlsx-sheet-per-table', 'xlsx', (document) => bookBytes(sheetPerTable(document), 'xlsx')),
  cheap('xls', 'xls', (document) => bookBytes(oneSheet(document), 'biff8')),
  cheap('ods', 'ods', (document) => bookBytes(sheetPerTable(document), 'ods')),
  cheap('csv-utf8', 'csv', (document) => utf8(`\uFEFF${csvOf(oneSheet(document))}`)),
  cheap('csv-gb18030', 'csv', (document) => gb18030(csvOf(oneSheet(document)))),
  cheap('ofd', 'ofd', (document) => makeOfd(document)),
  cheap('ofd-filled-lines', 'ofd', (document) => makeOfd(document, { filledLines: true, matrices: true })),
  cheap('txt-cell-a-line', 'txt', (document) => utf8(oneCellALine(document))),
  cheap('txt-drawn', 'txt', (document) => utf8(drawnTables(document))),
  cheap('txt-tabs', 'txt', (document) => utf8(tabSeparated(document))),
  cheap('txt-tabs-gb18030', 'txt', (document) => gb18030(tabSeparated(document))),
  { ...cheap('txt-blanks', 'txt', (document) => utf8(flattenedWithBlanks(document))), loses: 'looks' },
  { ...cheap('txt-glued', 'txt', (document) => utf8(flattenedGlued(document))), loses: 'looks' },
  { ...cheap('pdf-own', 'pdf', async (document) => writeReportPdf(document)), cost: 'dear' },
  typesetAs('pdf-unruled', {}),
  { ...typesetAs('pdf-unruled-blank-zeros', { blankZeros: true, figures: 'right' }), loses: 'zeros' },
  typesetAs('pdf-unruled-long', { inset: 9 }),
  typesetAs('pdf-dashed-watermark', {
    stroke: '(thickness: 2pt, dash: (4.5pt, 4pt))',
    inset: 6,
    watermark: '样本2024',
  }),
  office('docx-office', 'docx', async (document) => savedBy(await saved(document, 'odt'), 'odt', 'docx')),
  office('doc', 'doc', async (document) => saved(document, 'doc')),
  office('rtf', 'rtf', async (document) => saved(document, 'rtf')),
  office('html-office', 'html', async (document) => saved(document, 'html')),
  office('pdf-office', 'pdf', async (document) => printDocx(await writeReportDocx(document))),
  {
    ...office('pdf-browser', 'pdf', async (document) => printHtml(writeHtmlPage(document))),
    cost: 'browser',
  },
  {
    ...office('pdf-browser-word', 'pdf', async (document) => printHtml(wordPage(document))),
    cost: 'browser',
  },
];

/** Whether what a layout needs is installed. */
export function isPossible({ cost }: Layout): boolean {
  if (cost === 'office') return OFFICE !== undefined;
  return cost !== 'browser' || BROWSER !== undefined;
}

function cheap(name: string, extension: string, write: Layout['write']): Layout {
  return { name, extension, loses: 'nothing', cost: 'cheap', write };
}

function typesetAs(name: string, look: PdfLook): Layout {
  return { ...cheap(name, 'pdf', (document) => typesetPdf(document, look)), cost: 'dear' };
}

function office(name: string, extension: string, write: Layout['write']): Layout {
  return { name, extension, loses: 'nothing', cost: 'office', write };
}

function split(document: ReportDocument, headings: boolean): ReportDocument {
  return withSplitTables(document, headings ? 9 : 7, { headings, labels: headings });
}

async function saved(document: ReportDocument, to: string): Promise<Uint8Array> {
  return savedBy(await writeReportDocx(document), 'docx', to);
}
