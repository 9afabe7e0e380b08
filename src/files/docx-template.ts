import {
  brokenBracesIn,
  type BrokenBraces,
  PLACEHOLDER,
  placeholdersIn,
} from '../law/letters/letter-template.ts';
import { closeDocx, openDocx, partText } from './docx-container.ts';
import {
  docxParagraphs,
  escapeXml,
  paragraphText,
  type DocxParagraph,
  type TextPiece,
} from './docx-paragraphs.ts';
import { printable } from './official-layout.ts';

/** What an office's own Word template asks for. */
export interface DocxTemplate {
  /** Names between {{ and }}, each once: main text first, then headers, footers, notes. */
  readonly placeholders: readonly string[];
  /** Braces that open or close nothing. */
  readonly broken: readonly BrokenBraces[];
}

/** What is filled in: text as it is printed, several lines become paragraphs; or rows of cells, which become a table. */
export type DocxValues = Readonly<Record<string, string | readonly (readonly string[])[]>>;

/**
 * The placeholders of a Word file, also where Word split one over several runs, in tables, text boxes, headers and footers.
 * Throws `UnusableDocx`.
 */
export function readTemplate(bytes: Uint8Array): DocxTemplate {
  const container = openDocx(bytes);
  const texts = container.textParts.flatMap((name) =>
    docxParagraphs(partText(container, name))
      .toSorted((a, b) => a.start - b.start)
      .map(paragraphText),
  );
  return {
    placeholders: [...new Set(texts.flatMap((text) => [...placeholdersIn(text)]))],
    broken: texts.flatMap((text) => [...brokenBracesIn(text)]),
  };
}

/**
 * The Word file with its placeholders filled in; everything else stays as it was, byte for byte within its part. A value is
 * text, never markup. Throws `UnusableDocx`, and a RangeError when a placeholder has no value.
 */
export function fillDocxTemplate(bytes: Uint8Array, values: DocxValues): Buffer {
  const container = openDocx(bytes);
  const changed = new Map<string, string>();
  for (const name of container.textParts) {
    const xml = partText(container, name);
    const filled = fillXml(xml, values);
    if (filled !== xml) changed.set(name, filled);
  }
  return closeDocx(container, changed);
}

/** A piece of XML that takes the place of another. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly xml: string;
}

function fillXml(xml: string, values: DocxValues): string {
  const splices = docxParagraphs(xml)
    .flatMap((paragraph) => fillParagraph(paragraph, values))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, xml: piece } of splices) {
    // What a table takes the place of isn't filled in besides.
    if (start < at) continue;
    pieces.push(xml.slice(at, start), piece);
    at = end;
  }
  return [...pieces, xml.slice(at)].join('');
}

function fillParagraph(paragraph: DocxParagraph, values: DocxValues): readonly Splice[] {
  const text = paragraphText(paragraph);
  const found = [...text.matchAll(PLACEHOLDER)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    value: valueOf(match[1] ?? '', values),
  }));
  const [only] = found;
  if (only === undefined) return [];
  if (typeof only.value !== 'string' && text.trim().length === only.to - only.from)
    return [{ start: paragraph.start, end: paragraph.end, xml: tableXml(only.value, paragraph) }];
  return refill(paragraph, found);
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly value: string | readonly (readonly string[])[];
}

/** A value stands where its placeholder begins; what else of the placeholder stands in later pieces goes. */
function refill(paragraph: DocxParagraph, found: readonly Found[]): readonly Splice[] {
  const splices: Splice[] = [];
  let offset = 0;
  for (const piece of paragraph.pieces) {
    const end = offset + piece.text.length;
    const touching = found.filter(({ from, to }) => from < end && to > offset);
    if (touching.length > 0)
      splices.push({
        start: piece.start,
        end: piece.end,
        xml: textXml(newText(piece.text, offset, touching), piece, paragraph),
      });
    offset = end;
  }
  return splices;
}

function newText(text: string, offset: number, touching: readonly Found[]): string {
  let rest = '';
  let at = 0;
  for (const { from, to, value } of touching) {
    const start = Math.max(from - offset, 0);
    rest += text.slice(at, start) + (from >= offset ? inLine(value) : '');
    at = Math.min(to - offset, text.length);
  }
  return rest + text.slice(at);
}

/** Rows of cells within a line of text. */
function inLine(value: Found['value']): string {
  return typeof value === 'string' ? value : value.map((row) => row.join('　')).join('\n');
}

/** A new line begins a paragraph of the same kind where the run stands right in its paragraph; a line break elsewhere. */
function textXml(text: string, piece: TextPiece, paragraph: DocxParagraph): string {
  const parts = printable(text).replaceAll('\r', '').split('\n').map(runText);
  const mayPart = piece.direct && !paragraph.properties.includes('<w:sectPr');
  const between = mayPart ? `</w:r></w:p><w:p>${paragraph.properties}<w:r>${piece.runProperties}` : '<w:br/>';
  return parts.join(between);
}

function runText(text: string): string {
  return `<w:t xml:space="preserve">${escapeXml(text)}</w:t>`;
}

/** A plain table with borders; Word wants a paragraph after it. */
function tableXml(rows: readonly (readonly string[])[], paragraph: DocxParagraph): string {
  const [piece] = paragraph.pieces;
  const run = piece?.runProperties ?? '';
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
    .join('');
  const cell = (text: string): string =>
    `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p><w:r>${run}${runText(printable(text))}</w:r></w:p></w:tc>`;
  const body = rows.map((row, index) => {
    const properties = index === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
    return `<w:tr>${properties}${row.map(cell).join('')}</w:tr>`;
  });
  const grid = (rows[0] ?? []).map(() => '<w:gridCol/>').join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body.join('')}</w:tbl><w:p/>`;
}

function valueOf(name: string, values: DocxValues): string | readonly (readonly string[])[] {
  const value = values[name];
  if (value === undefined) throw new RangeError(`no value for ${name}`);
  return value;
}
