import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const NO_TIME = new Date(1980, 0, 1);
const THIN = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin"><color auto="1"/></${side}>`)
  .join('');

/**
 * What the library leaves to do in a workbook of tables with long words: lines wrap, every cell has its border, and a page lies
 * across and is as wide as the table. The same content makes the same bytes.
 */
export function finishXlsx(bytes: Uint8Array): Buffer {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts);
  for (const name of names) {
    if (name === 'xl/styles.xml') change(parts, name, bordered);
    if (name.startsWith('xl/worksheets/sheet')) change(parts, name, laidAcross);
    if (name === 'docProps/core.xml')
      change(parts, name, (xml) => xml.replaceAll(/<dcterms:\w+[^>]*>[^<]*<\/dcterms:\w+>/gu, ''));
  }
  return Buffer.from(
    zipSync(Object.fromEntries(names.map((name) => [name, parts[name] ?? new Uint8Array()])), {
      mtime: NO_TIME,
      level: 6,
    }),
  );
}

function change(parts: Record<string, Uint8Array>, name: string, edit: (xml: string) => string): void {
  const part = parts[name];
  if (part !== undefined) parts[name] = strToU8(edit(strFromU8(part)));
}

/** Adds the style with number 1: a border around, words at the middle of the height, lines that wrap. */
function bordered(xml: string): string {
  return xml
    .replace(
      /<borders count="1">(.*?)<\/borders>/su,
      `<borders count="2">$1<border>${THIN}<diagonal/></border></borders>`,
    )
    .replace(
      /<cellXfs count="1">(.*?)<\/cellXfs>/su,
      '<cellXfs count="2">$1<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf></cellXfs>',
    );
}

function laidAcross(xml: string): string {
  return xml
    .replaceAll(/<c r=/gu, '<c s="1" r=')
    .replace(/(<worksheet[^>]*>)/u, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace(
      /(<pageMargins[^>]*\/>)/u,
      '$1<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    );
}
