import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFRawStream, type PDFPage } from '@cantoo/pdf-lib';
import type { PdfEngine } from '../readers/pdf-engine.ts';
import { UnreadableFile } from '../readers/unreadable-file.ts';
import type { MaskedValue } from '../../text/masking-rule.ts';
import {
  type OpenPage,
  type PageBitmap,
  type PdfCharacter,
  type PointBox,
  bitmapSize,
  charactersOf,
  drawPage,
  onBitmap,
  withPage,
  withPdf,
} from './pdf-pages.ts';
import { hasPicture } from './pdf-pictures.ts';
import { unseenCharacters } from './pdf-unseen.ts';
import { placesOf } from './value-places.ts';

/** What is done to a PDF. */
export interface PdfMasking {
  readonly values: readonly MaskedValue[];
  /** Whether words that nobody sees on a page make a picture of it. */
  readonly dropHidden: boolean;
  /** Whether every page becomes a picture, whatever stands on it. */
  readonly everyPage: boolean;
}

/** A PDF with values masked. */
export interface MaskedPdf {
  readonly bytes: Uint8Array;
  /** Numbers of the pages that are pictures now. */
  readonly pictured: readonly number[];
  /** Numbers of the pages that held pictures, or not a word: what is written there nobody has read. */
  readonly unread: readonly number[];
}

const DPI = 200;
const BLACK = 0xff_00_00_00;
const FOR_DISPLAY = 0;
/** Bytes of all pages that are pictures. */
const MOST_PICTURES = 200 * 1024 * 1024;
const LINK = 2;
const POPUP = 16;
/** Points by which a box is larger than its character: strokes hang over. */
const OVER = 1;
/** What may say more than what is seen, of pages and of what stands on them. */
const UNSEEN_KEYS =
  'Annots AA Metadata PieceInfo Thumb StructParent StructParents LastModified B Tabs OPI Alternates SeparationInfo PressSteps VP Measure'.split(
    ' ',
  );

/**
 * A new PDF. With values to be masked every page is a picture of 200 points an inch, the values painted over: what pages share, as forms and
 * fonts, may hold a value that none of them shows. So it is where words that nobody sees are dropped from any page. Otherwise pages are
 * taken over without notes, links and everything else that isn't seen on them. Nothing of the file around the pages is, no
 * properties, attachments, bookmarks or earlier states. Throws `UnreadableFile`.
 */
export async function maskPdf(bytes: Uint8Array, masking: PdfMasking): Promise<MaskedPdf> {
  const source = masking.everyPage || masking.values.length > 0 ? null : await openForCopy(bytes);
  const drawn = await drawnPages(bytes, { ...masking, everyPage: source === null });
  const isPartly = drawn.pictures.size > 0 && drawn.pictures.size < drawn.pages;
  if (masking.dropHidden && isPartly) return maskPdf(bytes, { ...masking, everyPage: true });
  const out = await PDFDocument.create({ updateMetadata: false });
  const numbers = Array.from({ length: drawn.pages }, (_, index) => index + 1);
  // All at once: what pages share, as fonts, is taken over once.
  const kept = numbers.filter((number) => !drawn.pictures.has(number));
  const indices = kept.map((number) => number - 1);
  const copies = source === null ? [] : await out.copyPages(source, indices);
  for (const number of numbers) {
    const picture = drawn.pictures.get(number);
    const copy = copies[kept.indexOf(number)];
    if (picture !== undefined) addPicture(out, picture);
    else if (copy !== undefined) out.addPage(copy);
  }
  const written = await out.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
  return { bytes: written, pictured: [...drawn.pictures.keys()], unread: drawn.unread };
}

interface DrawnPages {
  readonly pages: number;
  readonly pictures: ReadonlyMap<number, Picture>;
  readonly unread: readonly number[];
}

async function drawnPages(bytes: Uint8Array, masking: PdfMasking): Promise<DrawnPages> {
  return withPdf(bytes, (engine, document, pages) => {
    const pictures = new Map<number, Picture>();
    const unread: number[] = [];
    let size = 0;
    for (let number = 1; number <= pages; number += 1) {
      // Before it is drawn: notes that become part of the page would be counted as words of it.
      if (withPage({ engine, document }, number, (page) => holdsUnread(engine, page))) unread.push(number);
      const picture = pictureOf({ engine, document, number }, masking);
      if (picture === null) continue;
      pictures.set(number, picture);
      size += picture.packed.length;
      if (size > MOST_PICTURES)
        throw new UnreadableFile('PDF 转成图片后太大，没有处理。请分成几个文件，分别遮盖。');
    }
    return { pages, pictures, unread };
  });
}

/** Packed at once: points of many pages would fill the memory. */
interface Picture {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  readonly isGrey: boolean;
  readonly packed: Uint8Array;
}

/** Whether a page holds what nobody has read: pictures, or drawings where there isn't a word. */
function holdsUnread(engine: PdfEngine, page: OpenPage): boolean {
  const isWordless = charactersOf(engine, page).every(({ text }) => text.trim() === '');
  return hasPicture(engine, page) || (isWordless && engine.lib.FPDFPage_CountObjects(page.handle) > 0);
}

