import { sql, type SqlBool } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import { itemsOf, type PublishedItem } from './published-items.repository.ts';

/** Which agencies' annual reports of a year an agency lists. */
export interface ReportList {
  readonly agencyId: string;
  readonly year: number;
  readonly members: readonly string[];
  readonly listedAt: Date;
}

/** An agency's lists, the newest year first. */
export async function reportListsOf(db: Db, agencyId: string): Promise<ReportList[]> {
  const rows = await db
    .selectFrom('report_lists')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy('year', 'desc')
    .execute();
  return rows.map((row) => ({
    agencyId: row.agency_id,
    year: row.year,
    members: row.members,
    listedAt: row.listed_at,
  }));
}

/** The agencies that list some year's report of an agency. */
export async function listingAgencies(db: Db, memberId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('report_lists')
    .select('agency_id')
    .distinct()
    .where(sql<SqlBool>`members @> ${JSON.stringify([memberId])}::jsonb`)
    .execute();
  return rows.map((row) => row.agency_id);
}

/** Writes a list; the day on which it was first public stays. */
export async function writeReportList(db: Db, list: ReportList): Promise<void> {
  const members = JSON.stringify(list.members);
  await db
    .insertInto('report_lists')
    .values({ agency_id: list.agencyId, year: list.year, members, listed_at: list.listedAt })
    .onConflict((conflict) => conflict.columns(['agency_id', 'year']).doUpdateSet({ members }))
    .execute();
}

/** Takes a list away; false when there was none. */
export async function removeReportList(db: Db, of: { agencyId: string; year: number }): Promise<boolean> {
  const result = await db
    .deleteFrom('report_lists')
    .where('agency_id', '=', of.agencyId)
    .where('year', '=', of.year)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** The annual reports of a year of some agencies that are public, the newest first. */
export async function publicReportItems(
  db: Db,
  of: { agencyIds: readonly string[]; year: number },
): Promise<PublishedItem[]> {
  if (of.agencyIds.length === 0) return [];
  const rows = await db
    .selectFrom('published_items')
    .select('document_id')
    .where('agency_id', 'in', of.agencyIds)
    .where('kind', '=', 'annualReport')
    .where('report_year', '=', of.year)
    .where('state', '=', 'public')
    .execute();
  const items = await itemsOf(
    db,
    rows.map((row) => row.document_id),
  );
  return items.toSorted(
    (a, b) => b.public_since.getTime() - a.public_since.getTime() || (a.document_id < b.document_id ? 1 : -1),
  );
}
