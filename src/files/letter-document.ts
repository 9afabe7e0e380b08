import type { Letter, LetterBlock } from '../law/letters/letter.ts';
import type { ReportBlock, ReportDocument } from './report-document.ts';
import { columnHeader, dataCell, rowHeader, type TableCell, type TableSpec } from './table-spec.ts';

const FORM_SIZE = 14;
const TABLE_SIZE = 12;
const PADDING = { form: 6, table: 4 } as const;
/** Of a form's row: labels are narrower than what is filled in. */
const WIDTHS = { label: 22, value: 34 } as const;
const WIDE_TABLE = 5;
/** A cell without any text would be missing in the tags of a PDF. */
const EMPTY = '　';

/** Who sends a letter, and whether under a red head. */
export interface LetterFrame {
  readonly agencyName: string;
  /** 发文机关标志; empty without a red head. */
  readonly masthead?: string;
}

/** A letter as a document that every writer sets: DOCX, PDF, HTML. */
export function letterDocument(letter: Letter, frame: LetterFrame): ReportDocument {
  const masthead = (frame.masthead ?? '').trim();
  const number = letter.blocks.find((block) => block.kind === 'number');
  const isHeaded = masthead !== '' && number?.kind === 'number';
  return {
    title: letter.title,
    agencyName: frame.agencyName,
    ...(isHeaded ? { masthead: { name: masthead, number: number.text } } : {}),
    blocks: letter.blocks
      .filter((block) => block.kind !== 'title' && !(isHeaded && block.kind === 'number'))
      .map((block) => documentBlock(block, letter)),
  };
}

function documentBlock(block: LetterBlock, letter: Letter): ReportBlock {
  switch (block.kind) {
    case 'number':
      return { kind: 'reference', text: block.text };
    case 'heading':
      return { kind: 'heading', level: 1, text: block.text };
    case 'addressee':
    case 'right':
      return { kind: block.kind, text: block.text };
    case 'title':
    case 'paragraph':
      return { kind: 'paragraph', text: block.text };
    case 'form':
      return { kind: 'table', table: formTable(block.rows, letter.title) };
    case 'table':
      return { kind: 'table', table: listTable(block.rows, block.caption) };
    case 'signature':
      return { kind: 'signature', agency: block.agency, date: block.date, sealed: letter.sealed };
  }
}

/** Labels and values in turn; the last value of a row reaches to the right edge. */
function formTable(rows: readonly (readonly string[])[], caption: string): TableSpec {
  const columns = Math.max(...rows.map((row) => row.length));
  return {
    caption,
    columnWidths: Array.from({ length: columns }, (_, index) => WIDTHS[index % 2 === 0 ? 'label' : 'value']),
    headerRows: 0,
    fontSize: FORM_SIZE,
    padding: PADDING.form,
    rows: rows.map((row) =>
      row.map((text, index): TableCell => {
        const colSpan = index === row.length - 1 ? columns - index : 1;
        return index % 2 === 0
          ? rowHeader(text, { colSpan })
          : dataCell(roomToWrite(text), { colSpan, align: 'left' });
      }),
    ),
  };
}

function listTable(rows: readonly (readonly string[])[], caption: string): TableSpec {
  const width = rows[0]?.length ?? 0;
  return {
    caption,
    columnWidths: Array.from({ length: width }, (_, column) => columnWidth(rows, column)),
    headerRows: 1,
    fontSize: TABLE_SIZE,
    padding: PADDING.table,
    rows: rows.map((row, index) =>
      row.map((text) =>
        index === 0 ? columnHeader(text) : dataCell(text === '' ? EMPTY : text, { align: 'left' }),
      ),
    ),
  };
}

/** Wider for longer texts, within bounds. */
function columnWidth(rows: readonly (readonly string[])[], column: number): number {
  // Letters and digits are half as wide.
  const longest = Math.max(...rows.map((row) => (row[column] ?? '').replaceAll(/[ -~]{2}/gu, '二').length));
  return Math.min(Math.max(longest, WIDE_TABLE), WIDE_TABLE * 4);
}

/** What is written by hand gets room above it. */
function roomToWrite(text: string): string {
  return /^[\s　年月日]*$/u.test(text) ? `　\n${text}` : text;
}
