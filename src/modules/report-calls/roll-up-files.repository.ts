import type { Db } from '../../platform/database/connect.ts';
import type { KeptReading } from '../reports/previous-reading.ts';
import type { RollUpFileRow, RollUpSlot } from './report-calls.types.ts';

/** The files in force for a call's roll-up, by what they stand for. */
export async function rollUpFiles(db: Db, callId: string): Promise<Map<RollUpSlot, RollUpFileRow>> {
  const rows = await db
    .selectFrom('report_roll_up_files')
    .selectAll()
    .where('call_id', '=', callId)
    .where('ended_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.slot, { ...row, reading: row.reading as KeptReading }]));
}

/** Puts a file in force; one that was there before is kept as history. */
export async function putRollUpFile(db: Db, file: Omit<RollUpFileRow, 'ended_at'>): Promise<void> {
  await endRollUpFile(db, { callId: file.call_id, slot: file.slot, at: file.read_at });
  await db
    .insertInto('report_roll_up_files')
    .values({ ...file, reading: JSON.stringify(file.reading) })
    .execute();
}

/** Ends the one in force; false when there was none. */
export async function endRollUpFile(
  db: Db,
  of: { callId: string; slot: RollUpSlot; at: Date },
): Promise<boolean> {
  const result = await db
    .updateTable('report_roll_up_files')
    .set({ ended_at: of.at })
    .where('call_id', '=', of.callId)
    .where('slot', '=', of.slot)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
