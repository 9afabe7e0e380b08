import {
  sql,
  type Insertable,
  type RawBuilder,
  type Selectable,
  type SqlBool,
  type Updateable,
} from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** A question to another agency, as it is kept. */
export type CoordinationRow = Selectable<Tables['coordinations']>;
/** What was said or done about it. */
export type CoordinationEventRow = Selectable<Tables['coordination_events']>;

/** Enters a coordination. */
export async function insertCoordination(db: Tx, row: Insertable<Tables['coordinations']>): Promise<void> {
  await db.insertInto('coordinations').values(row).execute();
}

/** One coordination, or null. `lock`: until the end of the transaction. */
export async function findCoordination(
  db: Db,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<CoordinationRow | null> {
  let query = db.selectFrom('coordinations').selectAll().where('id', '=', id);
  if (options.lock === true) query = query.forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** Changes a coordination. */
export async function updateCoordination(
  db: Tx,
  id: string,
  change: Updateable<Tables['coordinations']>,
): Promise<void> {
  await db.updateTable('coordinations').set(change).where('id', '=', id).execute();
}

/** Appends to what was said and done. */
export async function insertEvent(
  db: Tx,
  event: Omit<Insertable<Tables['coordination_events']>, 'seq'>,
): Promise<void> {
  const { coordination_id: id } = event;
  await db
    .insertInto('coordination_events')
    .values({
      ...event,
      seq: sql<number>`(SELECT coalesce(max(seq), 0) + 1 FROM coordination_events WHERE coordination_id = ${id})`,
    })
    .execute();
}

/** What was said and done, in its order. */
export async function eventsOf(db: Db, coordinationId: string): Promise<CoordinationEventRow[]> {
  return db
    .selectFrom('coordination_events')
    .selectAll()
    .where('coordination_id', '=', coordinationId)
    .orderBy('seq')
    .execute();
}

/** Coordinations of documents that weren't taken back, in the order in which they were asked. */
export async function coordinationsOf(db: Db, documentIds: readonly string[]): Promise<CoordinationRow[]> {
  if (documentIds.length === 0) return [];
  return db
    .selectFrom('coordinations')
    .selectAll()
    .where('document_id', 'in', documentIds)
    .where('state', '<>', 'withdrawn')
    .orderBy('asked_on')
    .orderBy('id')
    .execute();
}

/** Coordinations by a condition, the latest asked first. */
export async function coordinationRows(
  db: Db,
  input: { readonly where: RawBuilder<SqlBool>; readonly offset: number; readonly limit: number },
): Promise<CoordinationRow[]> {
  const { rows } = await sql<CoordinationRow>`
    SELECT * FROM coordinations WHERE ${input.where} ORDER BY asked_on DESC, id DESC
    OFFSET ${input.offset} LIMIT ${input.limit}`.execute(db);
  return rows;
}

/** How many a condition finds. */
export async function countCoordinations(db: Db, where: RawBuilder<SqlBool>): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`SELECT count(*) AS count FROM coordinations WHERE ${where}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** How many questions an agency asked in a year, by how they were answered and where they stand. */
export async function askedCounts(
  db: Db,
  { agencyId, year }: { readonly agencyId: string; readonly year: number },
): Promise<Pick<CoordinationCount, 'state' | 'answer' | 'count'>[]> {
  const { rows } = await sql<CoordinationCount>`
    SELECT state, answer, count(*) AS count FROM coordinations
    WHERE agency_id = ${agencyId} AND asked_on BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}
    GROUP BY state, answer ORDER BY state, answer`.execute(db);
  return rows;
}

/** How many coordinations stand so. */
export interface CoordinationCount {
  readonly state: CoordinationRow['state'];
  readonly answer: CoordinationRow['answer'];
  readonly count: number;
}

/** The settings of the first of some agencies that has any; null when none has. */
export async function findSettings(
  db: Db,
  agencyIds: readonly string[],
): Promise<{ answerDays: number; confirmBlocks: boolean } | null> {
  const { rows } = await sql<{ answerDays: number; confirmBlocks: boolean }>`
    SELECT answer_days AS "answerDays", confirm_blocks AS "confirmBlocks" FROM coordination_settings
      JOIN unnest(${agencyIds}::uuid[]) WITH ORDINALITY AS wanted(id, place) ON wanted.id = agency_id
    ORDER BY place LIMIT 1`.execute(db);
  return rows[0] ?? null;
}

/** Writes an agency's own settings. */
export async function putSettings(db: Tx, row: Insertable<Tables['coordination_settings']>): Promise<void> {
  const { agency_id: _id, ...changing } = row;
  await db
    .insertInto('coordination_settings')
    .values(row)
    .onConflict((conflict) => conflict.column('agency_id').doUpdateSet(changing))
    .execute();
}
