import type { CheckedText, TextBlock } from '../checked-text.ts';
import { type ColumnRole, roleOf } from './column-roles.ts';
import { labelledRecords } from './labelled-fields.ts';
import { cellsOfLines } from './line-tables.ts';
import { isPersonName } from './person-names.ts';
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
/** So many records under the same heads are a list. */
const LIST = 3;

/** The tables of a text: those of its blocks, lines that stand in columns under heads, and records of labelled fields. */
export function tablesOf(checked: CheckedText): TextTable[] {
  const { text } = checked;
  const tables = [...rowsOfBlocks(checked.blocks), ...cellsOfLines(checked)].map((raw) =>
    tableOf(text, raw[0]?.[0]?.start ?? 0, recordsOf(text, raw)),
  );
  return [...tables, ...listsOfRecords(checked)].filter(({ rows }) => rows.length > 0);
}

/** Records under the same heads as one table; those that aren't surely a person's are read as prose. */
function listsOfRecords(checked: CheckedText): TextTable[] {
  const lists = new Map<string, HeadedCell[][]>();
  for (const record of labelledRecords(checked)) {
    const heads = record.map(({ head }) => head).join(' ');
    const list = lists.get(heads);
    if (list === undefined) lists.set(heads, [record]);
    else list.push(record);
  }
  return [...lists.values()].flatMap((records) => {
    const table = tableOf(checked.text, records[0]?.[0]?.start ?? 0, records);
    const isList = records.length >= LIST || (records[0]?.length ?? 0) >= RECORD;
    const told = PERSONAL.some((role) => table.roles.has(role));
    return table.ofPersons && (told || isList) ? [table] : [];
  });
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
  const names = headsOfNames(records);
  const rows = records.map((cells) =>
    cells.map((cell): TextCell => ({ ...cell, role: names.has(cell.head) ? 'name' : roleOf(cell.head) })),
  );
  const roles = new Set(rows.flatMap((cells) => cells.map(({ role }) => role)));
  return { roles, rows, ofPersons: isOfPersons(roles), above: text.slice(Math.max(0, first - ABOVE), first) };
}

/** Heads that say nothing, over cells most of which are names. */
function headsOfNames(records: readonly (readonly HeadedCell[])[]): ReadonlySet<string> {
  const counts = new Map<string, { names: number; all: number }>();
  for (const { head, words } of records.flat()) {
    if (head === '' || words === '' || roleOf(head) !== 'other') continue;
    const { names, all } = counts.get(head) ?? { names: 0, all: 0 };
    counts.set(head, { names: names + (isPersonName(words) ? 1 : 0), all: all + 1 });
  }
  const least = [...new Set(records.flat().map(({ head }) => head))].some((head) =>
    PERSONAL.includes(roleOf(head)),
  )
    ? 1
    : 2;
  return new Set(
    [...counts].filter(([, { names, all }]) => names >= least && names * 3 >= all * 2).map(([head]) => head),
  );
}

function isOfPersons(roles: ReadonlySet<ColumnRole>): boolean {
  const named = roles.has('name') || roles.has('childName') || roles.has('identity');
  const ofOffices = roles.has('office') || roles.has('contact');
  return named && (PERSONAL.some((role) => roles.has(role)) || !ofOffices);
}
