import type { Selectable } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { FrozenReport } from './reports.types.ts';

/** One 定稿 of a report: what was printed, into which edition of its document, and why it was printed anew. */
export type VersionRow = Omit<Selectable<Tables['report_versions']>, 'content'> & {
  readonly content: FrozenReport;
};

/** Every 定稿 of a report, the first one first. */
export async function listVersions(db: Db, reportId: string): Promise<VersionRow[]> {
  const rows = await db
    .selectFrom('report_versions')
    .selectAll()
    .where('report_id', '=', reportId)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ ...row, content: row.content as FrozenReport }));
}

/**
 * The 定稿 that an edition of a document must tell: the last one printed into it, or, into an edition that was begun by hand, the last
 * one of all. Undefined for a document that no report was printed into.
 */
export async function versionBehind(
  db: Db,
  of: { documentId: string; editionId: string },
): Promise<VersionRow | undefined> {
  const rows = await db
    .selectFrom('report_versions')
    .selectAll()
    .where('document_id', '=', of.documentId)
    .orderBy('at')
    .orderBy('number')
    .execute();
  const row = rows.findLast((each) => each.edition_id === of.editionId) ?? rows.at(-1);
  return row && { ...row, content: row.content as FrozenReport };
}

/** Keeps a 定稿 for good. The report's row must be locked: its number is the next one. */
export async function addVersion(db: Db, version: Omit<VersionRow, 'number'>): Promise<void> {
  const last = await db
    .selectFrom('report_versions')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('report_id', '=', version.report_id)
    .executeTakeFirst();
  await db
    .insertInto('report_versions')
    .values({ ...version, number: (last?.number ?? 0) + 1, content: JSON.stringify(version.content) })
    .execute();
}
