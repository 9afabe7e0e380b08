import type { Ctx } from '../../platform/context.ts';
import type { LinkVerdict } from './link-classes.ts';
import { lastWell, type LinkRow } from './links.repository.ts';
import { lookAtDue, type Lookers } from './look-at-due.ts';

/** What was found outside our own sites. */
export type LookedOutside = readonly (readonly [row: LinkRow, verdict: LinkVerdict])[];

/** Hosts that were well before and are asked when nobody could be reached. */
const MOST_ASKED = 3;

/**
 * Whether it is our own network that fails: nobody could be reached, however few were asked, and neither can hosts that were well
 * when they were looked at last. As long as no other host has ever been reached the fault is held to be ours: a link is rather told
 * of too late than called dead for our own outage.
 */
export async function isOwnNetworkDown(
  ctx: Pick<Ctx, 'db' | 'log'>,
  outside: LookedOutside,
  lookers: Lookers,
): Promise<boolean> {
  if (outside.length === 0 || outside.some(([, verdict]) => isReached(verdict))) return false;
  const notOf = [...new Set(outside.map(([row]) => row.host)), ...lookers.inside.hosts()];
  const well = await lastWell(ctx.db, { limit: MOST_ASKED, notOf });
  const again = await lookAtDue(ctx, well, lookers);
  return ![...again.values()].some((verdict) => verdict !== null && isReached(verdict));
}

const NOT_REACHED: ReadonlySet<string> = new Set(['unknownHost', 'unreachable', 'slow']);

function isReached(verdict: LinkVerdict): boolean {
  // The name server didn't answer.
  const isOurs = verdict.class === 'oddAnswer' && verdict.evidence.startsWith('域名服务器');
  return !isOurs && !NOT_REACHED.has(verdict.class);
}
