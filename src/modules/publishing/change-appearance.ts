import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { regularly } from '../../platform/regularly.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { settingsChanged } from './publishing.errors.ts';
import { publishingPolicy } from './publishing.policy.ts';
import { topPlace } from './publishing.usecases.ts';
import { siteAppearance, withoutEnded, type SiteAppearance } from './site-appearance.ts';
import { readAppearance, writeAppearance } from './site-appearance.repository.ts';

/** How the site looks, with the version. */
export async function getAppearance(ctx: Ctx): Promise<{ appearance: SiteAppearance; version: number }> {
  authorise(publishingPolicy.readSettings(ctx.actor));
  return readAppearance(ctx.db);
}

/** Changes it for every page at once. Throws `publishing.settings_changed` when somebody was faster. */
export async function saveAppearance(
  ctx: Ctx,
  input: { appearance: SiteAppearance; version: number },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    authorise(publishingPolicy.changeSettings(ctx.actor, await topPlace(tx)));
    const before = await readAppearance(tx.db);
    const appearance = withoutEnded(siteAppearance.parse(input.appearance), dayInShanghai(tx.clock.now()));
    if (!(await writeAppearance(tx.db, { appearance, version: input.version }))) throw settingsChanged();
    tx.record({
      type: 'site.appearance_changed',
      agencyId: null,
      subject: { kind: 'system', id: 'site' },
      before: { ...before.appearance },
      after: { ...appearance },
    });
    tx.emit({ kind: 'render.site' });
  });
}

/** Ends what was set until a day that is over. Answers whether there was something. */
export async function endAppearance(ctx: Ctx): Promise<boolean> {
  const { appearance, version } = await readAppearance(ctx.db);
  const left = withoutEnded(appearance, dayInShanghai(ctx.clock.now()));
  if (JSON.stringify(left) === JSON.stringify(appearance)) return false;
  await saveAppearance(ctx, { appearance: left, version });
  return true;
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
