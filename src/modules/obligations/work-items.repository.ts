import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** A piece of work. */
export type WorkRow = Selectable<Tables['work_items']>;
/** A stage that it entered. */
export type StageRow = Selectable<Tables['work_stages']>;

/** One piece of work, or null. `lock`: until the end of the transaction. */
export async function findWork(
  db: Db,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<WorkRow | null> {
  let query = db.selectFrom('work_items').selectAll().where('id', '=', id);
  if (options.lock === true) query = query.forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** An agency's pieces of work, those that go on first, then the latest changed. */
export async function workOfAgency(db: Db, agencyId: string): Promise<WorkRow[]> {
  return db
    .selectFrom('work_items')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy((eb) => eb('closed_on', 'is not', null))
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
}

/** An agency's work that goes on. */
export async function openWork(db: Db, agencyId: string): Promise<WorkRow[]> {
  return db
    .selectFrom('work_items')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('closed_on', 'is', null)
    .orderBy('id')
    .execute();
}

/** Enters a piece of work. */
export async function insertWork(db: Tx, row: Insertable<Tables['work_items']>): Promise<void> {
  await db.insertInto('work_items').values(row).execute();
}

/** Changes a piece of work. */
export async function updateWork(
  db: Tx,
  id: string,
  change: Updateable<Tables['work_items']>,
): Promise<void> {
  await db.updateTable('work_items').set(change).where('id', '=', id).execute();
}

/** Adds a stage. Two at once can't: the primary key has the number. */
export async function appendStage(db: Tx, row: StageRow): Promise<void> {
  await db.insertInto('work_stages').values(row).execute();
}

/** The stages of some pieces of work, in order. */
export async function stagesOfWork(db: Db, workIds: readonly string[]): Promise<Map<string, StageRow[]>> {
  if (workIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('work_stages')
    .selectAll()
    .where('work_item_id', 'in', workIds)
    .orderBy('work_item_id')
    .orderBy('seq')
    .execute();
  return Map.groupBy(rows, (row) => row.work_item_id);
}
