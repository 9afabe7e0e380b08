import type { CheckedText, TextBlock } from '../checked-text.ts';
import { type ColumnRole, roleOf } from './column-roles.ts';
import { labelledRecords } from './labelled-fields.ts';
import { cellsOfLines } from './line-tables.ts';
import { type HeadedCell, type RawCell, recordsOf } from './table-shapes.ts';

/** A cell with what its head says it holds. */
export interface TextCell extends HeadedCell {
  readonly role: ColumnRole;
}

/** Records of cells under their heads. */
export interface TextTable {
  readonly roles: ReadonlySet<ColumnRole>;
  readonly rows: readonly (readonly TextCell[])[];
  /** A list of persons, not of offices and their contact details. */
  readonly ofPersons: boolean;
  /** Words right above the table. */
  readonly above: string;
}

const ABOVE = 160;
/** Heads that only lists of persons have. */
const PERSONAL: readonly ColumnRole[] = [
  'identity',
  'bank',
  'birth',
  'age',
  'sensitive',
  'passport',
  'permit',
  'socialSecurity',
  'schoolRoll',
  'plate',
  'childName',
];
/** So many fields in a row are a record of somebody, not the way to reach an office. */
const RECORD = 4;

/** The tables of a text: those of its blocks, lines that stand in columns under heads, and records of labelled fields. */
export function tablesOf(checked: CheckedText): TextTable[] {
  const { text } = checked;
  const tables = [...rowsOfBlocks(checked.blocks), ...cellsOfLines(checked)].map((raw) =>
    tableOf(text, raw[0]?.[0]?.start ?? 0, recordsOf(text, raw)),
  );
  // A record that isn't surely a person's is read as prose.
  const records = labelledRecords(checked)
    .map((record) => tableOf(text, record[0]?.start ?? 0, [record]))
    .filter(({ roles, rows, ofPersons }) => {
      const told = PERSONAL.some((role) => roles.has(role));
      return ofPersons && (told || (rows[0]?.length ?? 0) >= RECORD);
    });
  return [...tables, ...records].filter(({ rows }) => rows.length > 0);
}

function rowsOfBlocks(blocks: readonly TextBlock[]): RawCell[][][] {
  const tables = new Map<number, Map<number, RawCell[]>>();
  for (const block of blocks) {
    if (block.kind !== 'cell') continue;
    const rows = tables.get(block.table ?? 0) ?? new Map<number, RawCell[]>();
    tables.set(block.table ?? 0, rows);
    const cells = rows.get(block.row ?? 0) ?? [];
    rows.set(block.row ?? 0, cells);
    cells.push({ start: block.start, end: block.end, column: block.column ?? cells.length });
  }
  return [...tables.values()].map((rows) =>
    [...rows.entries()].toSorted(([one], [other]) => one - other).map(([, cells]) => cells),
  );
}

function tableOf(text: string, first: number, records: readonly (readonly HeadedCell[])[]): TextTable {
  const rows = records.map((cells) => cells.map((cell): TextCell => ({ ...cell, role: roleOf(cell.head) })));
  const roles = new Set(rows.flatMap((cells) => cells.map(({ role }) => role)));
  return { roles, rows, ofPersons: isOfPersons(roles), above: text.slice(Math.max(0, first - ABOVE), first) };
}

function isOfPersons(roles: ReadonlySet<ColumnRole>): boolean {
  const named = roles.has('name') || roles.has('childName') || roles.has('identity');
  const ofOffices = roles.has('office') || roles.has('contact');
  return named && (PERSONAL.some((role) => roles.has(role)) || !ofOffices);
}
