import { randomBytes } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { isPublicAddress } from '../../platform/public-addresses.ts';
import { hostQueue } from './host-queue.ts';
import { judge, type Asked } from './judge-answer.ts';
import type { LinkVerdict } from './link-classes.ts';
import { probeAddress, type Answer, type Failure, type Probe } from './probe-address.ts';
import type { ProbeLimits } from './probe-step.ts';

const TIMEOUT_MS = 15_000;
const MAX_BYTES = 2 * 1024 * 1024;

/** Public servers only, 15 seconds and 2 MB for an answer. */
export const PUBLIC_LIMITS: ProbeLimits = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  mayConnect: isPublicAddress,
  timeoutMs: TIMEOUT_MS,
  maxBytes: MAX_BYTES,
  trusted: [],
};

/** Looks at addresses one after the other or several at once; remembers what servers answer to what can't exist. */
export interface LinkLooker {
  /** What a link turns out to be; null when its host has asked to be left alone for now. */
  look(asked: Asked): Promise<LinkVerdict | null>;
  /** Until when a host wants to be left alone. */
  restsUntil(host: string): Date | null;
}

/**
 * One for a round, so that hosts are treated gently across all their links. The queue is given by whoever has several rounds: hosts
 * that asked for a rest are to have it in the next one too.
 */
export function linkLooker(options: Partial<Probe> = {}): LinkLooker {
  const probe: Probe = {
    limits: options.limits ?? PUBLIC_LIMITS,
    queue: options.queue ?? hostQueue(),
    now: options.now ?? (() => new Date()),
  };
  const randoms = new Map<string, Promise<Answer | Failure>>();
  return {
    restsUntil: (host) => probe.queue.restsUntil(host, probe.now()),
    look: async (asked) => {
      if (probe.queue.restsUntil(new URL(asked.url).hostname, probe.now()) !== null) return null;
      const found = await probeAddress(probe, asked.url);
      if (found.kind === 'failure' && found.reason === 'rests') return null;
      const verdict = judge(asked, found, null);
      // Asking for what can't exist is worth it only where all else seems well.
      const needed = found.kind === 'answer' && found.page !== null && found.status < 300;
      if (!needed || !COMPARED.has(verdict.class)) return verdict;
      const wanted = randomAddress(asked.url);
      const random = randoms.get(wanted.place) ?? probeAddress(probe, wanted.url);
      randoms.set(wanted.place, random);
      return judge(asked, found, await random);
    },
  };
}

const COMPARED: ReadonlySet<LinkVerdict['class']> = new Set(['ok', 'moved', 'missingFragment']);

/** An address beside another that nobody has given out; `place` is the same for all addresses of a folder. */
function randomAddress(address: string): { readonly url: string; readonly place: string } {
  const url = new URL(address);
  const ending = /\.[a-z]{2,5}$/i.exec(url.pathname)?.[0] ?? '';
  const folder = url.pathname.slice(0, url.pathname.lastIndexOf('/') + 1);
  url.pathname = `${folder}${randomBytes(9).toString('hex')}${ending}`;
  url.search = '';
  return { url: url.href, place: `${url.origin}${folder}*${ending}` };
}
