import { sql, type SqlBool } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import { addDays, type PlainDate } from '../../law/dates.ts';
import type { Validity } from './documents.content.ts';

/** A recorded change of validity. */
export interface ValidityChange {
  readonly id: string;
  readonly documentId: string;
  readonly validity: Validity;
  /** From this day on. */
  readonly sinceOn: PlainDate;
  readonly reason: string;
  /** The document by which this one is amended, repealed or replaced. */
  readonly changedBy: string | null;
  readonly byName: string;
  readonly at: Date;
}

/** All changes of a document in the order in which they were recorded. */
export async function listValidityChanges(db: Db, documentId: string): Promise<ValidityChange[]> {
  return listValidityChangesOfMany(db, [documentId]);
}

/** All changes of several documents in the order in which they were recorded. */
export async function listValidityChangesOfMany(
  db: Db,
  documentIds: readonly string[],
): Promise<ValidityChange[]> {
  if (documentIds.length === 0) return [];
  return db
    .selectFrom('validity_changes')
    .select([
      'id',
      'document_id as documentId',
      'validity',
      'since_on as sinceOn',
      'reason',
      'changed_by as changedBy',
      'by_name as byName',
      'at',
    ])
    .where('document_id', 'in', documentIds)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** Documents of which a change names another as what brings it about, whether it holds or not; in the order in which they were written. */
export async function listEverChangedBy(db: Db, documentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('validity_changes')
    .select('document_id')
    .distinct()
    .where('changed_by', '=', documentId)
    .orderBy('document_id')
    .execute();
  return rows.map((row) => row.document_id);
}

/** Documents whose validity somebody changed after a moment. */
export async function listValidityChangedSince(db: Db, since: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('validity_changes')
    .select('document_id')
    .distinct()
    .where('at', '>', since)
    .execute();
  return rows.map((row) => row.document_id);
}

/** So long a program may have stood still before a change whose day came meanwhile is no longer looked for. */
const LOOK_BACK_DAYS = 366;

/** Documents of which a change was recorded for a day to come that has come by now, within the last year. */
export async function listValidityBegunAhead(db: Db, day: PlainDate): Promise<string[]> {
  const rows = await db
    .selectFrom('validity_changes')
    .select('document_id')
    .distinct()
    .where('since_on', '<=', day)
    .where('since_on', '>', addDays(day, -LOOK_BACK_DAYS))
    .where(sql<SqlBool>`since_on > (at AT TIME ZONE 'Asia/Shanghai')::date`)
    .execute();
  return rows.map((row) => row.document_id);
}

/** Appends a change. */
export async function insertValidityChange(
  db: Db,
  change: ValidityChange & { readonly byAccount: string | null },
): Promise<void> {
  await db
    .insertInto('validity_changes')
    .values({
      id: change.id,
      document_id: change.documentId,
      validity: change.validity,
      since_on: change.sinceOn,
      reason: change.reason,
      changed_by: change.changedBy,
      by_account: change.byAccount,
      by_name: change.byName,
      at: change.at,
    })
    .execute();
}
