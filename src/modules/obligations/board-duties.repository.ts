import type { Db, Tx } from '../../platform/database/connect.ts';
import type { ObligationRow } from './obligations.repository.ts';

/** Names records of sheets for an obligation. */
export async function linkPostings(
  db: Tx,
  { obligationId, recordIds }: { readonly obligationId: string; readonly recordIds: readonly string[] },
): Promise<void> {
  await db
    .insertInto('obligation_postings')
    .values(recordIds.map((recordId) => ({ record_id: recordId, obligation_id: obligationId })))
    .execute();
}

/** Takes the names of all sheets back. */
export async function unlinkPostings(db: Tx, obligationId: string): Promise<void> {
  await db.deleteFrom('obligation_postings').where('obligation_id', '=', obligationId).execute();
}

/** The records of the sheets of some obligations, by obligation. */
export async function postingsNamed(
  db: Db,
  obligationIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (obligationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('obligation_postings')
    .selectAll()
    .where('obligation_id', 'in', obligationIds)
    .orderBy('record_id')
    .execute();
  const found = new Map<string, string[]>();
  for (const row of rows)
    found.set(row.obligation_id, [...(found.get(row.obligation_id) ?? []), row.record_id]);
  return found;
}

/** The obligation that a sheet was put up for, locked; null where there is none. */
export async function obligationOfPosting(db: Tx, recordId: string): Promise<ObligationRow | null> {
  const row = await db
    .selectFrom('obligations')
    .selectAll()
    .where('id', 'in', (eb) =>
      eb.selectFrom('obligation_postings').select('obligation_id').where('record_id', '=', recordId),
    )
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** An agency's open obligations for which sheets were put up, locked. */
export async function openWithPostings(db: Tx, agencyId: string): Promise<ObligationRow[]> {
  return db
    .selectFrom('obligations')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('settled_kind', 'is', null)
    .where('id', 'in', (eb) => eb.selectFrom('obligation_postings').select('obligation_id'))
    .orderBy('id')
    .forUpdate()
    .execute();
}
