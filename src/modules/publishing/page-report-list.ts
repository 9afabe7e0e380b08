import { reportListHref } from '../../portal/paths.ts';
import { reportListPage } from '../../portal/report-list-page.ts';
import { one, type MadePage, type PageId, type PageKind } from './page-kind.ts';
import type { PageReader } from './page-reader.ts';
import { reportListsOf } from './report-lists.repository.ts';

/** The lists of other agencies' annual reports that an agency keeps. The number is the year. */
export const REPORT_LIST_PAGES: PageKind = {
  kind: 'reportList',
  make: makeReportList,
  ofAgency: async (db, { agencyId }) =>
    (await reportListsOf(db, agencyId)).map(({ year }) => one('reportList', agencyId, year)),
  bornOf: async (db, [name, agencyId, year]) => {
    if (name === 'reportMembers') return [one('reportList', agencyId, Number(year))];
    if (name !== 'reportLists') return [];
    return (await reportListsOf(db, agencyId)).map((list) => one('reportList', agencyId, list.year));
  },
};

async function makeReportList(read: PageReader, { owner, number }: PageId): Promise<MadePage | null> {
  const [site, { nodeId }, agencies] = await Promise.all([
    read.siteOf(owner),
    read.reportLists(owner),
    read.reportList(owner, number),
  ]);
  const around = nodeId === null ? null : await read.around(owner, nodeId);
  if (around === null || agencies === null) return null;
  return {
    href: reportListHref(around.column.href, number),
    content: reportListPage(site, around.frame, {
      trail: around.trail,
      column: around.column,
      year: number,
      agencies,
    }),
    files: null,
  };
}
