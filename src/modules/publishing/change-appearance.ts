import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { invalidInput, must, type FieldIssue } from '../../platform/errors.ts';
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

/**
 * Changes it for every page of the site at once. Throws `publishing.settings_changed` when somebody was faster, and complains of a last
 * day that is over: what should stand there from now on would be gone at once. What ended since it was set is dropped.
 */
export async function saveAppearance(
  ctx: Ctx,
  input: { site?: string | undefined; appearance: SiteAppearance; version: number },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    authorise(publishingPolicy.changeSettings(ctx.actor, await topPlace(tx)));
    const before = await siteNamed(tx.db, input.site);
    const { slug } = before;
    const today = dayInShanghai(tx.clock.now());
    const wanted = siteAppearance.parse(input.appearance);
    const issues = endsBefore(wanted, before.appearance, today);
    if (issues.length > 0) throw invalidInput(must(issues[0], 'issue').message, issues);
    const appearance = withoutEnded(wanted, today);
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

/** Last days that were just set and are over. */
function endsBefore(wanted: SiteAppearance, before: SiteAppearance, today: string): FieldIssue[] {
  const over = (field: 'greyUntil' | 'bannerUntil'): boolean =>
    wanted[field] !== null && wanted[field] < today && wanted[field] !== before[field];
  return [
    ...(wanted.grey && over('greyUntil')
      ? [{ field: 'appearance.greyUntil', message: '变灰的最后一天不能早于今天。' }]
      : []),
    ...(wanted.bannerText !== '' && over('bannerUntil')
      ? [{ field: 'appearance.bannerUntil', message: '公告的最后一天不能早于今天。' }]
      : []),
  ];
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
