import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { InsidePages } from './inside-pages.ts';
import { severityOf, type LinkVerdict } from './link-classes.ts';
import { nextStanding, RHYTHM, type Rhythm } from './link-standing.ts';
import { dueLinks, keepLook, postpone, type LinkRow } from './links.repository.ts';
import type { LinkLooker } from './look-at-address.ts';

/** What a round of looks needs. */
export interface Round {
  /** Null where other sites aren't to be asked; what leads within our own is looked at all the same. */
  readonly looker: LinkLooker | null;
  readonly inside: InsidePages;
  readonly rhythm?: Rhythm;
  /** Links of one round. */
  readonly most?: number;
  /** Nothing more is asked once it is aborted. */
  readonly signal?: AbortSignal;
}

/** What became of a round. */
export interface RoundFigures {
  readonly looked: number;
  readonly postponed: number;
  /** Nothing was kept: it is our own network that failed. */
  readonly offline: boolean;
}

const MOST = 200;
const AT_ONCE = 24;
/** Hosts that must all have failed before our own network is held to be at fault. */
const OFFLINE_HOSTS = 4;
const UNASKED_WAIT_MS = 60 * 60_000;
const OFFLINE_WAIT_MS = 10 * 60_000;

/**
 * Looks at links whose time has come and keeps what was found. Where no host at all could be reached, the fault is held to be
 * ours: nothing is kept, and the links are tried again later.
 */
export async function checkDueLinks(ctx: Ctx, round: Round): Promise<RoundFigures> {
  const rows = await dueLinks(ctx.db, { now: ctx.clock.now(), limit: round.most ?? MOST });
  const found = await lookAtAll(rows, round);
  const outside = [...found].filter(([row, verdict]) => verdict !== null && !round.inside.isOwn(row.url));
  if (isOffline(outside)) {
    const until = new Date(ctx.clock.now().getTime() + OFFLINE_WAIT_MS);
    ctx.log.warn('no host could be reached; links are left as they were', { hosts: hostsOf(outside).size });
    await inTransaction(ctx, async (tx) =>
      postpone(
        tx.db,
        rows.map((row) => row.id),
        until,
      ),
    );
    return { looked: 0, postponed: rows.length, offline: true };
  }
  let postponed = 0;
  for (const [row, verdict] of found) {
    if (verdict === null) postponed += 1;
    await keep(ctx, row, verdict, round);
  }
  return { looked: found.size - postponed, postponed, offline: false };
}

async function lookAtAll(
  rows: readonly LinkRow[],
  { looker, inside, signal }: Round,
): Promise<Map<LinkRow, LinkVerdict | null>> {
  const found = new Map<LinkRow, LinkVerdict | null>();
  const waiting = [...rows];
  const isStopped = (): boolean => signal?.aborted === true;
  const worker = async (): Promise<void> => {
    for (let row = waiting.shift(); row !== undefined && !isStopped(); row = waiting.shift()) {
      const url = new URL(row.url);
      const fragment = url.hash === '' ? null : row.url.slice(row.url.indexOf('#') + 1);
      url.hash = '';
      const asked = { url: url.href, fragment };
      const own = inside.isOwn(asked.url);
      const verdict = own ? await inside.look(asked) : ((await looker?.look(asked)) ?? null);
      // What was broken off says nothing of the link.
      if (!isStopped()) found.set(row, verdict);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found;
}

async function keep(ctx: Ctx, row: LinkRow, verdict: LinkVerdict | null, round: Round): Promise<void> {
  const at = ctx.clock.now();
  const rest = round.looker?.restsUntil(row.host) ?? null;
  if (verdict === null) {
    // Whoever isn't to be asked is looked for again now and then: the setting may change.
    const until = rest ?? new Date(at.getTime() + UNASKED_WAIT_MS);
    await inTransaction(ctx, async (tx) => postpone(tx.db, [row.id], until));
    return;
  }
  const next = nextStanding(row, verdict.class, at, round.rhythm ?? RHYTHM);
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

type Looked = readonly (readonly [row: LinkRow, verdict: LinkVerdict | null])[];

function isOffline(outside: Looked): boolean {
  const reached = outside.some(([, verdict]) => !NOT_REACHED.has(verdict?.class ?? 'ok') && !isOurs(verdict));
  return !reached && hostsOf(outside).size >= OFFLINE_HOSTS;
}

const NOT_REACHED: ReadonlySet<string> = new Set(['unknownHost', 'unreachable', 'slow']);

/** The name server didn't answer. */
function isOurs(verdict: LinkVerdict | null): boolean {
  return verdict?.class === 'oddAnswer' && verdict.evidence.startsWith('域名服务器');
}

function hostsOf(outside: Looked): Set<string> {
  return new Set(outside.map(([row]) => row.host));
}
