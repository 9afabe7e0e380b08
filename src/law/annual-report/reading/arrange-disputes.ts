import { DISPUTE_COLUMNS, DISPUTE_KINDS, TABLE2_CONTENT_LABEL } from '../form.ts';
import { disputeColumnOf, disputeKindOf, speaksOfDisputes } from './dispute-headings.ts';
import { bareLabel } from './label-likeness.ts';
import { looksLikeValue } from './read-number.ts';
import type { SourceBlock, SourceCell, SourceTable } from './source-document.ts';

const FIGURES = DISPUTE_KINDS.length * DISPUTE_COLUMNS.length;
/** Words that stand in table four alone. */
const OF_DISPUTES = /复议|诉讼|起诉|^结果(?:维持|纠正)$|^尚未审结$/u;
const OF_TABLE_TWO = new RegExp(`^(?:${TABLE2_CONTENT_LABEL}|第二十条第\\p{L}项)$`, 'u');

/** Tables two and four where they were laid out beside each other as one grid: as two tables. Nothing else is parted. */
export function partedDisputes(table: SourceTable): readonly SourceTable[] {
  const two = table.cells.filter(({ text }) => OF_TABLE_TWO.test(bareLabel(text)));
  const four = table.cells.filter(({ text }) => OF_DISPUTES.test(bareLabel(text)));
  if (two.length === 0 || !speaksOfDisputes(four.map(({ text }) => text))) return [table];
  const at = seamOf(two, four) ?? seamOf(four, two);
  const crosses = ({ column, colspan, text }: SourceCell): boolean =>
    at !== null && column < at && at < column + colspan && text.trim() !== '';
  if (at === null || table.cells.some(crosses)) return [table];
  const right = table.cells.filter((cell) => cell.column >= at);
  return [
    {
      ...table,
      columns: at,
      cells: table.cells
        .filter(({ column }) => column < at)
        .map((cell) => ({ ...cell, colspan: Math.min(cell.colspan, at - cell.column) })),
    },
    {
      ...table,
      columns: table.columns - at,
      cells: right.map((cell) => ({ ...cell, column: cell.column - at })),
    },
  ];
}

/** The column where the second of two tables beside each other begins; null where they aren't. */
function seamOf(left: readonly SourceCell[], right: readonly SourceCell[]): number | null {
  const end = Math.max(...left.map(({ column, colspan }) => column + colspan));
  const start = Math.min(...right.map(({ column }) => column));
  return end <= start ? start : null;
}

/**
 * Table four as one where the end of a page stands between its headings and its figures, or among its headings: only where what is
 * left of these has the form's order on both pages.
 */
export function joinDisputeHeadings(blocks: readonly SourceBlock[]): SourceBlock[] {
  const joined: SourceBlock[] = [];
  for (const block of blocks) {
    const above = joined.at(-1);
    const whole = above?.kind === 'table' && block.kind === 'table' ? joinedTable(above, block) : null;
    if (whole === null) joined.push(block);
    else joined[joined.length - 1] = whole;
  }
  return joined;
}

function joinedTable(above: SourceTable, below: SourceTable): SourceTable | null {
  const isFigure = ({ text }: SourceCell): boolean => text.trim() !== '' && looksLikeValue(text);
  if (below.columns !== FIGURES || below.rows > 3 || above.rows > 4 || above.cells.some(isFigure))
    return null;
  if (!above.cells.some(({ text }) => OF_DISPUTES.test(bareLabel(text)))) return null;
  const last = below.cells.filter(({ row }) => row === below.rows - 1);
  if (last.length !== FIGURES || !last.every(({ text }) => looksLikeValue(text))) return null;
  const headings = above.columns === FIGURES ? above.cells : groupHeadings(above, below);
  return headings === null
    ? null
    : {
        ...above,
        columns: FIGURES,
        rows: above.rows + below.rows,
        cells: [...headings, ...below.cells.map((cell) => ({ ...cell, row: cell.row + above.rows }))],
      };
}

/** The headings of the groups over the five columns of each, if the columns below are the form's. */
function groupHeadings(above: SourceTable, below: SourceTable): SourceCell[] | null {
  const isForms = below.cells.every(({ text, column }) => {
    if (text.trim() === '' || looksLikeValue(text)) return true;
    return disputeColumnOf(bareLabel(text)) === DISPUTE_COLUMNS[column % DISPUTE_COLUMNS.length];
  });
  const groups = DISPUTE_KINDS.map((kind) =>
    above.cells.find(({ text }) => disputeKindOf(bareLabel(text)) === kind),
  );
  const isInOrder = groups.every(
    (cell, at) => cell !== undefined && cell.column > (groups[at - 1]?.column ?? -1),
  );
  if (!isForms || !isInOrder || below.rows < 2) return null;
  return groups.flatMap((cell, at) =>
    cell === undefined
      ? []
      : [
          {
            ...cell,
            row: above.rows - 1,
            rowspan: 1,
            column: at * DISPUTE_COLUMNS.length,
            colspan: DISPUTE_COLUMNS.length,
          },
        ],
  );
}
