import { type PdfEngine, withPdfEngine } from '../readers/pdf-engine.ts';
import { UnreadableFile } from '../readers/unreadable-file.ts';

/** A page of an open PDF, drawn and with its characters. */
export interface OpenPage {
  /** From 1. */
  readonly number: number;
  /** In points, as it is shown. */
  readonly width: number;
  readonly height: number;
  readonly handle: number;
}

/** A character of a page, whether it is seen or not. */
export interface PdfCharacter {
  readonly text: string;
  /** In points from the page's lower left corner. */
  readonly box: {
    readonly left: number;
    readonly right: number;
    readonly bottom: number;
    readonly top: number;
  };
  /** Put in by the reader where the file only leaves a gap. */
  readonly generated: boolean;
  /** How it is drawn: 3 and 7 not at all. */
  readonly mode: number;
  /** Whether the file brings its shape along; Chinese ones that it doesn't can't be drawn here. */
  readonly drawable: boolean;
}

/** A page as points: one byte each of blue, green, red and nothing. */
export interface PageBitmap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const MOST_BYTES = 100 * 1024 * 1024;
const MOST_PAGES = 500;
const MOST_CHARACTERS = 200_000;
const MOST_POINTS = 16_000_000;
const BYTES_PER_POINT = 4;
const WHITE = 0xff_ff_ff_ff;
/** Letters up to here are in the fonts that PDFium brings along. */
const LATIN_END = 0x250;
const NEEDS_PASSWORD = 4;
const ANNOTATIONS = 1;
/** Blue, green, red and nothing, without a way to see through. */
const FORMAT_BGRX = 3;

/** Opens a PDF and gives its number of pages and a way to each. Throws `UnreadableFile`. */
export async function withPdf<Result>(
  bytes: Uint8Array,
  use: (engine: PdfEngine, document: number, pages: number) => Result,
): Promise<Result> {
  if (bytes.length > MOST_BYTES) throw new UnreadableFile('PDF 超过 100 MB，没有处理。请压缩图片后再试。');
  try {
    return await withPdfEngine((engine) => useDocument(engine, bytes, use));
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError)
      throw new UnreadableFile('PDF 已损坏或者结构异常，没有处理。', { cause: error });
    throw error;
  }
}

function useDocument<Result>(
  engine: PdfEngine,
  bytes: Uint8Array,
  use: (engine: PdfEngine, document: number, pages: number) => Result,
): Result {
  const { lib, heap } = engine;
  const { malloc, free } = lib.pdfium.wasmExports;
  const memory = malloc(Math.max(1, bytes.length));
  if (memory === 0) throw new UnreadableFile('PDF 太大，没有处理。');
  heap().set(bytes, memory);
  const document = lib.FPDF_LoadMemDocument(memory, bytes.length, '');
  try {
    if (document === 0)
      throw new UnreadableFile(
        lib.FPDF_GetLastError() === NEEDS_PASSWORD
          ? 'PDF 设置了打开密码，没有处理。请去掉密码后再试。'
          : 'PDF 已损坏或者没有传完，打不开。请在本机确认能打开后再试。',
      );
    const pages = lib.FPDF_GetPageCount(document);
    if (pages > MOST_PAGES) throw new UnreadableFile(`PDF 超过 ${MOST_PAGES} 页，没有处理。请分成几个文件。`);
    return use(engine, document, pages);
  } finally {
    if (document !== 0) lib.FPDF_CloseDocument(document);
    free(memory);
  }
}

/** Uses a page, counted from 1. Throws `UnreadableFile` where it is broken. */
export function withPage<Result>(
  { engine, document }: { engine: PdfEngine; document: number },
  number: number,
  use: (page: OpenPage) => Result,
): Result {
  const { lib } = engine;
  const handle = lib.FPDF_LoadPage(document, number - 1);
  if (handle === 0) throw new UnreadableFile(`PDF 第${number}页已损坏，没有处理。`);
  try {
    const [width, height] = [lib.FPDF_GetPageWidthF(handle), lib.FPDF_GetPageHeightF(handle)];
    return use({ number, width, height, handle });
  } finally {
    lib.FPDF_ClosePage(handle);
  }
}

