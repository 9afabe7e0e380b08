import type { Selectable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { ObligationRow } from './obligations.repository.ts';

/** A correction of a stage's day, or its taking back. */
export type StageChangeRow = Selectable<Tables['work_stage_changes']>;

/** Adds a change of a stage. Two at once can't: the primary key has the number. */
export async function appendStageChange(db: Tx, row: StageChangeRow): Promise<void> {
  await db.insertInto('work_stage_changes').values(row).execute();
}

/** The changes of the stages of some pieces of work, each stage's in order. */
export async function stageChangesOf(db: Db, workIds: readonly string[]): Promise<StageChangeRow[]> {
  if (workIds.length === 0) return [];
  return db
    .selectFrom('work_stage_changes')
    .selectAll()
    .where('work_item_id', 'in', workIds)
    .orderBy('work_item_id')
    .orderBy('seq')
    .orderBy('number')
    .execute();
}

/** What a stage of a piece of work made due and wasn't taken back, locked. */
export async function obligationsOfStage(
  db: Tx,
  of: { readonly workItemId: string; readonly stage: string },
): Promise<ObligationRow[]> {
  return db
    .selectFrom('obligations')
    .selectAll()
    .where('work_item_id', '=', of.workItemId)
    .where('stage', '=', of.stage)
    .where((eb) => eb.or([eb('settled_kind', 'is', null), eb('settled_kind', '<>', 'takenBack')]))
    .orderBy('id')
    .forUpdate()
    .execute();
}
