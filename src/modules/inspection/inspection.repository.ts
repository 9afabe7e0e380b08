import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** An inspection as it is kept. */
export type InspectionRow = Selectable<Tables['inspections']>;

/** Keeps an inspection for ever: what was found then is never changed. */
export async function insertInspection(db: Tx, row: Insertable<Tables['inspections']>): Promise<void> {
  await db.insertInto('inspections').values(row).execute();
}

/** One inspection, or null. */
export async function findInspection(db: Db, id: string): Promise<InspectionRow | null> {
  return (await db.selectFrom('inspections').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** One inspection for whoever adds to it: one after another. */
export async function lockInspection(db: Tx, id: string): Promise<InspectionRow | null> {
  const row = await db
    .selectFrom('inspections')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** An inspection without what it found, as it stands with the last check by hand. */
export type InspectionHead = Pick<
  InspectionRow,
  'id' | 'agency_id' | 'day' | 'vetoed' | 'score' | 'conclusion' | 'awaiting' | 'by_name' | 'made_at'
>;

/** The inspections of an agency without what they found, the latest first. */
export async function inspectionHeads(db: Db, agencyId: string, limit: number): Promise<InspectionHead[]> {
  return heads(db)
    .where('inspections.agency_id', '=', agencyId)
    .orderBy('inspections.made_at', 'desc')
    .limit(limit)
    .execute();
}

/** Inspections that await checks by hand, at these agencies or made by this account, unless a later one took their place. */
export async function awaitingInspections(
  db: Db,
  of: { readonly agencyIds: readonly string[]; readonly madeBy: string },
): Promise<InspectionHead[]> {
  return heads(db)
    .where(({ eb, or }) =>
      or([
        ...(of.agencyIds.length === 0 ? [] : [eb('inspections.agency_id', 'in', [...of.agencyIds])]),
        eb('inspections.made_by', '=', of.madeBy),
      ]),
    )
    .where(({ eb, fn }) => eb(fn.coalesce('last.awaiting', 'inspections.awaiting'), '>', 0))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('inspections as later')
            .select('later.id')
            .whereRef('later.agency_id', '=', 'inspections.agency_id')
            .whereRef('later.made_at', '>', 'inspections.made_at'),
        ),
      ),
    )
    .orderBy('inspections.made_at', 'desc')
    .execute();
}

/** Each inspection with the last check by hand beside it. */
function heads(db: Db) {
  return db
    .selectFrom('inspections')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('inspection_hand_checks as check')
          .select(['check.conclusion', 'check.vetoed', 'check.score', 'check.awaiting'])
          .whereRef('check.inspection_id', '=', 'inspections.id')
          .orderBy('check.seq', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['inspections.id', 'inspections.agency_id', 'inspections.day'])
    .select(['inspections.by_name', 'inspections.made_at'])
    .select(({ fn }) => [
      fn.coalesce('last.conclusion', 'inspections.conclusion').as('conclusion'),
      fn.coalesce('last.vetoed', 'inspections.vetoed').as('vetoed'),
      fn.coalesce('last.score', 'inspections.score').as('score'),
      fn.coalesce('last.awaiting', 'inspections.awaiting').as('awaiting'),
    ]);
}

/** A check by hand as it is kept. */
export type HandCheckRow = Selectable<Tables['inspection_hand_checks']>;

/** Keeps a check by hand for ever. */
export async function insertHandCheck(
  db: Tx,
  row: Insertable<Tables['inspection_hand_checks']>,
): Promise<void> {
  await db.insertInto('inspection_hand_checks').values(row).execute();
}

/** The checks by hand of an inspection in the order in which they were recorded. */
export async function handChecksOf(db: Db, inspectionId: string): Promise<HandCheckRow[]> {
  return db
    .selectFrom('inspection_hand_checks')
    .selectAll()
    .where('inspection_id', '=', inspectionId)
    .orderBy('seq')
    .execute();
}

/** Agencies among these that weren't inspected since a day. */
export async function uninspectedSince(db: Db, agencyIds: readonly string[], day: string): Promise<string[]> {
  const rows = await db
    .selectFrom('inspections')
    .select('agency_id')
    .distinct()
    .where('agency_id', 'in', [...agencyIds])
    .where('day', '>=', day)
    .execute();
  const known = new Set(rows.map((row) => row.agency_id));
  return agencyIds.filter((id) => !known.has(id));
}

/** The settings of agencies by identifier. */
export async function settingsOf(db: Db, agencyIds: readonly string[]): Promise<Map<string, unknown>> {
  if (agencyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('inspection_settings')
    .select(['agency_id', 'settings'])
    .where('agency_id', 'in', [...agencyIds])
    .execute();
  return new Map(rows.map((row) => [row.agency_id, row.settings]));
}

/** Sets an agency's own. */
export async function putSettings(db: Tx, row: Insertable<Tables['inspection_settings']>): Promise<void> {
  const { agency_id: _agency, ...changing } = row;
  await db
    .insertInto('inspection_settings')
    .values(row)
    .onConflict((conflict) => conflict.column('agency_id').doUpdateSet(changing))
    .execute();
}

/** Notes a visit, and forgets those of long ago. */
export async function noteVisit(
  db: Db,
  row: Insertable<Tables['site_visits']>,
  forgetBefore: Date,
): Promise<void> {
  await db
    .insertInto('site_visits')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db.deleteFrom('site_visits').where('at', '<', forgetBefore).execute();
}

/** Visits of an address since a moment: how many, how many failed or took too long, on how many days. */
export async function visitsSince(
  db: Db,
  of: { readonly address: string; readonly since: Date; readonly longestMs: number },
): Promise<{ made: number; failed: number; days: number }> {
  const row = await db
    .selectFrom('site_visits')
    .where('address', '=', of.address)
    .where('at', '>=', of.since)
    .select((eb) => [
      eb.fn.countAll<number>().as('made'),
      eb.fn
        .countAll<number>()
        .filterWhere(({ or, eb: is }) =>
          or([is('status', 'is', null), is('status', '>=', 400), is('milliseconds', '>=', of.longestMs)]),
        )
        .as('failed'),
      sql<number>`count(DISTINCT (at AT TIME ZONE 'Asia/Shanghai')::date)::int`.as('days'),
    ])
    .executeTakeFirstOrThrow();
  return { made: row.made, failed: row.failed, days: row.days };
}
