import { agencyDataJson, siteDataJson } from '../../portal/open-data/agency-data.ts';
import { columnDataJson } from '../../portal/open-data/column-data.ts';
import { documentDataJson } from '../../portal/open-data/document-data.ts';
import { openDataApiJson } from '../../portal/open-data/open-data-api.ts';
import { openDataPage } from '../../portal/open-data/open-data-page.ts';
import {
  agencyDataHref,
  catalogueFileHref,
  columnDataHref,
  documentDataHref,
  OPEN_DATA,
  OPEN_DATA_API,
  OPEN_DATA_SITE,
} from '../../portal/paths.ts';
import { must } from '../../platform/errors.ts';
import { writeCsv } from '../../files/csv-writer.ts';
import { writeXlsx } from '../../files/xlsx-writer.ts';
import { publicContent } from '../public-log/public-content.ts';
import { columnKind } from './page-column.ts';
import { DOCUMENT_PAGES, itemsAhead } from './page-document.ts';
import type { AgencyPages } from './page-frames.ts';
import { itemLink, listedLink, publicFiles } from './page-items.ts';
import { one, type GonePage, type MadePage, type PageId, type PageKind } from './page-kind.ts';
import type { PageReader } from './page-reader.ts';
import { placedAt } from './sites.ts';
import { standingOf } from './standing.ts';

/** 开放数据: what stands on the pages, for programs. Each kind follows the page that it goes with. */

/** A document as data; nothing of one that was withdrawn. */
export const DOCUMENT_DATA: PageKind = {
  ...beside(DOCUMENT_PAGES, 'documentData'),
  make: makeDocument,
  ahead: async (source, ids) => {
    const items = await itemsAhead(source, ids, source.texts);
    await Promise.all(items.map(async ({ document_id }) => source.opening(document_id)));
  },
};

/** A page of a column as data. */
export const COLUMN_DATA: PageKind = { ...columnKind('columnData', 'data'), make: makeColumn };

/** An agency with its catalogue. */
export const AGENCY_DATA: PageKind = {
  kind: 'agencyData',
  ofAgency: async (_db, { agencyId }) => [one('agencyData', agencyId)],
  make: async (read, { owner }) => {
    const [site, agency] = await Promise.all([read.siteOf(owner), read.tree(owner)]);
    if (agency === null) return null;
    return data(agencyDataHref(agency.frame.slug), agencyDataJson(site, agency.frame));
  },
};

/** Its catalogue as tables to download. */
export const CATALOGUE_FILES: PageKind = {
  kind: 'catalogueFile',
  ofAgency: async (_db, { agencyId }) => [{ kind: 'catalogueFile', owner: agencyId, from: 0, to: 1 }],
  make: async (read, { owner, number }) => {
    const [site, agency] = await Promise.all([read.siteOf(owner), read.tree(owner)]);
    if (agency === null) return null;
    const rows = catalogueRows(agency, site.siteUrl);
    const { slug, shortName } = agency.frame;
    if (number === 0) return data(catalogueFileHref(slug, 'csv'), writeCsv([COLUMNS, ...rows]));
    return data(
      catalogueFileHref(slug, 'xlsx'),
      await writeXlsx({ sheetName: `${shortName}公开目录`, columns: COLUMNS, rows }),
    );
  },
};

/** What there is for programs, as a page, as data, and described. */
export const OPEN_DATA_PAGES: PageKind = {
  kind: 'openData',
  ofSite: async (_db, site) => [{ kind: 'openData', owner: site, from: 0, to: 2 }],
  make: async (read, { owner, number }) => {
    const site = await read.site(owner);
    if (site === null) return null;
    if (number === 2) return data(placedAt(owner, OPEN_DATA_API), openDataApiJson(site));
    const { agencies } = await read.directory(owner);
    return number === 1
      ? data(placedAt(owner, OPEN_DATA_SITE), siteDataJson(site, agencies))
      : data(placedAt(owner, OPEN_DATA), openDataPage(site, agencies));
  },
};

async function makeDocument(
  read: PageReader,
  { owner, number }: PageId,
): Promise<MadePage | GonePage | null> {
  const [item, agency] = await Promise.all([read.numbered(owner, number), read.agency(owner)]);
  if (item === null) return null;
  if (agency === null || item.state !== 'public')
    return { href: documentDataHref(item.path), content: null, files: null };
  const [site, column, revision, opening] = await Promise.all([
    read.siteOf(owner),
    read.column(owner, item.node_id),
    read.text(item.revision_id),
    read.opening(item.document_id),
  ]);
  const known = must(revision, `revision ${item.revision_id}`);
  return data(
    documentDataHref(item.path),
    documentDataJson(site, {
      path: item.path,
      agency,
      trail: column?.trail ?? [],
      publishedAt: item.published_at,
      changedAt: item.changed_at,
      validity: itemLink(item).validity,
      pendingApproval: item.pending_approval,
      content: publicContent({ indexNumber: item.index_number, kind: item.kind }, known, standingOf(item)),
      files: publicFiles(item, known).map(({ id, href }) => ({ id, path: href })),
      log: opening,
    }),
  );
}

async function makeColumn(read: PageReader, { owner, number }: PageId): Promise<MadePage | null> {
  const [agencyId = '', nodeId = ''] = owner.split('/');
  const page = number === 0 ? null : number;
  const [around, list, site] = await Promise.all([
    read.around(agencyId, nodeId),
    read.list(nodeId, page, 'data'),
    read.siteOf(agencyId),
  ]);
  if (around === null || !list.exists) return null;
  const { frame, trail, column } = around;
  return data(
    columnDataHref(column.href, page),
    columnDataJson(site, {
      agency: frame,
      trail,
      column,
      items: list.items.map(listedLink),
      number: page,
      older: list.older,
    }),
  );
}

const COLUMNS = ['栏目', '上级栏目', '公开依据', '更新要求', '说明', '网址'];

function catalogueRows({ columns }: AgencyPages, siteUrl: string): string[][] {
  return [...columns.values()].map(({ column, trail, cycle }) => [
    column.name,
    trail
      .slice(0, -1)
      .map(({ name }) => name)
      .join(' / '),
    column.law,
    cycle,
    column.description,
    siteUrl + column.href,
  ]);
}

/** The same pages once more, under another kind. */
function beside(pages: PageKind, kind: string): Pick<PageKind, 'kind' | 'ofAgency' | 'bornOf'> {
  return {
    kind,
    ofAgency: async (db, agency) =>
      ((await pages.ofAgency?.(db, agency)) ?? []).map((range) => ({ ...range, kind })),
    bornOf: async (db, fact) => ((await pages.bornOf?.(db, fact)) ?? []).map((range) => ({ ...range, kind })),
  };
}

function data(href: string, content: string | Uint8Array): MadePage {
  return { href, content, files: null };
}
