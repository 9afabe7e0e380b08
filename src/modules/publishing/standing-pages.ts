import { join } from 'node:path';
import type { Ctx } from '../../platform/context.ts';
import { hrefOfFile } from '../../portal/paths.ts';
import { standingReceipts } from './page-receipts.repository.ts';
import { siteFolder } from './site-folder.ts';
import { loadSites } from './sites.repository.ts';
import { siteOfAgency, urlOfSite } from './sites.ts';

/** A finished page of the site that isn't a document's. */
export interface StandingPage {
  /** Its file on the disk. */
  readonly file: string;
  /** Where it stands below the site's folder, as an address. */
  readonly path: string;
  /** The address of its site, without a slash at its end. */
  readonly siteUrl: string;
  /** Null for pages of a site as a whole. */
  readonly agencyId: string | null;
  /** A home of a site or an agency; anything else. */
  readonly isHome: boolean;
  /** Of its bytes: tells whether it has changed. */
  readonly sha256: string;
}

/** Kinds of pages that people read besides documents; what they own, a site or an agency. */
const OF_SITE = ['home', 'siteMap', 'accessibility', 'openData', 'log'] as const;
const OF_AGENCY = ['agency', 'catalogue', 'applyGuide', 'column', 'reportList'] as const;

/**
 * Homes, columns, catalogues, guides, lists of reports and the pages of the site as a whole, as they were written last. Of a column
 * the first page alone: what stands on the others has stood there before.
 */
export async function standingPages(ctx: Pick<Ctx, 'db' | 'config'>): Promise<StandingPage[]> {
  const root = siteFolder(ctx.config);
  const sites = await loadSites(ctx.db);
  const urlOf = (slug: string): string => urlOfSite(sites.all.get(slug) ?? sites.main, ctx.config.siteUrl);
  const ofSite: ReadonlySet<string> = new Set(OF_SITE);
  return (await standingReceipts(ctx.db, [...OF_SITE, ...OF_AGENCY])).map(({ path, kind, owner, sha256 }) => {
    const [first = ''] = owner.split('/');
    const agencyId = ofSite.has(kind) ? null : first;
    return {
      file: join(root, path),
      path: hrefOfFile(path),
      siteUrl: urlOf(agencyId === null ? owner : siteOfAgency(sites, agencyId)),
      agencyId,
      isHome: kind === 'home' || kind === 'agency',
      sha256,
    };
  });
}
