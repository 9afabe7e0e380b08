import { load, type Cheerio, type CheerioAPI } from 'cheerio';
import { strFromU8, unzipSync } from 'fflate';
import { type ParsedCell, type ParsedDocument, unspaced } from './parsed-document.ts';

/** A part of a Word file as XML. */
export function docxPart(bytes: Uint8Array, name: string): CheerioAPI {
  const part = unzipSync(bytes)[name];
  if (part === undefined) throw new Error(`no ${name} in the file`);
  return load(strFromU8(part), { xml: true });
}

/** The text and tables of a Word file, merged cells by `w:gridSpan` and `w:vMerge` as Word itself reads them. */
export function readDocx(bytes: Uint8Array): ParsedDocument {
  const $ = docxPart(bytes, 'word/document.xml');
  const tables = $('w\\:tbl')
    .toArray()
    .map((table) => rowsOf($, $(table)));
  const lines = $('w\\:body > w\\:p')
    .toArray()
    .map((paragraph) => textOf($, $(paragraph)))
    .filter((line) => line !== '');
  return { lines, tables };
}

type Nodes = Cheerio<ReturnType<CheerioAPI>[number]>;

function rowsOf($: CheerioAPI, table: Nodes): ParsedCell[][] {
  const rows: { text: string; colSpan: number; rowSpan: number }[][] = [];
  /** The cell that a merge downwards goes on from, by the column in which it begins. */
  const open = new Map<number, { rowSpan: number }>();
  for (const row of table.children('w\\:tr').toArray()) {
    const cells: { text: string; colSpan: number; rowSpan: number }[] = [];
    let column = 0;
    for (const cell of $(row).children('w\\:tc').toArray()) {
      const properties = $(cell).children('w\\:tcPr');
      const colSpan = Number(properties.children('w\\:gridSpan').attr('w:val') ?? 1);
      const merge = properties.children('w\\:vMerge');
      const goesOn = merge.length > 0 && merge.attr('w:val') !== 'restart';
      const above = open.get(column);
      if (goesOn && above !== undefined) above.rowSpan += 1;
      else {
        const begun = { text: unspaced(textOf($, $(cell))), colSpan, rowSpan: 1 };
        cells.push(begun);
        open.set(column, begun);
      }
      column += colSpan;
    }
    rows.push(cells);
  }
  return rows;
}

function textOf($: CheerioAPI, node: Nodes): string {
  return node
    .find('w\\:t,w\\:br')
    .toArray()
    .map((piece) => (piece.type === 'tag' && piece.name === 'w:br' ? '\n' : $(piece).text()))
    .join('')
    .trim();
}
