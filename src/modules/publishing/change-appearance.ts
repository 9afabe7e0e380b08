import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { regularly } from '../../platform/regularly.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { siteNamed } from './change-settings.ts';
import { settingsChanged } from './publishing.errors.ts';
import { publishingPolicy } from './publishing.policy.ts';
import { topPlace } from './publishing.usecases.ts';
import { siteAppearance, withoutEnded, type SiteAppearance } from './site-appearance.ts';
import { listSites, updateAppearance } from './sites.repository.ts';

/** How a site looks, with the version; the main one where none is named. */
export async function getAppearance(
  ctx: Ctx,
  input: { site?: string | undefined } = {},
): Promise<{ appearance: SiteAppearance; version: number }> {
  authorise(publishingPolicy.readSettings(ctx.actor));
  const { appearance, appearanceVersion } = await siteNamed(ctx.db, input.site);
  return { appearance, version: appearanceVersion };
}

/** Changes it for every page of the site at once. Throws `publishing.settings_changed` when somebody was faster. */
export async function saveAppearance(
  ctx: Ctx,
  input: { site?: string | undefined; appearance: SiteAppearance; version: number },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    authorise(publishingPolicy.changeSettings(ctx.actor, await topPlace(tx)));
    const before = await siteNamed(tx.db, input.site);
    const { slug } = before;
    const appearance = withoutEnded(siteAppearance.parse(input.appearance), dayInShanghai(tx.clock.now()));
    if (!(await updateAppearance(tx.db, { slug, version: input.version, appearance })))
      throw settingsChanged();
    tx.record({
      type: 'site.appearance_changed',
      agencyId: null,
      subject: { kind: 'system', id: 'site', title: before.settings.siteName },
      before: { ...before.appearance },
      after: { ...appearance },
    });
    tx.emit({ kind: 'render.site' });
  });
}

/** Ends on all sites what was set until a day that is over. Answers whether there was something. */
export async function endAppearance(ctx: Ctx): Promise<boolean> {
  let ended = false;
  for (const { slug, appearance, appearanceVersion } of await listSites(ctx.db)) {
    const left = withoutEnded(appearance, dayInShanghai(ctx.clock.now()));
    if (JSON.stringify(left) === JSON.stringify(appearance)) continue;
    await saveAppearance(ctx, { site: slug, appearance: left, version: appearanceVersion });
    ended = true;
  }
  return ended;
}

const EVERY_MS = 10 * 60_000;

/** Looks at once, and every ten minutes. */
export function watchAppearance(ctx: Ctx): { stop(): Promise<void> } {
  return regularly(ctx, {
    everyMs: EVERY_MS,
    complaint: 'the looks of the site could not be brought up to date',
    work: endAppearance,
  });
}
