import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';

/** A piece of a merged file: a PDF, or a picture that gets a page of its own. */
export interface MergePart {
  readonly type: 'pdf' | 'jpeg' | 'png';
  readonly bytes: Uint8Array;
}

/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89, margin: 42.52 } as const;
const NUMBER_PT = 9;
const NUMBER_FROM_EDGE = 20;

/** A file that is put together part by part, so that no more than one of them is held open. */
export interface PdfMerger {
  /** Adds a part at the end and returns its number of pages; null for one that can't be read, which adds nothing. */
  add(part: MergePart): Promise<number | null>;
  /** Numbers the pages from 1 in their lower right corner, puts `cover` before them, and gives the bytes. */
  finish(cover: Uint8Array): Promise<Buffer>;
}

/** Starts a merged file with a title and the agency as its author. */
export async function pdfMerger(facts: {
  readonly title: string;
  readonly author: string;
  readonly madeAt: Date;
}): Promise<PdfMerger> {
  const merged = await PDFDocument.create();
  merged.setTitle(facts.title);
  merged.setAuthor(facts.author);
  merged.setLanguage('zh-CN');
  merged.setCreationDate(facts.madeAt);
  merged.setModificationDate(facts.madeAt);
  return {
    add: async (part) => {
      try {
        return part.type === 'pdf' ? await addPdf(merged, part.bytes) : await addPicture(merged, part);
      } catch {
        // Encrypted or damaged: what was handed in stays as it is and is listed.
        return null;
      }
    },
    finish: async (cover) => {
      const font = await merged.embedFont(StandardFonts.Helvetica);
      for (const [index, page] of merged.getPages().entries()) numberPage(page, font, String(index + 1));
      const front = await PDFDocument.load(cover);
      const pages = await merged.copyPages(front, front.getPageIndices());
      for (const [index, page] of pages.entries()) merged.insertPage(index, page);
      return Buffer.from(await merged.save());
    },
  };
}

async function addPdf(merged: PDFDocument, bytes: Uint8Array): Promise<number> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false });
  const pages = await merged.copyPages(source, source.getPageIndices());
  for (const page of pages) merged.addPage(page);
  return pages.length;
}

async function addPicture(merged: PDFDocument, part: MergePart): Promise<number> {
  const picture = part.type === 'png' ? await merged.embedPng(part.bytes) : await merged.embedJpg(part.bytes);
  const room = { width: PAGE.width - 2 * PAGE.margin, height: PAGE.height - 2 * PAGE.margin };
  const scale = Math.min(1, room.width / picture.width, room.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  const page = merged.addPage([PAGE.width, PAGE.height]);
  page.drawImage(picture, {
    x: (PAGE.width - width) / 2,
    y: PAGE.height - PAGE.margin - height,
    width,
    height,
  });
  return 1;
}

function numberPage(page: PDFPage, font: PDFFont, text: string): void {
  const { width } = page.getSize();
  const x = width - NUMBER_FROM_EDGE - font.widthOfTextAtSize(text, NUMBER_PT);
  page.drawText(text, { x, y: NUMBER_FROM_EDGE, size: NUMBER_PT, font });
}
