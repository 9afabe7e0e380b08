import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { type ParsedCell, type ParsedDocument, unspaced } from './parsed-document.ts';

/** An element of a PDF's tags: what a screen reader is given. */
interface Tag {
  readonly type: string;
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly children: readonly Tag[];
}

/** A PDF read back by its tags, and what stands in it beside them. */
export type ParsedPdf = ParsedDocument & {
  readonly pages: number;
  /** Width and height of each page in millimetres. */
  readonly sizes: readonly (readonly [number, number])[];
  /** Everything printed on each page, the page number too. */
  readonly texts: readonly string[];
  /** Types of all tags, in order. */
  readonly tags: readonly string[];
};

const ROOM = 1 << 16;
const TEXT_OBJECT = 1;
const POINTS_PER_MM = 72 / 25.4;

let loaded: Promise<WrappedPdfiumModule> | null = null;

async function pdfium(): Promise<WrappedPdfiumModule> {
  const { resolve } = createRequire(import.meta.url);
  const file = await readFile(resolve('@embedpdf/pdfium/pdfium.wasm'));
  const module = await init({ wasmBinary: Uint8Array.from(file).buffer });
  module.PDFiumExt_Init();
  return module;
}

/** Reads a PDF by its tags, page by page; a table that goes on over a page becomes one again. */
export async function readPdf(bytes: Uint8Array): Promise<ParsedPdf> {
  loaded ??= pdfium();
  const lib = await loaded;
  const { malloc, free } = lib.pdfium.wasmExports;
  const memory = malloc(bytes.length);
  const room = malloc(ROOM);
  // The heap is there, but the package's types don't say so.
  const heap: unknown = Reflect.get(lib.pdfium, 'HEAPU8');
  if (!(heap instanceof Uint8Array)) throw new Error('PDFium has no heap');
  heap.set(bytes, memory);
  const document = lib.FPDF_LoadMemDocument(memory, bytes.length, '');
  try {
    if (document === 0) throw new Error('the PDF can’t be opened');
    const count = lib.FPDF_GetPageCount(document);
    const pages = Array.from({ length: count }, (_, page) => readPage(lib, { document, page, room }));
    const tags = pages.flatMap((page) => page.tags);
    return {
      pages: count,
      sizes: pages.map((page) => page.size),
      texts: pages.map((page) => page.text),
      tags: tags.flatMap(typesIn),
      lines: tags.flatMap(linesIn).filter((line) => line !== ''),
      tables: tablesOn(pages.map((page) => page.tags)),
    };
  } finally {
    lib.FPDF_CloseDocument(document);
    free(room);
    free(memory);
  }
}

interface PageRead {
  readonly tags: readonly Tag[];
  readonly size: readonly [number, number];
  readonly text: string;
}

function readPage(lib: WrappedPdfiumModule, at: { document: number; page: number; room: number }): PageRead {
  const page = lib.FPDF_LoadPage(at.document, at.page);
  const characters = lib.FPDFText_LoadPage(page);
  const read = (fill: (room: number, length: number) => number): string =>
    fill(at.room, ROOM) > 2 ? lib.pdfium.UTF16ToString(at.room) : '';
  const byContent = new Map<number, string>();
  for (let index = 0; index < lib.FPDFPage_CountObjects(page); index += 1) {
    const object = lib.FPDFPage_GetObject(page, index);
    if (lib.FPDFPageObj_GetType(object) !== TEXT_OBJECT) continue;
    const id = lib.FPDFPageObj_GetMarkedContentID(object);
    const text = read((room, length) => lib.FPDFTextObj_GetText(object, characters, room, length));
    byContent.set(id, (byContent.get(id) ?? '') + text);
  }
  const tree = lib.FPDF_StructTree_GetForPage(page);
  const roots = Array.from({ length: lib.FPDF_StructTree_CountChildren(tree) }, (_, index) =>
    readTag(lib, lib.FPDF_StructTree_GetChildAtIndex(tree, index), { byContent, read, room: at.room }),
  );
  const size = [
    Math.round(lib.FPDF_GetPageWidthF(page) / POINTS_PER_MM),
    Math.round(lib.FPDF_GetPageHeightF(page) / POINTS_PER_MM),
  ] as const;
  const length = lib.FPDFText_CountChars(characters);
  lib.FPDFText_GetText(characters, 0, length, at.room);
  const text = lib.pdfium.UTF16ToString(at.room);
  lib.FPDF_StructTree_Close(tree);
  lib.FPDFText_ClosePage(characters);
  lib.FPDF_ClosePage(page);
  return { tags: roots.flatMap((root) => (root.type === 'Document' ? root.children : [root])), size, text };
}

function readTag(
  lib: WrappedPdfiumModule,
  element: number,
  from: {
    byContent: ReadonlyMap<number, string>;
    read: (fill: (room: number, length: number) => number) => string;
    room: number;
  },
): Tag {
  const texts: string[] = [];
  const children: Tag[] = [];
  for (let index = 0; index < lib.FPDF_StructElement_CountChildren(element); index += 1) {
    const content = lib.FPDF_StructElement_GetChildMarkedContentID(element, index);
    const child = lib.FPDF_StructElement_GetChildAtIndex(element, index);
    if (content >= 0) texts.push(from.byContent.get(content) ?? '');
    else if (child !== 0) children.push(readTag(lib, child, from));
  }
  return {
    type: from.read((room, length) => lib.FPDF_StructElement_GetType(element, room, length)),
    text: texts.join(''),
    colSpan: spanOf(lib, element, { name: 'ColSpan', room: from.room }),
    rowSpan: spanOf(lib, element, { name: 'RowSpan', room: from.room }),
    children,
  };
}

function spanOf(lib: WrappedPdfiumModule, element: number, wanted: { name: string; room: number }): number {
  for (let index = 0; index < lib.FPDF_StructElement_GetAttributeCount(element); index += 1) {
    const attributes = lib.FPDF_StructElement_GetAttributeAtIndex(element, index);
    const value = lib.FPDF_StructElement_Attr_GetValue(attributes, wanted.name);
    if (value !== 0 && lib.FPDF_StructElement_Attr_GetNumberValue(value, wanted.room))
      return lib.pdfium.getValue(wanted.room, 'float');
  }
  return 1;
}

function typesIn(tag: Tag): string[] {
  return [tag.type, ...tag.children.flatMap(typesIn)];
}

function linesIn(tag: Tag): string[] {
  if (tag.type === 'Table') return [];
  return [tag.text.trim(), ...tag.children.flatMap(linesIn)];
}

/** A table without a head that begins a page goes on from the page before. */
function tablesOn(pages: readonly (readonly Tag[])[]): ParsedCell[][][] {
  const tables: ParsedCell[][][] = [];
  for (const tags of pages) {
    for (const [index, tag] of tags.entries()) {
      if (tag.type !== 'Table') continue;
      const rows = rowsIn(tag);
      const before = tables.at(-1);
      if (index === 0 && before !== undefined && !typesIn(tag).includes('THead')) before.push(...rows);
      else tables.push(rows);
    }
  }
  return tables;
}

function rowsIn(tag: Tag): ParsedCell[][] {
  if (tag.type !== 'TR') return tag.children.flatMap(rowsIn);
  return [
    tag.children.map((cell) => ({
      text: unspaced(cell.text + cell.children.map((child) => child.text).join('')),
      colSpan: cell.colSpan,
      rowSpan: cell.rowSpan,
    })),
  ];
}
