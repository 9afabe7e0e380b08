import { sql, type Selectable, type SqlBool } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** A row of the chain. */
export type AuditRow = Selectable<Tables['audit_events']>;

/** Which rows are wanted. */
export interface AuditFilter {
  /** Agencies in reach; null: all, and what belongs to no agency. */
  readonly agencyIds: readonly string[] | null;
  /** A type, or the beginning of some: `session`. */
  readonly type?: string | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  readonly actorId?: string | undefined;
  readonly subjectId?: string | undefined;
}

/** Beyond this many no exact number is counted. */
export const COUNT_CAP = 10_000;

/** A page of rows, newest first, below a sequence number. */
export async function listRows(
  db: Db,
  filter: AuditFilter,
  page: { before: number | null; limit: number },
): Promise<AuditRow[]> {
  let query = filtered(db, filter).selectAll();
  if (page.before !== null) query = query.where('seq', '<', page.before);
  return query.orderBy('seq', 'desc').limit(page.limit).execute();
}

/** How many rows there are; null beyond the cap. */
export async function countRows(db: Db, filter: AuditFilter): Promise<number | null> {
  const row = await db
    .selectFrom(
      filtered(db, filter)
        .select('seq')
        .limit(COUNT_CAP + 1)
        .as('found'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count > COUNT_CAP ? null : row.count;
}

function filtered(db: Db, filter: AuditFilter) {
  let query = db.selectFrom('audit_events');
  if (filter.agencyIds !== null) query = query.where('agency_id', 'in', [...filter.agencyIds, NOBODY]);
  if (filter.type !== undefined) {
    query = filter.type.includes('.')
      ? query.where('type', '=', filter.type)
      : query.where('type', 'like', `${filter.type}.%`);
  }
  if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
  if (filter.until !== undefined) query = query.where('at', '<', filter.until);
  if (filter.actorId !== undefined) query = query.where('actor_id', '=', filter.actorId);
  if (filter.subjectId !== undefined) {
    const { subjectId } = filter;
    query = query.where(sql<SqlBool>`data->'subject'->>'id' = ${subjectId}`);
  }
  return query;
}

/** Never an agency: keeps the list of identifiers from being empty. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
