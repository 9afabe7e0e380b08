import type { AgencyFrame, AgencyLink, Column, SiteFrame } from '../page-model.ts';
import {
  agencyDataHref,
  agencyHref,
  catalogueFileHref,
  documentTableHref,
  columnDataHref,
  feedHref,
  LOG_DAYS,
} from '../paths.ts';
import { json } from './document-data.ts';

/** `/open-data/site.json`: the site and its agencies. */
export function siteDataJson(site: SiteFrame, agencies: readonly AgencyLink[]): string {
  return json({
    name: site.settings.siteName,
    identificationCode: site.settings.identificationCode,
    url: `${site.siteUrl}/`,
    log: LOG_DAYS,
    agencies: agencies.map(({ slug, name, shortName }) => ({
      slug,
      name,
      shortName,
      path: agencyHref(slug),
      data: agencyDataHref(slug),
      feed: feedHref(slug),
    })),
  });
}

/** `/{agency}/agency.json`: who it is, and its catalogue with where each column's documents are listed. */
export function agencyDataJson(site: Pick<SiteFrame, 'siteUrl'>, agency: AgencyFrame): string {
  return json({
    url: site.siteUrl + agencyHref(agency.slug),
    name: agency.name,
    shortName: agency.shortName,
    uscc: agency.uscc,
    address: agency.address,
    postcode: agency.postcode,
    phone: agency.phone,
    fax: agency.fax,
    email: agency.email,
    officeHours: agency.officeHours,
    feed: feedHref(agency.slug),
    catalogue: { csv: catalogueFileHref(agency.slug, 'csv'), xlsx: catalogueFileHref(agency.slug, 'xlsx') },
    documents: { csv: documentTableHref(agency.slug, 'csv'), xlsx: documentTableHref(agency.slug, 'xlsx') },
    columns: agency.columns.map(columnOf),
  });
}

function columnOf(column: Column): unknown {
  return {
    name: column.name,
    path: column.href,
    data: columnDataHref(column.href, null),
    law: column.law,
    description: column.description,
    takesDocuments: column.takesDocuments,
    children: column.children.map(columnOf),
  };
}
