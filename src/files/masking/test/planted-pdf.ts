import { PDFDocument, PDFName, PDFString, PDFHexString, type PDFPage } from '@cantoo/pdf-lib';
import { typeset } from '../../readers/test/print-pdf.ts';

/** A place of a PDF in which a value may stand. */
export const PDF_PLACES = [
  'page',
  'secondPage',
  'covered',
  'white',
  'beyond',
  'title',
  'author',
  'xmp',
  'note',
  'field',
  'attached',
  'bookmark',
  'actualText',
  'earlier',
] as const;
/** One of them. */
export type PdfPlace = (typeof PDF_PLACES)[number];

/** What is planted: for each place a value. */
export type PdfPlanting = Partial<Readonly<Record<PdfPlace, string>>>;

/** A PDF with values in places of all kinds. Pages are set by Typst, with fonts of which only the used shapes are in the file. */
export async function plantedPdf(given: PdfPlanting): Promise<Uint8Array> {
  const document = await PDFDocument.load(typeset(sourceOf(given)), { updateMetadata: false });
  const page = document.getPage(0);
  if (given.title !== undefined) document.setTitle(given.title);
  if (given.author !== undefined) document.setAuthor(given.author);
  if (given.xmp !== undefined) addXmp(document, given.xmp);
  if (given.note !== undefined) addNote(document, page, given.note);
  if (given.field !== undefined) addField(document, given.field);
  if (given.attached !== undefined)
    await document.attach(Buffer.from(given.attached, 'utf8'), 'a.txt', { mimeType: 'text/plain' });
  if (given.bookmark !== undefined) addBookmark(document, given.bookmark);
  if (given.actualText !== undefined) addActualText(document, page, given.actualText);
  const bytes = await document.save({ useObjectStreams: true });
  return given.earlier === undefined ? bytes : withEarlierState(bytes, given.earlier);
}

function sourceOf(given: PdfPlanting): string {
  const text = (value: string | undefined): string => JSON.stringify(value ?? '');
  return [
    '#set page(width: 300pt, height: 300pt)',
    '公示名单',
    given.page === undefined ? '' : `\n\n姓名 #${text(given.page)} 某`,
    given.covered === undefined
      ? ''
      : `#place(top + left, dy: 60pt, box(width: 200pt, height: 20pt, [#${text(given.covered)}]))#place(top + left, dy: 56pt, rect(width: 200pt, height: 24pt, fill: black))`,
    given.white === undefined ? '' : `#place(top + left, dy: 100pt, text(fill: white, ${text(given.white)}))`,
    given.beyond === undefined ? '' : `#place(top + left, dx: 500pt, ${text(given.beyond)})`,
    `#pagebreak()\n第二页 ${given.secondPage === undefined ? '' : `#${text(given.secondPage)}`}`,
  ].join('\n');
}

function addXmp(document: PDFDocument, value: string): void {
  const packet = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>${value}</dc:creator></x:xmpmeta><?xpacket end="w"?>`;
  const stream = document.context.flateStream(Buffer.from(packet, 'utf8'), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  document.catalog.set(PDFName.of('Metadata'), document.context.register(stream));
}

function addNote(document: PDFDocument, page: PDFPage, value: string): void {
  const note = document.context.obj({
    Type: 'Annot',
    Subtype: 'Text',
    Rect: [10, 10, 30, 30],
    Contents: PDFHexString.fromText(value),
    T: PDFHexString.fromText('办事员'),
  });
  page.node.addAnnot(document.context.register(note));
}

function addField(document: PDFDocument, value: string): void {
  const field = document.context.obj({
    FT: 'Tx',
    T: PDFString.of('hidden'),
    V: PDFHexString.fromText(value),
  });
  const form = document.context.obj({ Fields: [document.context.register(field)] });
  document.catalog.set(PDFName.of('AcroForm'), document.context.register(form));
}

function addBookmark(document: PDFDocument, value: string): void {
  const [item, root] = [document.context.nextRef(), document.context.nextRef()];
  document.context.assign(item, document.context.obj({ Title: PDFHexString.fromText(value), Parent: root }));
  document.context.assign(
    root,
    document.context.obj({ Type: 'Outlines', First: item, Last: item, Count: 1 }),
  );
  document.catalog.set(PDFName.of('Outlines'), root);
}

/** What a screen reader says instead of what is drawn. */
function addActualText(document: PDFDocument, page: PDFPage, value: string): void {
  const hex = PDFHexString.fromText(value).toString();
  const stream = document.context.flateStream(`/Span <</ActualText ${hex}>> BDC q Q EMC`);
  page.node.addContentStream(document.context.register(stream));
}

/** A later state put behind the file: the object that held the value is written anew, the old bytes stay where they were. */
function withEarlierState(bytes: Uint8Array, value: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const before = /startxref\s+(\d+)/gu.exec(text.slice(text.lastIndexOf('startxref')))?.[1] ?? '0';
  const written = Buffer.from(PDFHexString.fromText(value).toString(), 'latin1');
  const old = Buffer.concat([Buffer.from('\n9000 0 obj\n'), written, Buffer.from('\nendobj\n')]);
  const first = bytes.length + old.length;
  const size = /\/Size\s+(\d+)/u.exec(text)?.[1] ?? '9001';
  const root = /\/Root\s+(\d+ \d+ R)/u.exec(text)?.[1] ?? '1 0 R';
  const table = `xref\n9000 1\n${String(bytes.length + 1).padStart(10, '0')} 00000 n \ntrailer\n<</Size ${Math.max(Number(size), 9001)} /Root ${root} /Prev ${before}>>\nstartxref\n${first}\n%%EOF\n`;
  const middle = Buffer.concat([bytes, old, Buffer.from(table)]);
  const secondTable = `9000 0 obj\nnull\nendobj\n`;
  const second = middle.length + secondTable.length;
  return Buffer.concat([
    middle,
    Buffer.from(
      `${secondTable}xref\n9000 1\n${String(middle.length).padStart(10, '0')} 00000 n \ntrailer\n<</Size ${Math.max(Number(size), 9001)} /Root ${root} /Prev ${first}>>\nstartxref\n${second}\n%%EOF\n`,
    ),
  ]);
}
