import { inTransaction, type Ctx } from '../../platform/context.ts';
import { severityOf, type LinkVerdict } from './link-classes.ts';
import { nextStanding, RHYTHM, type Rhythm } from './link-standing.ts';
import { dueLinks, keepLook, postpone, type LinkRow } from './links.repository.ts';
import { lookAtDue, type Lookers } from './look-at-due.ts';
import { isOwnNetworkDown } from './own-network.ts';

/** What a round of looks needs. */
export interface Round extends Lookers {
  readonly rhythm?: Rhythm;
  /** Links of one round. */
  readonly most?: number;
}

/** What became of a round. */
export interface RoundFigures {
  readonly looked: number;
  readonly postponed: number;
  /** Nothing was kept of what lies outside our own sites: it is our own network that failed. */
  readonly offline: boolean;
}

const MOST = 200;
const MOST_OF_HOST = 10;
const UNASKED_WAIT_MS = 60 * 60_000;
const OFFLINE_WAIT_MS = 10 * 60_000;

/**
 * Looks at links whose time has come and keeps what was found. Where no host at all could be reached, the fault is held to be
 * ours: nothing is kept of them, and they are tried again later. A link at which the program itself fails is postponed.
 */
export async function checkDueLinks(ctx: Ctx, round: Round): Promise<RoundFigures> {
  const { inside, most = MOST } = round;
  const of = { now: ctx.clock.now(), limit: most, ofHost: MOST_OF_HOST, ownHosts: inside.hosts() };
  const found = await lookAtDue(ctx, await dueLinks(ctx.db, of), round);
  const outside = [...found].flatMap(([row, verdict]) =>
    verdict === null || inside.isOwn(row.url) ? [] : [[row, verdict] as const],
  );
  const offline = await isOwnNetworkDown(ctx, outside, round);
  // A stop breaks off what would have told whose fault it is; what was due stays so for the next start.
  if (round.signal?.aborted === true) return { looked: 0, postponed: 0, offline: false };
  const left = new Set(offline ? outside.map(([row]) => row) : []);
  if (offline) {
    ctx.log.warn('no host could be reached; links are left as they were', { links: left.size });
    await wait(ctx, [...left], new Date(ctx.clock.now().getTime() + OFFLINE_WAIT_MS));
  }
  let postponed = left.size;
  for (const [row, verdict] of found) {
    if (left.has(row)) continue;
    if (!(await keep(ctx, row, verdict, round))) postponed += 1;
  }
  return { looked: found.size - postponed, postponed, offline };
}

/** Returns whether anything was kept; what can't be written doesn't keep others from being so. */
async function keep(ctx: Ctx, row: LinkRow, verdict: LinkVerdict | null, round: Round): Promise<boolean> {
  const rest = round.looker?.restsUntil(row.host) ?? null;
  // Whoever isn't to be asked is looked for again now and then: the setting may change.
  const later = rest ?? new Date(ctx.clock.now().getTime() + UNASKED_WAIT_MS);
  if (verdict !== null)
    try {
      await keepVerdict(ctx, row, verdict, { rest, rhythm: round.rhythm ?? RHYTHM });
      return true;
    } catch (error) {
      ctx.log.error('what a link turned out to be could not be kept', {
        linkId: row.id,
        error: String(error),
      });
    }
  await wait(ctx, [row], later);
  return false;
}

async function wait(ctx: Ctx, rows: readonly LinkRow[], until: Date): Promise<void> {
  const ids = rows.map((row) => row.id);
  await inTransaction(ctx, async (tx) => postpone(tx.db, ids, until));
}

async function keepVerdict(
  ctx: Ctx,
  row: LinkRow,
  verdict: LinkVerdict,
  { rest, rhythm }: { readonly rest: Date | null; readonly rhythm: Rhythm },
): Promise<void> {
  const at = ctx.clock.now();
  const next = nextStanding(row, verdict.class, at, rhythm);
  const nextCheckAt = rest !== null && rest > next.nextCheckAt ? rest : next.nextCheckAt;
  await inTransaction(ctx, async (tx) =>
    keepLook(tx.db, row.id, {
      at,
      before: row,
      state: next.state,
      class: verdict.class,
      evidence: verdict.evidence.replaceAll('\0', '').toWellFormed(),
      suggestion: verdict.suggestion,
      weight: severityOf(verdict.class, 'article'),
      failures: next.failures,
      recent: [...next.recent],
      next_check_at: nextCheckAt,
    }),
  );
}
