import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

/** A page as a camera would see it: four bytes a pixel, blue first. */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const WHITE = 0xff_ff_ff_ff;
const BYTES_PER_PIXEL = 4;

let loaded: Promise<WrappedPdfiumModule> | null = null;

async function pdfium(): Promise<WrappedPdfiumModule> {
  const { resolve } = createRequire(import.meta.url);
  const file = await readFile(resolve('@embedpdf/pdfium/pdfium.wasm'));
  const module = await init({ wasmBinary: Uint8Array.from(file).buffer });
  module.PDFiumExt_Init();
  return module;
}

/** Draws a page of a PDF, counted from 0, `scale` pixels a point. */
export async function pictureOfPdf(
  bytes: Uint8Array,
  wanted: { readonly page: number; readonly scale: number },
): Promise<PagePicture> {
  loaded ??= pdfium();
  const lib = await loaded;
  const { malloc, free } = lib.pdfium.wasmExports;
  const memory = malloc(bytes.length);
  heapOf(lib).set(bytes, memory);
  const document = lib.FPDF_LoadMemDocument(memory, bytes.length, '');
  const page = lib.FPDF_LoadPage(document, wanted.page);
  const width = Math.round(lib.FPDF_GetPageWidthF(page) * wanted.scale);
  const height = Math.round(lib.FPDF_GetPageHeightF(page) * wanted.scale);
  const bitmap = lib.FPDFBitmap_Create(width, height, 0);
  try {
    lib.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    lib.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0);
    const at = lib.FPDFBitmap_GetBuffer(bitmap);
    // Drawing may have moved the heap.
    return { width, height, data: heapOf(lib).slice(at, at + width * height * BYTES_PER_PIXEL) };
  } finally {
    lib.FPDFBitmap_Destroy(bitmap);
    lib.FPDF_ClosePage(page);
    lib.FPDF_CloseDocument(document);
    free(memory);
  }
}

function heapOf(lib: WrappedPdfiumModule): Uint8Array {
  // The heap is there, but the package's types don't say so.
  const heap: unknown = Reflect.get(lib.pdfium, 'HEAPU8');
  if (!(heap instanceof Uint8Array)) throw new Error('PDFium has no heap');
  return heap;
}
