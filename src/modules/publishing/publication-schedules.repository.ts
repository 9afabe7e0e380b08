import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** A set time of publication or taking down. */
export type ScheduleRow = Selectable<Tables['publication_schedules']>;

/** Whether something is published or taken down at its time. */
export type ScheduleAction = ScheduleRow['action'];

/** Sets a time. */
export async function insertSchedule(
  db: Db,
  row: Insertable<Tables['publication_schedules']>,
): Promise<void> {
  await db.insertInto('publication_schedules').values(row).execute();
}

/** Changes a time that waits or was held; false when it isn't at `version` any more, or over. */
export async function changeSchedule(
  db: Db,
  which: { id: string; version: number },
  change: Updateable<Tables['publication_schedules']>,
): Promise<boolean> {
  const result = await db
    .updateTable('publication_schedules')
    .set({ ...change, version: which.version + 1 })
    .where('id', '=', which.id)
    .where('version', '=', which.version)
    .where('state', 'in', ['waiting', 'held'])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Takes a time whose moment has come, once: false when another process was faster, or a person has changed or cancelled it.
 * Call with the document locked, in the transaction of what it stands for.
 */
export async function claimSchedule(
  db: Db,
  claim: { id: string; now: Date; state: 'done' | 'held'; note: string },
): Promise<boolean> {
  const result = await db
    .updateTable('publication_schedules')
    .set((eb) => ({
      state: claim.state,
      note: claim.note,
      settled_at: claim.now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', claim.id)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', claim.now)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ends what waits or was held for a document, because it was done in another way. */
export async function settleSchedules(
  db: Db,
  of: { documentId: string; action: ScheduleAction; note: string; at: Date },
): Promise<void> {
  await db
    .updateTable('publication_schedules')
    .set((eb) => ({
      state: 'cancelled' as const,
      note: of.note,
      settled_at: of.at,
      version: eb('version', '+', 1),
    }))
    .where('document_id', '=', of.documentId)
    .where('action', '=', of.action)
    .where('state', 'in', ['waiting', 'held'])
    .execute();
}

/** The time that waits or was held for a document, or undefined. */
export async function openSchedule(
  db: Db,
  of: { documentId: string; action: ScheduleAction },
): Promise<ScheduleRow | undefined> {
  return db
    .selectFrom('publication_schedules')
    .selectAll()
    .where('document_id', '=', of.documentId)
    .where('action', '=', of.action)
    .where('state', 'in', ['waiting', 'held'])
    .executeTakeFirst();
}

/** One of them by its identifier. */
export async function scheduleById(db: Db, id: string): Promise<ScheduleRow | undefined> {
  return db.selectFrom('publication_schedules').selectAll().where('id', '=', id).executeTakeFirst();
}

/** All times that were ever set for a document, the newest first. */
export async function schedulesOf(db: Db, documentId: string): Promise<ScheduleRow[]> {
  return db
    .selectFrom('publication_schedules')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
}

/** Waiting times whose moment has come, the earliest first. */
export async function dueSchedules(db: Db, now: Date, limit: number): Promise<ScheduleRow[]> {
  return db
    .selectFrom('publication_schedules')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** What could not be carried out at some agencies, the earliest first. */
export async function heldSchedules(
  db: Db,
  of: { agencyIds: readonly string[]; limit: number },
): Promise<ScheduleRow[]> {
  if (of.agencyIds.length === 0) return [];
  return db
    .selectFrom('publication_schedules')
    .selectAll()
    .where('state', '=', 'held')
    .where('agency_id', 'in', of.agencyIds)
    .orderBy('due_at')
    .orderBy('id')
    .limit(of.limit)
    .execute();
}
