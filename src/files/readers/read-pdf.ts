import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import { type PdfEngine, ROOM, withPdfEngine } from './pdf-engine.ts';
import { type PdfPage, readPdfPage } from './pdf-page.ts';
import { blocksOf } from './page-blocks.ts';
import { TextlessFile, UnreadableFile } from './unreadable-file.ts';

const MOST_BYTES = 100 * 1024 * 1024;
const MOST_PAGES = 300;
const MOST_CHARACTERS = 500_000;
/** What FPDF_GetLastError says of a file that wants a password, or that is protected in a way PDFium doesn't know. */
const NEEDS_PASSWORD = 4;
const UNKNOWN_PROTECTION = 5;
/** More characters than this share without a code make a text worthless. */
const MOST_NAMELESS = 0.3;
/** Fewer characters a page, with pictures on it, and it is a scan with a stamp. */
const LEAST_CHARACTERS = 20;

/**
 * Reads the text and the tables of a PDF. Throws `UnreadableFile` when it is broken, has a password, consists of pictures or is
 * far larger than any report.
 */
export async function readPdf(bytes: Uint8Array): Promise<SourceDocument> {
  if (bytes.length > MOST_BYTES)
    throw new UnreadableFile('PDF 超过 100 MB，没有读取。请压缩图片后重新提供。');
  try {
    const { pages, broken, title } = await withPdfEngine((engine) => readPages(engine, bytes));
    refuseWithoutText(pages);
    const { blocks, notes } = blocksOf(pages.map((page) => page.ink));
    return {
      format: 'pdf',
      blocks,
      meta: { title, published: '' },
      notes: [...broken.map((page) => `第${page}页已损坏，没有读出。`), ...pages.flatMap(notesOf), ...notes],
    };
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) throw damaged();
    throw error;
  }
}

interface PdfRead {
  readonly pages: readonly PdfPage[];
  /** Numbers of pages that can't be read. */
  readonly broken: readonly number[];
  readonly title: string;
}

function readPages(engine: PdfEngine, bytes: Uint8Array): PdfRead {
  const { lib } = engine;
  const { malloc, free } = lib.pdfium.wasmExports;
  const memory = malloc(Math.max(1, bytes.length));
  if (memory === 0) throw new UnreadableFile('PDF 太大，没有读取。');
  engine.heap().set(bytes, memory);
  const document = lib.FPDF_LoadMemDocument(memory, bytes.length, '');
  try {
    if (document === 0) throw refusal(lib.FPDF_GetLastError());
    return { ...readAll(engine, document), title: titleOf(engine, document) };
  } finally {
    if (document !== 0) lib.FPDF_CloseDocument(document);
    free(memory);
  }
}

function readAll(engine: PdfEngine, document: number): Omit<PdfRead, 'title'> {
  const count = engine.lib.FPDF_GetPageCount(document);
  if (count > MOST_PAGES)
    throw new UnreadableFile(`PDF 有 ${count} 页，超过 ${MOST_PAGES} 页，没有读取。请分成几个文件。`);
  const pages: PdfPage[] = [];
  const broken: number[] = [];
  let characters = 0;
  for (let index = 0; index < count; index += 1) {
    const page = readPdfPage(engine, document, index);
    if (page === null) broken.push(index + 1);
    else pages.push(page);
    characters += page?.ink.glyphs.length ?? 0;
    if (characters > MOST_CHARACTERS) throw new UnreadableFile('PDF 文字过多，没有读取。请分成几个文件。');
  }
  if (pages.length === 0) throw damaged();
  return { pages, broken };
}

function refuseWithoutText(pages: readonly PdfPage[]): void {
  const inked = pages.flatMap((page) => page.ink.glyphs).filter((glyph) => glyph.text.trim() !== '').length;
  const nameless = pages.reduce((sum, page) => sum + page.nameless, 0);
  if (inked < LEAST_CHARACTERS * pages.length && pages.some((page) => page.hasPicture)) {
    throw new TextlessFile(
      'PDF 是扫描件或图片，没有可以读取的文字。请提供由 Word、WPS 等直接导出的原件，或者用文字识别软件转换、逐格核对后再提供。',
    );
  }
  if (inked === 0) throw new TextlessFile('PDF 中没有文字。请检查是否选错了文件。');
  if (nameless > MOST_NAMELESS * inked) {
    throw new TextlessFile(
      'PDF 的字体没有写明每个字形对应的文字，读出来是乱码。请提供 Word、WPS 原件，或者重新导出 PDF。',
    );
  }
}

function notesOf(page: PdfPage): string[] {
  const { page: number } = page.ink;
  const inked = page.ink.glyphs.length;
  return [
    ...(page.hidden > inked / 2
      ? [`第${number}页的文字是扫描图片上由识别软件加上的，可能有错字错数，请对照原件逐格核对。`]
      : []),
    ...(inked === 0 && page.hasPicture ? [`第${number}页是图片，没有可以读取的文字。`] : []),
    ...(page.nameless > 0 ? [`第${number}页有${page.nameless}个字没有写明是什么字，没有读出。`] : []),
    ...(page.leaning > 0 ? [`第${number}页有${page.leaning}个斜排或转向的字，没有读出。`] : []),
  ];
}

function titleOf({ lib, room }: PdfEngine, document: number): string {
  const length = lib.FPDF_GetMetaText(document, 'Title', room, ROOM);
  return length > 2 && length <= ROOM ? lib.pdfium.UTF16ToString(room).trim() : '';
}

function refusal(code: number): UnreadableFile {
  if (code === NEEDS_PASSWORD) return new UnreadableFile('PDF 设置了打开密码，请去掉密码后重新提供。');
  if (code === UNKNOWN_PROTECTION)
    return new UnreadableFile('PDF 采用了无法识别的加密方式，请提供没有加密的文件。');
  return damaged();
}

function damaged(): UnreadableFile {
  return new UnreadableFile('文件不是 PDF，或者已损坏、没有传完，打不开。请在本机确认能打开后重新提供。');
}
