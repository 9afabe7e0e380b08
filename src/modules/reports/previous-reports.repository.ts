import type { Selectable } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { CellValue } from '../../law/annual-report/tables.ts';
import type { KeptReading } from './previous-reading.ts';

/** A report that was read from a file: as it was read, and once a person confirmed it the cells that hold. */
export type PreviousRow = Omit<Selectable<Tables['previous_reports']>, 'reading' | 'cells'> & {
  readonly reading: KeptReading;
  readonly cells: Readonly<Record<string, CellValue>> | null;
};

/** The one in force for an agency's year, or undefined. `lock`: until the end of the transaction. */
export async function findPrevious(
  db: Db,
  of: { agencyId: string; year: number },
  options: { lock?: boolean } = {},
): Promise<PreviousRow | undefined> {
  let query = db
    .selectFrom('previous_reports')
    .selectAll()
    .where('agency_id', '=', of.agencyId)
    .where('year', '=', of.year)
    .where('ended_at', 'is', null);
  if (options.lock === true) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    ...row,
    reading: row.reading as KeptReading,
    cells: row.cells as Readonly<Record<string, CellValue>> | null,
  };
}

/** Puts a reading in force; one that was there before is kept as history. */
export async function putPrevious(
  db: Db,
  row: Omit<PreviousRow, 'cells' | 'confirmed_by' | 'confirmed_by_name' | 'confirmed_at' | 'ended_at'>,
): Promise<void> {
  await endPrevious(db, { agencyId: row.agency_id, year: row.year, at: row.read_at });
  await db
    .insertInto('previous_reports')
    .values({ ...row, reading: JSON.stringify(row.reading) })
    .execute();
}

/** Ends the one in force; false when there was none. */
export async function endPrevious(
  db: Db,
  of: { agencyId: string; year: number; at: Date },
): Promise<boolean> {
  const result = await db
    .updateTable('previous_reports')
    .set({ ended_at: of.at })
    .where('agency_id', '=', of.agencyId)
    .where('year', '=', of.year)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Notes what a person confirmed. */
export async function confirmPrevious(
  db: Db,
  confirmed: {
    id: string;
    cells: Readonly<Record<string, CellValue>>;
    byAccount: string | null;
    byName: string;
    at: Date;
  },
): Promise<void> {
  await db
    .updateTable('previous_reports')
    .set({
      cells: JSON.stringify(confirmed.cells),
      confirmed_by: confirmed.byAccount,
      confirmed_by_name: confirmed.byName,
      confirmed_at: confirmed.at,
    })
    .where('id', '=', confirmed.id)
    .execute();
}
