import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { stageChangesOf, type StageChangeRow } from './stage-changes.repository.ts';

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

/** An agency's work that goes on; its stages stay as they are until the end of the transaction. */
export async function openWork(db: Tx, agencyId: string): Promise<WorkRow[]> {
  return db
    .selectFrom('work_items')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('closed_on', 'is', null)
    .orderBy('id')
    .forShare()
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

/** The number of the next stage; those that were taken back keep theirs. */
export async function nextStageSeq(db: Tx, workId: string): Promise<number> {
  const row = await db
    .selectFrom('work_stages')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where('work_item_id', '=', workId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** The stages at which some pieces of work are or were, in order, with their days as they are known now; none that was taken back. */
export async function stagesOfWork(db: Db, workIds: readonly string[]): Promise<Map<string, StageRow[]>> {
  return Map.groupBy(inForce(await stagesEntered(db, workIds), await stageChangesOf(db, workIds)), workOf);
}

/** All that were entered, taken back or not, as they were entered. */
export async function stagesEntered(db: Db, workIds: readonly string[]): Promise<StageRow[]> {
  if (workIds.length === 0) return [];
  return db
    .selectFrom('work_stages')
    .selectAll()
    .where('work_item_id', 'in', workIds)
    .orderBy('work_item_id')
    .orderBy('seq')
    .execute();
}

/** What the last change of each stage leaves of it. */
function inForce(entered: readonly StageRow[], changes: readonly StageChangeRow[]): StageRow[] {
  const last = new Map(changes.map((change) => [`${change.work_item_id} ${change.seq}`, change]));
  return entered.flatMap((row) => {
    const change = last.get(`${row.work_item_id} ${row.seq}`);
    if (change === undefined) return [row];
    return change.entered_on === null ? [] : [{ ...row, entered_on: change.entered_on }];
  });
}

function workOf(row: StageRow): string {
  return row.work_item_id;
}