/** The file for pages to be taken from; null where these can't be taken over safely. */
async function openForCopy(bytes: Uint8Array): Promise<PDFDocument | null> {
  try {
    const source = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
    // Layers that are switched off would be seen without the list of layers.
    if (source.catalog.has(PDFName.of('OCProperties'))) return null;
    for (const [, object] of source.context.enumerateIndirectObjects()) {
      const dict = object instanceof PDFRawStream ? object.dict : object;
      if (dict instanceof PDFDict) for (const key of UNSEEN_KEYS) dict.delete(PDFName.of(key));
    }
    return source;
  } catch {
    return null;
  }
}

function pictureOf(
  { engine, document, number }: { engine: PdfEngine; document: number; number: number },
  masking: PdfMasking,
): Picture | null {
  const drawn = withPage({ engine, document }, number, (page) => hasDrawnNotes(engine, page));
  // What is typed into fields or stuck on becomes part of the page, so that it is read and covered too.
  if (drawn)
    withPage({ engine, document }, number, (page) => engine.lib.FPDFPage_Flatten(page.handle, FOR_DISPLAY));
  return withPage({ engine, document }, number, (page) => {
    const characters = charactersOf(engine, page);
    const hit = charactersOfValues(characters, masking.values);
    const isHidden = masking.dropHidden && unseenCharacters(engine, page, characters).length > 0;
    if (hit.length === 0 && !isHidden && !drawn && !masking.everyPage) return null;
    if (characters.some(({ drawable, generated, text }) => !drawable && !generated && text.trim() !== ''))
      throw new UnreadableFile(
        `PDF 第${number}页的字体没有嵌入文件，转成图片会丢字，没有处理。请在导出 PDF 时选择“嵌入字体”后再试。`,
      );
    const size = bitmapSize(page, DPI);
    const boxes = hit.map(({ box }) => grown(onBitmap(engine, page, { box: covering(box), size })));
    const bitmap = drawPage(engine, page, { size, boxes, colour: BLACK });
    const { data, isGrey } = pointsOf(bitmap);
    return {
      width: page.width,
      height: page.height,
      columns: bitmap.width,
      rows: bitmap.height,
      isGrey,
      packed: deflateSync(data, { level: 6 }),
    };
  });
}

/** The characters of all values on a page, also where gaps of the layout part them. */
function charactersOfValues(
  characters: readonly PdfCharacter[],
  values: readonly MaskedValue[],
): PdfCharacter[] {
  if (values.length === 0) return [];
  const starts: number[] = [];
  let text = '';
  for (const character of characters) {
    starts.push(text.length);
    text += character.text;
  }
  const places = placesOf(values, text);
  let next = 0;
  return characters.filter((character, index) => {
    const at = starts[index] ?? 0;
    while ((places[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    const place = places[next];
    return place !== undefined && !character.generated && at + character.text.length > place.start;
  });
}

function hasDrawnNotes({ lib }: PdfEngine, page: OpenPage): boolean {
  const count = lib.FPDFPage_GetAnnotCount(page.handle);
  for (let index = 0; index < count; index += 1) {
    const note = lib.FPDFPage_GetAnnot(page.handle, index);
    if (note === 0) continue;
    const type = lib.FPDFAnnot_GetSubtype(note);
    lib.FPDFPage_CloseAnnot(note);
    if (type !== LINK && type !== POPUP) return true;
  }
  return false;
}

/** Boxes without a width are those of characters that a font gives none. */
function covering(box: PdfCharacter['box']): PdfCharacter['box'] {
  const height = Math.max(1, box.top - box.bottom);
  return box.right - box.left > 0.1
    ? box
    : { ...box, left: box.left - height / 2, right: box.right + height };
}

function grown({ left, top, right, bottom }: PointBox): PointBox {
  return { left: left - OVER, top: top - OVER, right: right + OVER + 1, bottom: bottom + OVER + 1 };
}

function addPicture(out: PDFDocument, { width, height, columns, rows, isGrey, packed }: Picture): PDFPage {
  const image = out.context.stream(packed, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: columns,
    Height: rows,
    ColorSpace: isGrey ? 'DeviceGray' : 'DeviceRGB',
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
  });
  const page = out.addPage([width, height]);
  page.node.setXObject(PDFName.of('Page'), out.context.register(image));
  const content = out.context.flateStream(`q ${width} 0 0 ${height} 0 0 cm /Page Do Q`);
  page.node.set(PDFName.of('Contents'), out.context.register(content));
  return page;
}

/** Grey where no point has a colour: a third of the size. */
function pointsOf({ data }: PageBitmap): { data: Uint8Array; isGrey: boolean } {
  const points = data.length / 4;
  let isGrey = true;
  for (let at = 0; at < data.length && isGrey; at += 4)
    isGrey = data[at] === data[at + 1] && data[at] === data[at + 2];
  const out = new Uint8Array(isGrey ? points : points * 3);
  for (let point = 0; point < points; point += 1) {
    const at = point * 4;
    if (isGrey) out[point] = data[at] ?? 0;
    else {
      out[point * 3] = data[at + 2] ?? 0;
      out[point * 3 + 1] = data[at + 1] ?? 0;
      out[point * 3 + 2] = data[at] ?? 0;
    }
  }
  return { data: out, isGrey };
}
