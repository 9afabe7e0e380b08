import type { Db } from '../../platform/database/connect.ts';
import type { Call, CallRow, LevelDeadlines } from './report-calls.types.ts';

/** The call with its days and members, or undefined. `lock`: until the end of the transaction. */
export async function findCall(
  db: Db,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Call | undefined> {
  let query = db.selectFrom('report_calls').selectAll().where('id', '=', id);
  if (options.lock === true) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row === undefined ? undefined : withDetails(db, row);
}

/** Calls that one of the agencies opened or is asked by, newest year first. */
export async function callsAround(db: Db, agencyIds: readonly string[]): Promise<Call[]> {
  if (agencyIds.length === 0) return [];
  const rows = await db
    .selectFrom('report_calls')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('agency_id', 'in', agencyIds),
        eb(
          'id',
          'in',
          eb.selectFrom('report_call_members').select('call_id').where('agency_id', 'in', agencyIds),
        ),
      ]),
    )
    .orderBy('year', 'desc')
    .orderBy('opened_at')
    .execute();
  return Promise.all(rows.map(async (row) => withDetails(db, row)));
}

/** Adds a call; false when the agency has one for the year. */
export async function insertCall(db: Db, call: CallRow): Promise<boolean> {
  const result = await db
    .insertInto('report_calls')
    .values(call)
    .onConflict((conflict) => conflict.columns(['agency_id', 'year']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Changes the note and counts the version up. */
export async function updateCall(db: Db, change: { id: string; note: string }): Promise<void> {
  await db
    .updateTable('report_calls')
    .set((eb) => ({ note: change.note, version: eb('version', '+', 1) }))
    .where('id', '=', change.id)
    .execute();
}

/** Puts the days of a call in place of those that were there. */
export async function putDeadlines(
  db: Db,
  callId: string,
  deadlines: readonly LevelDeadlines[],
): Promise<void> {
  await db.deleteFrom('report_call_deadlines').where('call_id', '=', callId).execute();
  await db
    .insertInto('report_call_deadlines')
    .values(
      deadlines.map(({ level, submitBy, returnBy, publishBy }) => ({
        call_id: callId,
        level,
        submit_by: submitBy,
        return_by: returnBy,
        publish_by: publishBy,
      })),
    )
    .execute();
}

/** Asks further agencies. */
export async function addMembers(db: Db, callId: string, agencyIds: readonly string[]): Promise<void> {
  if (agencyIds.length === 0) return;
  await db
    .insertInto('report_call_members')
    .values(agencyIds.map((agency_id) => ({ call_id: callId, agency_id })))
    .execute();
}

/** Leaves agencies out that have submitted and prepared nothing. Answers what they had explained, which goes with them. */
export async function removeMembers(
  db: Db,
  callId: string,
  agencyIds: readonly string[],
): Promise<{ agencyId: string; finding: string; reason: string }[]> {
  if (agencyIds.length === 0) return [];
  const answers = await db
    .deleteFrom('report_call_answers')
    .where('call_id', '=', callId)
    .where('agency_id', 'in', agencyIds)
    .returning(['agency_id', 'finding', 'reason'])
    .execute();
  await db
    .deleteFrom('report_call_members')
    .where('call_id', '=', callId)
    .where('agency_id', 'in', agencyIds)
    .execute();
  return answers.map(({ agency_id, ...answer }) => ({ agencyId: agency_id, ...answer }));
}

async function withDetails(db: Db, row: CallRow): Promise<Call> {
  const deadlines = await db
    .selectFrom('report_call_deadlines')
    .selectAll()
    .where('call_id', '=', row.id)
    .execute();
  const members = await db
    .selectFrom('report_call_members')
    .select('agency_id')
    .where('call_id', '=', row.id)
    .execute();
  return {
    ...row,
    deadlines: deadlines.map((each) => ({
      level: each.level,
      submitBy: each.submit_by,
      returnBy: each.return_by,
      publishBy: each.publish_by,
    })),
    memberIds: members.map((member) => member.agency_id),
  };
}
