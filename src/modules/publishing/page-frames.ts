import type { Db } from '../../platform/database/connect.ts';
import { assetVersion } from '../../portal/assets.ts';
import type {
  AgencyFrame,
  AgencyLink,
  AgencyWithColumns,
  Column,
  SiteFrame,
} from '../../portal/page-model.ts';
import type { ApplyGuide } from '../../portal/requests/request-model.ts';
import { columnHref } from '../../portal/paths.ts';
import { publishingAgencies } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { nodesOf, topNodesOf } from '../catalogue/catalogue.queries.ts';
import type { CatalogueNodeRecord } from '../catalogue/catalogue.types.ts';
import { siteOfAgency, urlOfSite, type Site, type Sites } from './sites.ts';

/** What all pages of one agency need, loaded once for many of them. */
export interface AgencyPages {
  readonly agencyId: string;
  readonly frame: AgencyFrame;
  /** Columns by the identifier of their node, with the way to them from the top. */
  readonly columns: ReadonlyMap<string, PlacedColumn>;
  /** What the guide to applying names besides. */
  readonly guide: ApplyGuide;
}

/** A column and where it stands. */
export interface PlacedColumn {
  readonly nodeId: string;
  readonly key: string;
  readonly kind: string | null;
  readonly cycle: string;
  readonly column: Column;
  /** From the top to the column itself. */
  readonly trail: readonly Column[];
}

/** What is the same on all pages of a site, with its agencies. `mainUrl` is the program's own address. */
export async function loadSiteFrame(
  db: Db,
  { mainUrl, sites, site }: { mainUrl: string; sites: Sites; site: Site },
): Promise<SiteFrame> {
  const [agencies, frame] = await Promise.all([publishingAgencies(db), siteFrame(site, mainUrl)]);
  const own = agencies.filter(({ id }) => siteOfAgency(sites, id) === site.slug);
  return { ...frame, agencies: own.map(linkOf) };
}

/** The same without its agencies. */
export async function siteFrame(site: Site, mainUrl: string): Promise<SiteFrame> {
  return {
    settings: site.settings,
    siteUrl: urlOfSite(site, mainUrl),
    assetVersion: await assetVersion(),
    agencies: [],
  };
}

/** The agencies whose pages are on any of the sites; those closed keep theirs as history. */
export async function agenciesOnSite(db: Db): Promise<Agency[]> {
  return publishingAgencies(db, { closed: 'with' });
}

/** What all pages of an agency share. */
export async function loadAgencyPages(db: Db, agency: Agency): Promise<AgencyPages> {
  const nodes = (await nodesOf(db, agency.id)).filter((node) => node.active);
  const columns = new Map<string, PlacedColumn>();
  const place = (node: CatalogueNodeRecord, above: readonly Column[]): Column => {
    const children: Column[] = [];
    const column = columnOf(agency, node, children);
    const trail = [...above, column];
    columns.set(node.id, {
      nodeId: node.id,
      key: node.key,
      kind: node.kind,
      cycle: node.cycleText,
      column,
      trail,
    });
    for (const child of nodes) if (child.parentId === node.id) children.push(place(child, trail));
    return column;
  };
  const top = nodes.filter((node) => node.parentId === null).map((node) => place(node, []));
  const { uscc, address, postcode, phone, fax, email, officeHours } = agency;
  return {
    agencyId: agency.id,
    frame: {
      ...linkOf(agency),
      uscc: uscc ?? '',
      address,
      postcode,
      phone,
      fax,
      email,
      officeHours,
      columns: top,
    },
    columns,
    guide: {
      disclosureOffice: agency.disclosureOffice,
      reviewAuthority: agency.reviewAuthority,
      court: agency.court,
      open: agency.closedOn === null,
    },
  };
}

/** Agencies with the top of their catalogues, in the order given. */
export async function withTopColumns(db: Db, agencies: readonly Agency[]): Promise<AgencyWithColumns[]> {
  const top = await topNodesOf(
    db,
    agencies.map((agency) => agency.id),
  );
  return agencies.map((agency) => ({
    ...linkOf(agency),
    columns: (top.get(agency.id) ?? []).map((node) => columnOf(agency, node, [])),
  }));
}

function columnOf(
  agency: Pick<Agency, 'slug'>,
  node: CatalogueNodeRecord,
  children: readonly Column[],
): Column {
  return {
    name: node.name,
    href: columnHref(agency.slug, node.path.split('/')),
    block: node.block,
    takesDocuments: node.takesDocuments,
    law: node.law,
    description: node.description,
    children,
  };
}

/** An agency as a link. */
export function linkOf(agency: Pick<Agency, 'slug' | 'name' | 'shortName'>): AgencyLink {
  return { slug: agency.slug, name: agency.name, shortName: agency.shortName };
}
