import type { PdfEngine } from '../readers/pdf-engine.ts';
import { charactersOf, type OpenPage, withPage, withPdf } from './pdf-pages.ts';

const IMAGE = 3;
const FORM = 5;
const MOST_OBJECTS = 10_000;
const DEEPEST = 5;
/** Fewer characters, with pictures, and a page is a scan. */
const LEAST_CHARACTERS = 20;

/** Whether a page holds a picture, also within what is drawn as one. A page of endless objects is taken to. */
export function hasPicture({ lib }: PdfEngine, page: OpenPage): boolean {
  let left = MOST_OBJECTS;
  const isPicture = (object: number, depth: number): boolean => {
    left -= 1;
    const type = lib.FPDFPageObj_GetType(object);
    if (type === IMAGE || left < 0) return true;
    if (type !== FORM) return false;
    if (depth >= DEEPEST) return true;
    const count = lib.FPDFFormObj_CountObjects(object);
    for (let index = 0; index < count; index += 1)
      if (isPicture(lib.FPDFFormObj_GetObject(object, index), depth + 1)) return true;
    return false;
  };
  const count = lib.FPDFPage_CountObjects(page.handle);
  for (let index = 0; index < count; index += 1)
    if (isPicture(lib.FPDFPage_GetObject(page.handle, index), 0)) return true;
  return false;
}

/** Whether a page has a picture and hardly a word: what is written in it nobody has read. */
export function isScan(engine: PdfEngine, page: OpenPage): boolean {
  return charactersOf(engine, page).length < LEAST_CHARACTERS && hasPicture(engine, page);
}

/** Numbers of the pages that are scans. Throws `UnreadableFile`. */
export async function scannedPages(bytes: Uint8Array): Promise<number[]> {
  return withPdf(bytes, (engine, document, pages) =>
    Array.from({ length: pages }, (_, index) => index + 1).filter((number) =>
      withPage({ engine, document }, number, (page) => isScan(engine, page)),
    ),
  );
}
