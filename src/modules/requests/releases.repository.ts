import type { Insertable, Selectable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** What a check of something for an applicant found. */
export type ReleaseCheckRow = Selectable<Tables['request_release_checks']>;
/** That somebody answers for a finding. */
export type ReleaseDecisionRow = Selectable<Tables['request_release_decisions']>;

/** The last check of each item of a request, by item. */
export async function releaseChecks(db: Db, caseId: string): Promise<Map<string, ReleaseCheckRow>> {
  const rows = await db
    .selectFrom('request_release_checks')
    .selectAll()
    .where('case_id', '=', caseId)
    .execute();
  return new Map(rows.map((row) => [row.item, row]));
}

/** Keeps a check in place of the one before. */
export async function keepReleaseCheck(
  db: Tx,
  row: Insertable<Tables['request_release_checks']>,
): Promise<void> {
  const { case_id: _case, item: _item, ...rest } = row;
  await db
    .insertInto('request_release_checks')
    .values(row)
    .onConflict((conflict) => conflict.columns(['case_id', 'item']).doUpdateSet(rest))
    .execute();
}

/** What was accepted in a request, by whom and why. */
export async function releaseDecisions(db: Db, caseId: string): Promise<ReleaseDecisionRow[]> {
  return db.selectFrom('request_release_decisions').selectAll().where('case_id', '=', caseId).execute();
}

/** Writes down that somebody answers for a finding; the first who did stands. */
export async function insertReleaseDecision(
  db: Tx,
  row: Insertable<Tables['request_release_decisions']>,
): Promise<void> {
  await db
    .insertInto('request_release_decisions')
    .values(row)
    .onConflict((conflict) => conflict.columns(['case_id', 'item', 'fingerprint']).doNothing())
    .execute();
}
