import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { SiteSettings } from '../../portal/page-model.ts';
import { settingsChanged } from './publishing.errors.ts';
import { publishingPolicy } from './publishing.policy.ts';
import { topPlace } from './publishing.usecases.ts';
import { findSite, updateSettings, type KeptSite } from './sites.repository.ts';
import { MAIN_SITE } from './sites.ts';

/** A site's settings with their version; of the main one where none is named. Throws `common.not_found`. */
export async function getSiteSettings(
  ctx: Ctx,
  input: { site?: string | undefined } = {},
): Promise<{ settings: SiteSettings; version: number }> {
  authorise(publishingPolicy.readSettings(ctx.actor));
  const { settings, settingsVersion } = await siteNamed(ctx.db, input.site);
  return { settings, version: settingsVersion };
}

/** Changes what stands on every page of a site; they are made anew in the background. */
export async function saveSiteSettings(
  ctx: Ctx,
  input: { site?: string | undefined; settings: SiteSettings; version: number },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    authorise(publishingPolicy.changeSettings(ctx.actor, await topPlace(tx)));
    const before = await siteNamed(tx.db, input.site);
    const { slug } = before;
    if (!(await updateSettings(tx.db, { slug, version: input.version, settings: input.settings })))
      throw settingsChanged();
    tx.record({
      type: 'site.settings_changed',
      agencyId: null,
      subject: { kind: 'system', id: 'site', title: before.settings.siteName },
      before: { ...before.settings },
      after: { ...input.settings },
    });
    tx.emit({ kind: 'render.site' });
  });
}

/** The site of this slug, the main one where none is given. Throws `common.not_found`. */
export async function siteNamed(db: Db, slug: string = MAIN_SITE): Promise<KeptSite> {
  const site = await findSite(db, slug);
  if (site === undefined) throw notFound('这个网站');
  return site;
}
