import type { Ctx } from '../../platform/context.ts';
import type { InsidePages } from './inside-pages.ts';
import type { LinkVerdict } from './link-classes.ts';
import type { LinkRow } from './links.repository.ts';
import type { LinkLooker } from './look-at-address.ts';

/** By what links are looked at. */
export interface Lookers {
  /** Null where other sites aren't to be asked; what leads within our own is looked at all the same. */
  readonly looker: LinkLooker | null;
  readonly inside: InsidePages;
  /** Nothing more is asked once it is aborted. */
  readonly signal?: AbortSignal;
}

/** What links turned out to be; null for those that couldn't be looked at. Those that a stop left out are missing. */
export type LookedLinks = ReadonlyMap<LinkRow, LinkVerdict | null>;

const HOSTS_AT_ONCE = 24;
/** Time-outs after which a host isn't asked again in the same round, and milliseconds that it may take in all. */
const MOST_SLOW = 3;
const MOST_OF_HOST_MS = 3 * 60_000;

/**
 * Looks at links, those of one host one after the other. A host that keeps its askers waiting is left alone for the rest of the
 * round; a link at which the program itself fails is told in the log and keeps no other from being looked at.
 */
export async function lookAtDue(
  ctx: Pick<Ctx, 'log'>,
  rows: readonly LinkRow[],
  lookers: Lookers,
): Promise<LookedLinks> {
  const found = new Map<LinkRow, LinkVerdict | null>();
  const hosts = [...Map.groupBy(rows, (row) => row.host).values()];
  const worker = async (): Promise<void> => {
    for (let host = hosts.shift(); host !== undefined; host = hosts.shift())
      await lookAtHost(ctx, host, lookers, found);
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
  return found;
}

async function lookAtHost(
  ctx: Pick<Ctx, 'log'>,
  rows: readonly LinkRow[],
  lookers: Lookers,
  found: Map<LinkRow, LinkVerdict | null>,
): Promise<void> {
  const late = performance.now() + MOST_OF_HOST_MS;
  let slow = 0;
  for (const row of rows) {
    const isTired = slow >= MOST_SLOW || performance.now() > late;
    const skipped = isTired && !lookers.inside.isOwn(row.url);
    const verdict = skipped ? null : await lookAtRow(ctx, row, lookers);
    if (verdict?.class === 'slow') slow += 1;
    // What was broken off says nothing of the link.
    if (lookers.signal?.aborted === true) return;
    found.set(row, verdict);
  }
}

async function lookAtRow(
  ctx: Pick<Ctx, 'log'>,
  row: LinkRow,
  { looker, inside }: Lookers,
): Promise<LinkVerdict | null> {
  try {
    const url = new URL(row.url);
    const fragment = url.hash === '' ? null : row.url.slice(row.url.indexOf('#') + 1);
    url.hash = '';
    const asked = { url: url.href, fragment };
    return inside.isOwn(asked.url) ? await inside.look(asked) : ((await looker?.look(asked)) ?? null);
  } catch (error) {
    ctx.log.error('a link could not be looked at', { linkId: row.id, error: String(error) });
    return null;
  }
}
