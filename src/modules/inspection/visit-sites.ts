import type { Ctx } from '../../platform/context.ts';
import { agencyHref } from '../../portal/paths.ts';
import { publishingAgencies } from '../agencies/agencies.queries.ts';
import { siteUrlOf } from '../publishing/site-frames.ts';
import { noteVisit } from './inspection.repository.ts';

/** A little longer than the fifteen seconds that count (国办秘函〔2019〕19号), so that an answer at the last moment is seen as late. */
const GIVEN_UP_MS = 20_000;
const KEPT_MS = 60 * 86_400_000;

/** Asks for a page as a visitor would: its status, or null where none came in time. */
export type Visit = (address: string, givenUpMs: number) => Promise<number | null>;

/** Sites that are waited for at once: a hanging one holds up few others. */
const AT_ONCE = 8;

/** Visits the home of each agency once, from this machine, and notes how long it took; no further ones once the program ends. */
export async function visitSites(ctx: Ctx, visit: Visit = visitPage, ending?: AbortSignal): Promise<number> {
  const agencies = [...(await publishingAgencies(ctx.db))];
  const all = agencies.length;
  const isEnding = (): boolean => ending?.aborted === true;
  const visitor = async (): Promise<void> => {
    for (let agency = agencies.shift(); agency !== undefined; agency = agencies.shift()) {
      if (isEnding()) return;
      const address = `${await siteUrlOf(ctx, agency.id)}${agencyHref(agency.slug)}`;
      const at = ctx.clock.now();
      const began = performance.now();
      const status = await visit(address, GIVEN_UP_MS);
      // A program that ends serves no pages: that its own site didn't answer then says nothing about it.
      if (isEnding()) return;
      const milliseconds = Math.round(performance.now() - began);
      await noteVisit(ctx.db, { at, address, milliseconds, status }, new Date(at.getTime() - KEPT_MS));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, visitor));
  return all;
}

async function visitPage(address: string, givenUpMs: number): Promise<number | null> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(givenUpMs), cache: 'no-store' });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null;
  }
}
