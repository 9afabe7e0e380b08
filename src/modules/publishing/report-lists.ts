import type { TxCtx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { reportListHref } from '../../portal/paths.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { loadAgencyPages, type AgencyPages, type PlacedColumn } from './page-frames.ts';
import {
  publicReportItems,
  removeReportList,
  reportListsOf,
  writeReportList,
} from './report-lists.repository.ts';

/** A year's annual report that the public sees. */
export interface PublicReport {
  readonly documentId: string;
  readonly href: string;
  readonly title: string;
  readonly publishedOn: string;
  /** What its title says, where that isn't the year of its figures. */
  readonly titleYear: number | null;
}

/**
 * Makes the list of agencies' annual reports of a year public, or changes whose are on it; its page follows the reports by itself.
 * Whether the actor may is asked by who offers it. Answers false when the agency has no column for it.
 */
export async function putReportList(
  tx: TxCtx,
  list: { agencyId: string; year: number; members: readonly string[] },
): Promise<boolean> {
  const pages = await loadAgencyPages(tx.db, await agencyById(tx.db, list.agencyId));
  if (reportColumn(pages) === undefined) return false;
  await writeReportList(tx.db, { ...list, listedAt: tx.clock.now() });
  tx.emit({ kind: 'render.agency', agencyId: list.agencyId });
  return true;
}

/** Takes the list of a year off the site again; the reports on it stay public. False when there was none. */
export async function takeReportListOff(
  tx: TxCtx,
  list: { agencyId: string; year: number },
): Promise<boolean> {
  if (!(await removeReportList(tx.db, list))) return false;
  tx.emit({ kind: 'render.agency', agencyId: list.agencyId });
  return true;
}

/** The list of a year and where it stands, or null when it isn't public. */
export async function reportListOf(
  db: Db,
  of: { agencyId: string; year: number },
): Promise<{ href: string | null; listedAt: Date } | null> {
  const list = (await reportListsOf(db, of.agencyId)).find(({ year }) => year === of.year);
  if (list === undefined) return null;
  const column = reportColumn(await loadAgencyPages(db, await agencyById(db, of.agencyId)));
  const href = column === undefined ? null : reportListHref(column.column.href, of.year);
  return { href, listedAt: list.listedAt };
}

/** The reports of a year, by the period of their figures, that the public sees, by agency; whatever way they were written. */
export async function publicReportsOf(
  db: Db,
  of: { agencyIds: readonly string[]; year: number },
): Promise<Map<string, PublicReport>> {
  const found = new Map<string, PublicReport>();
  for (const item of await publicReportItems(db, of)) {
    if (found.has(item.agency_id)) continue;
    found.set(item.agency_id, {
      documentId: item.document_id,
      href: item.path,
      title: item.title,
      publishedOn: dayInShanghai(item.public_since),
      titleYear: item.report_title_year,
    });
  }
  return found;
}

/** Addresses of an agency's lists, the newest year first. */
export async function reportListLinks(
  db: Db,
  agency: AgencyPages,
): Promise<{ year: number; href: string }[]> {
  const column = reportColumn(agency);
  if (column === undefined) return [];
  return (await reportListsOf(db, agency.agencyId)).map(({ year }) => ({
    year,
    href: reportListHref(column.column.href, year),
  }));
}

/** The column in which the agency's lists stand: the first for annual reports. */
export function reportColumn(agency: AgencyPages): PlacedColumn | undefined {
  return [...agency.columns.values()].find(({ kind }) => kind === 'annualReport');
}
