import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import { inBatches } from '../../platform/database/in-batches.ts';
import type { OfficeWords } from '../../text/office-words.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** Something that was found in the drafts of an edition, and what was decided about it. */
export type SightingRow = Selectable<Tables['quality_sightings']>;
type Sighting = Insertable<Tables['quality_sightings']>;

/** What was found in an edition by a check of the very same input; null when it was never made. */
export async function findCheck(
  db: Db,
  key: { readonly editionId: string; readonly inputHash: string },
): Promise<unknown> {
  const row = await db
    .selectFrom('quality_checks')
    .select('findings')
    .where('edition_id', '=', key.editionId)
    .where('input_hash', '=', key.inputHash)
    .executeTakeFirst();
  return row?.findings ?? null;
}

/** Keeps what a check found. Another process may have been faster with the same. */
export async function keepCheck(db: Tx, row: Insertable<Tables['quality_checks']>): Promise<void> {
  await db
    .insertInto('quality_checks')
    .values(row)
    .onConflict((conflict) => conflict.columns(['edition_id', 'input_hash']).doNothing())
    .execute();
}

/** Everything that was ever found in an edition, by fingerprint. */
export async function sightingsOf(db: Db, editionId: string): Promise<Map<string, SightingRow>> {
  const rows = await db
    .selectFrom('quality_sightings')
    .selectAll()
    .where('edition_id', '=', editionId)
    .execute();
  return new Map(rows.map((row) => [row.fingerprint, row]));
}

/**
 * Brings an edition's sightings to what its text holds now: new ones are open, those that came back too, those that are gone and
 * were never decided are mended, or excepted where an exception of the office now covers them. What was decided stays decided.
 */
export async function syncSightings(
  db: Tx,
  input: {
    readonly editionId: string;
    readonly at: Date;
    readonly found: readonly Sighting[];
    readonly exceptions: OfficeWords['exceptions'];
  },
): Promise<void> {
  const { editionId, at, found, exceptions } = input;
  for (const some of inBatches(found)) {
    await db
      .insertInto('quality_sightings')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns(['edition_id', 'fingerprint'])
          .doUpdateSet({ state: 'open', changed_at: at })
          // An exception that no longer holds lets its finding come back.
          .where('quality_sightings.state', 'in', ['mended', 'excepted']),
      )
      .execute();
  }
  await sql`
    UPDATE quality_sightings SET changed_at = ${at}, state = CASE WHEN EXISTS (
        SELECT FROM unnest(${exceptions.map(({ words }) => words)}::text[], ${exceptions.map(({ rule }) => rule)}::text[])
          AS exception (words, rule)
        WHERE exception.words = quality_sightings.words AND exception.rule IN (quality_sightings.rule, '*'))
      THEN 'excepted' ELSE 'mended' END
    WHERE edition_id = ${editionId} AND state = 'open'
      AND NOT fingerprint = ANY (${found.map(({ fingerprint }) => fingerprint)}::text[])`.execute(db);
}

/** Writes down what was decided about a finding. */
export async function decideSighting(
  db: Tx,
  key: { readonly editionId: string; readonly fingerprint: string },
  decision: Pick<
    SightingRow,
    'state' | 'changed_at' | 'decided_by' | 'decided_by_name' | 'decided_at' | 'decision_reason'
  >,
): Promise<void> {
  await db
    .updateTable('quality_sightings')
    .set(decision)
    .where('edition_id', '=', key.editionId)
    .where('fingerprint', '=', key.fingerprint)
    .execute();
}

/** What was checked and found at agencies, by month of Shanghai. */
export interface MonthCounts {
  readonly agencyId: string;
  readonly month: string;
  readonly checked: number;
  readonly characters: number;
  readonly found: number;
  readonly gate: number;
  readonly mended: number;
  readonly accepted: number;
  readonly ignored: number;
  readonly open: number;
  readonly stopped: number;
}

/** Figures of agencies in [from, to], days of Shanghai. Months in which nothing was checked are missing. */
export async function monthCounts(
  db: Db,
  {
    agencyIds,
    from,
    to,
  }: { readonly agencyIds: readonly string[]; readonly from: string; readonly to: string },
): Promise<MonthCounts[]> {
  const { rows } = await sql<MonthCounts>`
    WITH checks AS (
      SELECT agency_id, to_char(checked_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month,
        count(*)::int AS checked, sum(characters)::int AS characters
      FROM quality_checks
      WHERE agency_id = ANY (${agencyIds}::uuid[])
        AND checked_at >= ${from}::date::timestamp AT TIME ZONE 'Asia/Shanghai'
        AND checked_at < (${to}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
      GROUP BY 1, 2),
    sightings AS (
      SELECT agency_id, to_char(first_seen_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month,
        count(*)::int AS found,
        count(*) FILTER (WHERE severity = 'gate')::int AS gate,
        count(*) FILTER (WHERE state = 'mended')::int AS mended,
        count(*) FILTER (WHERE state = 'accepted')::int AS accepted,
        count(*) FILTER (WHERE state IN ('ignored','excepted'))::int AS ignored,
        count(*) FILTER (WHERE state = 'open')::int AS open,
        count(*) FILTER (WHERE state = 'mended' AND severity = 'gate')::int AS stopped
      FROM quality_sightings
      WHERE agency_id = ANY (${agencyIds}::uuid[])
        AND first_seen_at >= ${from}::date::timestamp AT TIME ZONE 'Asia/Shanghai'
        AND first_seen_at < (${to}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
      GROUP BY 1, 2)
    SELECT agency_id AS "agencyId", month, coalesce(checked, 0) AS checked, coalesce(characters, 0) AS characters,
      coalesce(found, 0) AS found, coalesce(gate, 0) AS gate, coalesce(mended, 0) AS mended,
      coalesce(accepted, 0) AS accepted, coalesce(ignored, 0) AS ignored, coalesce(open, 0) AS open,
      coalesce(stopped, 0) AS stopped
    FROM checks FULL JOIN sightings USING (agency_id, month)
    ORDER BY month DESC, agency_id`.execute(db);
  return rows;
}
