import { CELL_NAMES_2019 } from '../form-2019.ts';
import { cellNames } from '../tables.ts';
import { arrangeTables } from './arrange-tables.ts';
import { formRows } from './form-rows.ts';
import { gridRows, type GridRow } from './grid-rows.ts';
import { readDisputes } from './read-disputes.ts';
import { NO_READING, formOfText, readFlatDisputes, readFlatRequests, readFlatTableTwo } from './read-flat.ts';
import { type Line, linesOf, readNarrative, type Narrative } from './read-narrative.ts';
import type { FormVersion, ReadCell, ReadNote, ReadPart, ReadReport } from './read-report.ts';
import { absentRow, readRequests, type ReadTable } from './read-requests.ts';
import { absentInTwo, readTableTwo } from './read-table-two.ts';
import { withoutBlame } from './unread-notes.ts';
import type { SourceDocument, SourceTable, SourceText } from './source-document.ts';

/** A table's number in the form, and the part it stands in. */
type TableNumber = 2 | 3 | 4;

/**
 * The annual report in a document, whatever it was a file of. Rows are told by their words and the form's order, never by their
 * place alone; what isn't certain is said in `notes` and in the doubt of a cell. Pure.
 */
export function readReport(file: SourceDocument): ReadReport {
  const document = arrangeTables(file);
  const rows = gridRows(document);
  const narrative = readNarrative(document, linesOf(document));
  const { version, tables } = bestForm(rows, document);
  const read = ([2, 3, 4] as const).map((number) => {
    const table = tables[number];
    return table.rows.size > 0
      ? { number, table: number === 3 ? withLooseRows(table, { narrative, version }) : table, flat: false }
      : { number, table: flatTable(number, { document, narrative, version }), flat: true };
  });
  const cells = new Map(read.flatMap(({ table }) => [...table.cells]));
  const flat = new Set(
    read.filter((each) => each.flat && each.table.cells.size > 0).map(({ number }) => number),
  );
  const { linesOfPart: _lines, ...words } = narrative;
  return {
    ...words,
    form: cells.size === 0 ? null : version,
    parts: narrative.parts.map((part) => withoutFigures(part, flat)),
    cells,
    notes: read.flatMap(({ table }) => withoutBlame(table.notes, document)),
  };
}

function bestForm(
  rows: readonly GridRow[],
  document: SourceDocument,
): {
  version: FormVersion;
  tables: Readonly<Record<TableNumber, ReadTable>>;
} {
  const captions = captionsIn(document);
  const disputes = readDisputes(rows, (table) => captions.get(table) ?? '');
  const read = (['2021', '2019'] as const).map((version) => ({
    version,
    tables: { 2: readTableTwo(rows, version), 3: readRequests(rows, version), 4: disputes },
  }));
  const [newer, older] = read;
  if (newer === undefined || older === undefined) throw new RangeError('two forms');
  const score = ({ tables }: typeof newer): number => tables[2].score + tables[3].score;
  if (score(older) === 0 && score(newer) === 0)
    return formOfText(textsOf(document)) === '2019' ? older : newer;
  return score(older) > score(newer) ? older : newer;
}

/** The line above each table, where one stands there. */
function captionsIn({ blocks }: SourceDocument): ReadonlyMap<SourceTable, string> {
  return new Map(
    blocks.flatMap((block, at) => {
      const above = blocks[at - 1];
      return block.kind === 'table' && above?.kind === 'text' ? [[block, above.text] as const] : [];
    }),
  );
}

/**
 * Rows of table three that stand outside of it as lines, as the end of a table without rulings on a new page: they are taken where
 * each of their seven figures stands apart.
 */
function withLooseRows(
  table: ReadTable,
  { narrative, version }: { narrative: Narrative; version: FormVersion },
): ReadTable {
  const lines = narrative.linesOfPart.get(3) ?? [];
  const absent = new Set(table.notes.filter(({ rule }) => rule === 'X-READ-ROW').map(({ where }) => where));
  if (absent.size === 0 || lines.length === 0) return table;
  const loose = [...readFlatRequests(lines.map(asText), version)].filter(
    ([name, { doubt, raw }]) => absent.has(rowWhere(name)) && doubt === null && /^\S{1,12}$/u.test(raw),
  );
  const found = new Set(loose.map(([name]) => rowWhere(name)));
  return {
    ...table,
    cells: new Map([...table.cells, ...loose]),
    notes: table.notes.filter(({ where }) => !found.has(where)),
  };
}

