import type { Ctx } from '../../platform/context.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { siteFrameOf } from '../publishing/site-frames.ts';

/**
 * What an agency says of itself on each of its pages and of the site's: its names and how it is reached. A value that stands in it is
 * public whatever a document holds, and can't be kept off a page.
 */
export async function ownContact(ctx: Pick<Ctx, 'db' | 'config'>, agencyId: string): Promise<string> {
  const { name, shortName, address, phone, fax, email, officeHours } = await agencyById(ctx.db, agencyId);
  const { siteName, sponsor, contact } = (await siteFrameOf(ctx, agencyId)).settings;
  return [name, shortName, address, phone, fax, email, officeHours, siteName, sponsor, contact].join('\n');
}
