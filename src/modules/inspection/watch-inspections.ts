import type { Ctx } from '../../platform/context.ts';
import { agencyByAgency, regularly } from '../../platform/regularly.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { publishingAgencies } from '../agencies/agencies.queries.ts';
import { uninspectedSince } from './inspection.repository.ts';
import { makeInspection } from './make-inspection.ts';
import { visitSites } from './visit-sites.ts';

/** Twenty-four visits a day: the notice wants at least twenty. */
const EVERY_MS = 3_600_000;

/** Visits the sites every hour, and inspects each agency once a month. */
export function watchInspections(ctx: Ctx, options: { everyMs?: number } = {}): { stop(): Promise<void> } {
  return regularly(ctx, {
    everyMs: options.everyMs ?? EVERY_MS,
    complaint: 'the sites could not be inspected',
    work: async (_ctx, ending) => {
      await visitSites(ctx, undefined, ending);
      await inspectMonthly(ctx);
    },
  });
}

/** Inspects the agencies that weren't inspected this month; returns how many. */
export async function inspectMonthly(ctx: Ctx): Promise<number> {
  const first = `${dayInShanghai(ctx.clock.now()).slice(0, 7)}-01`;
  const agencies = (await publishingAgencies(ctx.db)).map(({ id }) => id);
  const due = agencies.length === 0 ? [] : await uninspectedSince(ctx.db, agencies, first);
  let made = 0;
  await agencyByAgency(ctx, due, {
    complaint: 'an agency could not be inspected',
    work: async (agencyId) => {
      await makeInspection(ctx, { agencyId });
      made += 1;
    },
  });
  return made;
}
