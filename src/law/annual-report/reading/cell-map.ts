import type { NumberKind } from './read-number.ts';
import { readNumber } from './read-number.ts';
import type { ReadCell } from './read-report.ts';
import type { SourceCell, SourcePlace } from './source-document.ts';

/** A cell of the report from a cell of the file; one that the row hasn't is blank. */
export function readCell(
  cell: SourceCell | null,
  { kind = 'count', doubt = null, row }: { kind?: NumberKind; doubt?: string | null; row: SourcePlace },
): ReadCell {
  if (cell === null) return { value: null, raw: '', dress: 'blank', place: row, doubt };
  const { value, dress, doubt: own } = readNumber(cell.text, kind);
  return { value, raw: cell.text, dress, place: cell.place, doubt: doubt ?? own };
}

/** The place of a whole row. */
export function rowPlace(own: readonly SourceCell[], table: SourcePlace): SourcePlace {
  const place = own[0]?.place ?? table;
  const { column: _column, ...rest } = place;
  return rest;
}
