import { zipStream, type ZipEntry } from './zip-stream.ts';

/** A column of a streamed sheet. */
export interface StreamedColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
}

/**
 * A sheet of texts with one heading row, however many rows it has: they are written as they come and never held together. Every cell is
 * text, whatever it looks like; nothing in it is ever run as a formula.
 */
export function xlsxStream(sheet: {
  readonly sheetName: string;
  readonly columns: readonly StreamedColumn[];
  readonly rows: AsyncIterable<readonly string[]>;
}): AsyncGenerator<Uint8Array> {
  const parts: readonly ZipEntry[] = [
    part('_rels/.rels', relationships('officeDocument', 'xl/workbook.xml')),
    part('xl/workbook.xml', workbook(sheet.sheetName)),
    part('xl/_rels/workbook.xml.rels', relationships('worksheet', 'worksheets/sheet1.xml')),
    { name: 'xl/worksheets/sheet1.xml', packed: false, open: async () => sheetXml(sheet) },
  ];
  return zipStream(parts, () => ({ name: '[Content_Types].xml', text: CONTENT_TYPES }));
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`;

function relationships(kind: string, target: string): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/${kind}" Target="${target}"/></Relationships>`;
}

function workbook(sheetName: string): string {
  const name = sheetName.replace(/[[\]:*?/\\]/g, '').slice(0, 31) || '表';
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

function part(name: string, text: string): ZipEntry {
  return { name, packed: false, open: async () => once(Buffer.from(text, 'utf8')) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** So much is packed at once. */
const CHUNK = 64 * 1024;

async function* sheetXml(sheet: {
  readonly columns: readonly StreamedColumn[];
  readonly rows: AsyncIterable<readonly string[]>;
}): AsyncGenerator<Uint8Array> {
  const widths = sheet.columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  let xml = `${HEAD}<worksheet xmlns="${MAIN}"><cols>${widths.join('')}</cols><sheetData>`;
  xml += rowXml(sheet.columns.map(({ heading }) => heading));
  for await (const row of sheet.rows) {
    xml += rowXml(row);
    if (xml.length < CHUNK) continue;
    yield Buffer.from(xml, 'utf8');
    xml = '';
  }
  yield Buffer.from(`${xml}</sheetData></worksheet>`, 'utf8');
}

function rowXml(cells: readonly string[]): string {
  const each = cells.map((cell) =>
    cell === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`,
  );
  return `<row>${each.join('')}</row>`;
}

/** A cell holds no more. */
const LONGEST_CELL = 32_767;
/** What no XML may hold. */
const NO_XML = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

function escaped(text: string): string {
  return text
    .slice(0, LONGEST_CELL)
    .replace(NO_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