/** All characters of a page in the order of its text. */
export function charactersOf(engine: PdfEngine, page: OpenPage): PdfCharacter[] {
  const { lib, room } = engine;
  const text = lib.FPDFText_LoadPage(page.handle);
  if (text === 0) return [];
  try {
    const count = lib.FPDFText_CountChars(text);
    if (count > MOST_CHARACTERS) throw new UnreadableFile(`PDF 第${page.number}页的文字过多，没有处理。`);
    const objects = new Map<number, Pick<PdfCharacter, 'mode' | 'drawable'>>();
    const characters: PdfCharacter[] = [];
    for (let index = 0; index < count; index += 1) {
      const code = lib.FPDFText_GetUnicode(text, index);
      const object = lib.FPDFText_GetTextObject(text, index);
      const drawn = objects.get(object) ?? drawingOf(engine, object);
      objects.set(object, drawn);
      const [left = 0, top = 0, right = 0, bottom = 0] = lib.FPDFText_GetLooseCharBox(text, index, room)
        ? engine.floats(4)
        : [];
      characters.push({
        text: code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD',
        box: {
          left: Math.min(left, right),
          right: Math.max(left, right),
          bottom: Math.min(bottom, top),
          top: Math.max(bottom, top),
        },
        generated: lib.FPDFText_IsGenerated(text, index) === 1,
        mode: drawn.mode,
        drawable: drawn.drawable || code < LATIN_END,
      });
    }
    return characters;
  } finally {
    lib.FPDFText_ClosePage(text);
  }
}

function drawingOf({ lib }: PdfEngine, object: number): Pick<PdfCharacter, 'mode' | 'drawable'> {
  if (object === 0) return { mode: 0, drawable: true };
  const font = lib.FPDFTextObj_GetFont(object);
  return {
    mode: lib.FPDFTextObj_GetTextRenderMode(object),
    drawable: font !== 0 && lib.FPDFFont_GetIsEmbedded(font) === 1,
  };
}

/** A rectangle of points. */
export interface PointBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a box of the page lies in a picture of it, however the page is turned. */
export function onBitmap(
  engine: PdfEngine,
  page: OpenPage,
  { box, size }: { box: PdfCharacter['box']; size: { readonly width: number; readonly height: number } },
): PointBox {
  const { lib, room } = engine;
  const corners = [
    [box.left, box.bottom],
    [box.right, box.top],
  ].map(([x = 0, y = 0]) => {
    lib.FPDF_PageToDevice(page.handle, 0, 0, size.width, size.height, 0, x, y, room, room + 4);
    const at = new DataView(engine.heap().buffer, room, 8);
    return [at.getInt32(0, true), at.getInt32(4, true)] as const;
  });
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** The size of a page's picture at so many points an inch, less where that would be too large. */
export function bitmapSize(page: OpenPage, dpi: number): { readonly width: number; readonly height: number } {
  const wanted = dpi / 72;
  const scale = Math.min(wanted, Math.sqrt(MOST_POINTS / Math.max(1, page.width * page.height)));
  return {
    width: Math.max(1, Math.round(page.width * scale)),
    height: Math.max(1, Math.round(page.height * scale)),
  };
}

/** Draws a page, with boxes painted over it in a colour (ARGB). */
export function drawPage(
  engine: PdfEngine,
  page: OpenPage,
  how: {
    readonly size: { readonly width: number; readonly height: number };
    readonly boxes: readonly PointBox[];
    readonly colour: number;
  },
): PageBitmap {
  const { lib } = engine;
  const { width, height } = how.size;
  const bitmap = lib.FPDFBitmap_CreateEx(width, height, FORMAT_BGRX, 0, 0);
  if (bitmap === 0) throw new UnreadableFile(`PDF 第${page.number}页太大，没有处理。`);
  try {
    lib.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    lib.FPDF_RenderPageBitmap(bitmap, page.handle, 0, 0, width, height, 0, ANNOTATIONS);
    for (const { left, top, right, bottom } of how.boxes)
      lib.FPDFBitmap_FillRect(bitmap, left, top, right - left, bottom - top, how.colour);
    const [at, stride] = [lib.FPDFBitmap_GetBuffer(bitmap), lib.FPDFBitmap_GetStride(bitmap)];
    if (stride !== width * BYTES_PER_POINT) throw new UnreadableFile('PDF 的页面无法绘制，没有处理。');
    // Drawing may have moved the heap.
    return { width, height, data: engine.heap().slice(at, at + stride * height) };
  } finally {
    lib.FPDFBitmap_Destroy(bitmap);
  }
}
