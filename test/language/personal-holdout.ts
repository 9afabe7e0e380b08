import type { CorpusLayout } from './personal-data-corpus.ts';
import { CELLS, type Cell, type Sheet, type TableLayout, plain } from './personal-sheet.ts';

/**
 * Layouts that the detector wasn't made with: they were written when it was done. What they show first is what strangers' lists
 * will; a fault that is mended because of them is no unseen one any more.
 */

type Rows = readonly (readonly Cell[])[];

function headsOf(rows: Rows): string[] {
  return (rows[0] ?? []).map((cell) => cell.map(({ words }) => words).join(''));
}

function bodyOf(rows: Rows): Rows {
  return rows.slice(1);
}

function wordsOf(cell: Cell): string {
  return cell.map(({ words }) => words).join('');
}

/** | 姓名 | 电话 |, with a line of dashes under the heads. */
const BARS: TableLayout = (rows, sheet) => {
  for (const [at, cells] of rows.entries()) {
    sheet.write('| ');
    for (const cell of cells) {
      sheet.pieces(cell);
      sheet.write(' | ');
    }
    sheet.write('\n');
    if (at === 0) sheet.write(`|${cells.map(() => '---|').join('')}\n`);
  }
};

/** Half-width commas, as a list is exported. */
const COMMAS: TableLayout = (rows, sheet) => {
  for (const cells of rows) {
    for (const [at, cell] of cells.entries()) {
      if (at > 0) sheet.write(',');
      sheet.pieces(cell);
    }
    sheet.write('\n');
  }
};

/** 姓名：…，身份证号：…；a person a paragraph. */
const SENTENCES: TableLayout = (rows, sheet) => {
  const heads = headsOf(rows);
  for (const cells of bodyOf(rows)) {
    sheet.block({ kind: 'paragraph' }, () => {
      for (const [at, cell] of cells.entries()) {
        if (wordsOf(cell) === '') continue;
        if (at > 0) sheet.write('，');
        sheet.write(`${heads[at] ?? ''}：`);
        sheet.pieces(cell);
      }
      sheet.write('。');
    });
    sheet.write('\n');
  }
};

/** A field a line. */
const FIELDS: TableLayout = (rows, sheet) => {
  const heads = headsOf(rows);
  for (const cells of bodyOf(rows)) {
    for (const [at, cell] of cells.entries()) {
      sheet.block({ kind: 'paragraph' }, () => {
        sheet.write(`${heads[at] ?? ''}：`);
        sheet.pieces(cell);
      });
      sheet.write('\n');
    }
    sheet.write('\n');
  }
};

/** A form for each person: head, value, head, value. */
const FORMS: TableLayout = (rows, sheet) => {
  const heads = headsOf(rows);
  for (const cells of bodyOf(rows)) {
    const table = sheet.newTable();
    for (const [at, cell] of cells.entries()) {
      const [row, column] = [Math.floor(at / 2), (at % 2) * 2];
      cellOf(sheet, { table, row, column }, [plain(heads[at] ?? '')]);
      cellOf(sheet, { table, row, column: column + 1 }, cell);
      if (at % 2 === 1) sheet.write('\n');
    }
    sheet.write('\n');
  }
};

/** Two persons side by side under heads that stand twice. */
const HALVES: TableLayout = (rows, sheet) => {
  const [head = []] = rows;
  const body = bodyOf(rows);
  const half = Math.ceil(body.length / 2);
  const sideBySide = body.slice(0, half).map((left, at) => [...left, ...(body[half + at] ?? [])]);
  CELLS([[...head, ...head], ...sideBySide], sheet);
};

/** A row of heads over the heads. */
const TWO_HEADS: TableLayout = (rows, sheet) => {
  const width = rows[0]?.length ?? 0;
  const upper = Array.from({ length: width }, (_, at): Cell => [
    plain(at < width / 2 ? '基本信息' : '发放情况'),
  ]);
  CELLS([upper, ...rows], sheet);
};

/** The title of the list in its first row. */
const TITLE_ROW: TableLayout = (rows, sheet) => {
  const width = rows[0]?.length ?? 0;
  const title = Array.from({ length: width }, (_, at): Cell => [plain(at === 0 ? '青禾镇名单汇总表' : '')]);
  const note = Array.from({ length: width }, (_, at): Cell => [
    plain(at === 0 ? '填报单位：青禾镇民政办' : ''),
  ]);
  CELLS([title, note, ...rows], sheet);
};

/** Heads in the first column, a person a column. */
const TRANSPOSED: TableLayout = (rows, sheet) => {
  const width = rows[0]?.length ?? 0;
  CELLS(
    Array.from({ length: width }, (_, column) => rows.map((cells) => cells[column] ?? [])),
    sheet,
  );
};

/** Plain lines whose heads stand again on each page. */
const PAGES: TableLayout = (rows, sheet) => {
  const [head = []] = rows;
  for (const [at, cells] of bodyOf(rows).entries()) {
    if (at % 4 === 0) {
      if (at > 0) sheet.write(`第${at / 4}页\n\n`);
      writeLine(head, '   ', sheet);
    }
    writeLine(cells, '   ', sheet);
  }
};

/** Names with a space in them, cells between wide spaces. */
const WIDE: TableLayout = (rows, sheet) => {
  for (const cells of rows) writeLine(cells, '\u3000\u3000', sheet);
};

function writeLine(cells: readonly Cell[], parting: string, sheet: Sheet): void {
  for (const [at, cell] of cells.entries()) {
    if (at > 0) sheet.write(parting);
    sheet.pieces(cell);
  }
  sheet.write('\n');
}

function cellOf(
  sheet: Sheet,
  { table, row, column }: { table: number; row: number; column: number },
  cell: Cell,
): void {
  sheet.block({ kind: 'cell', table, row, column }, () => sheet.pieces(cell));
  sheet.write('\t');
}

/** The layouts that stood aside while the detector was made. */
export const HOLDOUT_LAYOUTS: readonly CorpusLayout[] = [
  { name: 'bars', table: BARS, asBlocks: false },
  { name: 'commas', table: COMMAS, asBlocks: false },
  { name: 'sentences', table: SENTENCES, asBlocks: true },
  { name: 'fields', table: FIELDS, asBlocks: false },
  { name: 'forms', table: FORMS, asBlocks: true },
  { name: 'halves', table: HALVES, asBlocks: true },
  { name: 'two heads', table: TWO_HEADS, asBlocks: true },
  { name: 'title row', table: TITLE_ROW, asBlocks: true },
  { name: 'transposed', table: TRANSPOSED, asBlocks: true },
  { name: 'pages', table: PAGES, asBlocks: false },
  { name: 'wide', table: WIDE, asBlocks: false },
];