function rowWhere(name: string): string {
  return `t3/row:${name.split('.').slice(1, -1).join('.')}`;
}

/** A table that was copied as text: its part if the headings tell it, else the whole document. */
function flatTable(
  number: TableNumber,
  { document, narrative, version }: { document: SourceDocument; narrative: Narrative; version: FormVersion },
): ReadTable {
  const own = narrative.linesOfPart.get(number);
  const isThere = own?.some((line) => line.text.trim() !== '') === true;
  const cells = flatCellsIn(number, isThere ? own : linesOf(document), version);
  return {
    cells,
    notes:
      cells.size === 0
        ? [noTable(number)]
        : [...flatNotes(number, cells), ...absentIn(cells, number, version)],
    score: 0,
    rows: new Set(),
  };
}

/**
 * The cells in lines that are no sentences. Where all are sentences, those of a table that is named by half in them: what a text says
 * of a table that is missing or a picture (公示行政处罚7件) is none of its cells.
 */
function flatCellsIn(
  number: TableNumber,
  lines: readonly Line[],
  version: FormVersion,
): ReadonlyMap<string, ReadCell> {
  const apart = flatCells(number, lines.filter(({ text }) => !text.includes('。')).map(asText), version);
  if (apart.size > 0) return apart;
  const whole = flatCells(number, lines.map(asText), version);
  const names = version === '2019' ? CELL_NAMES_2019 : cellNames();
  const all = names.filter((name) => name.startsWith(`t${number}.`)).length;
  return whole.size * 2 < all ? apart : whole;
}

function flatCells(
  number: TableNumber,
  blocks: readonly SourceText[],
  version: FormVersion,
): ReadonlyMap<string, ReadCell> {
  switch (number) {
    case 2:
      return readFlatTableTwo(blocks, version);
    case 3:
      return readFlatRequests(blocks, version);
    case 4:
      return readFlatDisputes(blocks);
  }
}

function textsOf(document: SourceDocument): SourceText[] {
  return document.blocks.filter((block) => block.kind === 'text');
}

function asText({ text, place }: Line): SourceText {
  return { kind: 'text', text, place };
}

const PARTS: Readonly<Record<TableNumber, string>> = { 2: '第二部分', 3: '第三部分', 4: '第四部分' };

function noTable(number: TableNumber): ReadNote {
  return {
    rule: 'X-READ-TABLE',
    severity: 'error',
    where: `t${number}`,
    quote: PARTS[number],
    message: `没有找到${PARTS[number]}的表格。请检查文件是否完整，或者表格是否做成了图片。`,
  };
}

function flatNotes(number: TableNumber, cells: ReadonlyMap<string, ReadCell>): ReadNote[] {
  const rows = new Set(
    [...cells]
      .filter(([, { doubt }]) => doubt === NO_READING)
      .map(([name]) => name.split('.').slice(0, -1).join('.')),
  );
  return [...rows].map((row) => ({
    rule: 'X-READ-GLUED',
    severity: 'warning',
    where: number === 4 ? 't4' : `t${number}/row:${row.slice(3)}`,
    quote: cells.get([...cells.keys()].find((name) => name.startsWith(`${row}.`)) ?? '')?.raw ?? '',
    message: `${PARTS[number]}的表格是连写的文字，“${row}”各格的数字没有唯一的拆分结果，请人工填写。`,
  }));
}

/** Rows of tables two and three whose words weren't found in one piece. */
function absentIn(
  cells: ReadonlyMap<string, ReadCell>,
  number: TableNumber,
  version: FormVersion,
): ReadNote[] {
  if (number === 4) return [];
  if (number === 2) return absentInTwo(cells, version);
  return formRows(version)
    .filter(({ key }) => !cells.has(`t3.${key}.total`))
    .map(absentRow);
}

/** The figures of a table that was read out of a part's text aren't its narrative. */
function withoutFigures(part: ReadPart, flat: ReadonlySet<number>): ReadPart {
  if (part.number === null || !flat.has(part.number)) return part;
  const sentences = part.text.split('\n').filter((line) => /[。；]$/u.test(line));
  return { ...part, text: sentences.join('\n') };
}
