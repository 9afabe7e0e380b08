import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The oldest moment that a ZIP entry can carry, on every machine the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** Names under which a machine may have the fonts of GB/T 9704. */
const FONTS: readonly { name: string; others: string }[] = [
  { name: '方正小标宋_GBK', others: '方正小标宋简体,方正小标宋_GB18030,小标宋,华文中宋,宋体' },
  { name: '仿宋_GB2312', others: '仿宋,FangSong,方正仿宋_GBK,华文仿宋' },
  { name: '楷体_GB2312', others: '楷体,KaiTi,方正楷体_GBK,华文楷体' },
  { name: '黑体', others: 'SimHei,方正黑体_GBK,华文黑体' },
  { name: '宋体', others: 'SimSun,华文宋体' },
];

/** What the library leaves to do in a Word file. */
export interface Finishing {
  /** The document's day; null leaves out the moments of creation and change. */
  readonly day: string | null;
  /** What each table shows, in order, for people who can't see it. */
  readonly captions: readonly string[];
}

/** Makes a Word file reproducible and readable for everyone: fixed moments, other names of fonts, captions of tables. */
export function finishDocx(bytes: Uint8Array, finishing: Finishing): Buffer {
  const parts = unzipSync(bytes);
  const change = (name: string, edit: (xml: string) => string): void => {
    const part = parts[name];
    if (part === undefined) throw new RangeError(`the file has no ${name}`);
    parts[name] = strToU8(edit(strFromU8(part)));
  };
  change('docProps/core.xml', (xml) => fixMoments(xml, finishing.day));
  change('word/document.xml', (xml) => addCaptions(xml, finishing.captions));
  parts['word/fontTable.xml'] = strToU8(fontTable());
  const names = Object.keys(parts).toSorted(byPackageOrder);
  return Buffer.from(
    zipSync(Object.fromEntries(names.map((name) => [name, parts[name] ?? new Uint8Array()])), {
      mtime: NO_TIME,
      level: 6,
    }),
  );
}

function fixMoments(xml: string, day: string | null): string {
  return xml.replace(
    /<dcterms:(created|modified)([^>]*)>[^<]*<\/dcterms:\1>/g,
    (_, name: string, attributes: string) =>
      day === null ? '' : `<dcterms:${name}${attributes}>${day}T00:00:00Z</dcterms:${name}>`,
  );
}

function addCaptions(xml: string, captions: readonly string[]): string {
  let next = 0;
  return xml.replace(/<\/w:tblPr>/g, (end) => {
    const caption = captions[next];
    next += 1;
    return caption === undefined ? end : `<w:tblCaption w:val="${escapeXml(caption)}"/>${end}`;
  });
}

function fontTable(): string {
  const fonts = FONTS.map(
    ({ name, others }) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}

/** Readers expect the list of content types first. */
function byPackageOrder(a: string, b: string): number {
  const rank = (name: string): number =>
    name === '[Content_Types].xml' ? 0 : name.startsWith('_rels/') ? 1 : 2;
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
