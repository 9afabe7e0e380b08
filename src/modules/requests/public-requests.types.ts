import type { Ctx } from '../../platform/context.ts';
import type { AgencyFrame, SiteFrame } from '../../portal/page-model.ts';
import type { Agency } from '../agencies/agencies.types.ts';

/** What the public pages of requests take from the public site, which is another room's. */
export interface PublicSite {
  /** The site on which an agency is. */
  siteOf(ctx: Ctx, agencyId: string): Promise<SiteFrame>;
  /** The site that is asked at a name (without a port). */
  siteAt(ctx: Ctx, host: string): Promise<SiteFrame>;
  agency(ctx: Ctx, agency: Agency): Promise<AgencyFrame>;
  /** Public documents that are there, by identifier. */
  documents(
    ctx: Ctx,
    ids: readonly string[],
  ): Promise<
    ReadonlyMap<string, { readonly href: string; readonly title: string; readonly agencyId: string }>
  >;
}
