/**
 * Paragraphs in the XML of a Word file, found by reading it once from front to back. Nothing is parsed into a tree, so that
 * what isn't touched stays byte for byte as it was.
 */

/** A piece of text of a paragraph: what stands in one `w:t`. */
export interface TextPiece {
  /** As people read it. */
  readonly text: string;
  /** Where the whole `w:t` element begins and ends in the XML. */
  readonly start: number;
  readonly end: number;
  /** Whether its run stands right in its paragraph, so that the paragraph may be parted there. */
  readonly direct: boolean;
  /** The properties of its run, as XML; empty when it has none. */
  readonly runProperties: string;
}

/** A paragraph. A text box makes paragraphs within one; each has its own pieces only. */
export interface DocxParagraph {
  readonly start: number;
  readonly end: number;
  /** The properties of the paragraph, as XML; empty when it has none. */
  readonly properties: string;
  readonly pieces: readonly TextPiece[];
  /** How many tables it stands in. */
  readonly depth: number;
}

interface Open {
  readonly start: number;
  properties: string;
  readonly pieces: TextPiece[];
  readonly depth: number;
  /** Elements open within the paragraph, outermost first, and where they begin. */
  readonly stack: { readonly name: string; readonly start: number }[];
  runProperties: string;
}

interface Tag {
  readonly name: string;
  readonly form: 'open' | 'close' | 'empty';
  readonly start: number;
  readonly end: number;
}

const TAG = /<(\/?)([\w:.-]+)(?:"[^"]*"|'[^']*'|[^"'<>])*?(\/?)>/gu;

/** All paragraphs of a part, in the order in which they end. */
export function docxParagraphs(xml: string): readonly DocxParagraph[] {
  const found: DocxParagraph[] = [];
  const open: Open[] = [];
  let depth = 0;
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'w:tbl' && tag.form !== 'empty') depth += tag.form === 'open' ? 1 : -1;
    if (tag.name !== 'w:p') {
      const current = open.at(-1);
      if (current !== undefined) track(current, tag, xml);
    } else if (tag.form === 'empty') {
      found.push({ start: tag.start, end: tag.end, properties: '', pieces: [], depth });
    } else if (tag.form === 'open') {
      open.push({ start: tag.start, properties: '', pieces: [], depth, stack: [], runProperties: '' });
    } else {
      const closed = open.pop();
      if (closed !== undefined) found.push({ ...closed, end: tag.end });
    }
  }
  return found.map(({ start, end, properties, pieces, depth: tables }) => ({
    start,
    end,
    properties,
    pieces,
    depth: tables,
  }));
}

function* tagsOf(xml: string): Generator<Tag> {
  for (const { 0: all, 1: slash, 2: name = '', 3: empty, index } of xml.matchAll(TAG)) {
    const form = slash === '/' ? 'close' : empty === '/' ? 'empty' : 'open';
    yield { name, form, start: index, end: index + all.length };
  }
}

/** The text of a paragraph as people read it. */
export function paragraphText(paragraph: DocxParagraph): string {
  return paragraph.pieces.map((piece) => piece.text).join('');
}

/** A break or tab ends a placeholder: it reads as a blank and is never changed. */
function blank(start: number, end: number): TextPiece {
  return { text: '\n', start, end, direct: false, runProperties: '' };
}

function track(current: Open, tag: Tag, xml: string): void {
  const { name, form, start, end } = tag;
  if (form === 'open') {
    current.stack.push({ name, start });
    if (name === 'w:r') current.runProperties = '';
  } else if (form === 'empty') {
    if (name === 'w:br' || name === 'w:tab') current.pieces.push(blank(start, end));
  } else {
    const path = current.stack.map((element) => element.name).join(' ');
    const opened = current.stack.pop();
    if (opened !== undefined) closeElement(current, { path, from: opened.start, to: end }, xml);
  }
}

function closeElement(
  current: Open,
  element: { readonly path: string; readonly from: number; readonly to: number },
  xml: string,
): void {
  const { path, from, to } = element;
  const whole = xml.slice(from, to);
  if (path === 'w:pPr') current.properties = whole;
  else if (/(^| )w:r w:rPr$/u.test(path)) current.runProperties = whole;
  else if (/(^| )w:t$/u.test(path))
    current.pieces.push({
      text: unescapeXml(whole.slice(whole.indexOf('>') + 1, whole.lastIndexOf('</'))),
      start: from,
      end: to,
      direct: path === 'w:r w:t',
      runProperties: current.runProperties,
    });
}

/** Text as it stands in XML. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(xml: string): string {
  return xml.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu,
    (all, hex: string, decimal: string, name: string) => {
      if (name !== undefined) return ENTITIES[name] ?? all;
      return String.fromCodePoint(Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16));
    },
  );
}
