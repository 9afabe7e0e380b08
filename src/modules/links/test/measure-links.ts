import { hostQueue } from '../host-queue.ts';
import { linkLooker, type LinkLooker } from '../look-at-address.ts';
import { lookAtPage } from '../look-at-page.ts';
import type { ProbeLimits } from '../probe-step.ts';
import { BEHAVIOURS, type Behaviour } from './behaviours.ts';
import { startPlaying, type PlayingServers } from './playing-server.ts';
import { PLAYS } from './plays.ts';

/** How many behaviours of links are told for what they are. */
export interface LinkFigures {
  readonly total: number;
  readonly right: number;
  /** Those that aren't: what they do, what it should be called and what it was called. */
  readonly wrong: readonly string[];
  readonly milliseconds: number;
}

/** Long enough for a machine that is busy, short enough for a test. */
const TIMEOUT_MS = 2000;
const AT_ONCE = 16;

/** Has a server on this machine play every behaviour and the checker look at each; nothing leaves the machine. */
export async function measureLinks(): Promise<LinkFigures> {
  const servers = await playEverything();
  const started = performance.now();
  try {
    const looker = lookerFor(servers);
    const wrong: string[] = [];
    const waiting = [...BEHAVIOURS];
    const worker = async (): Promise<void> => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
        const fault = await faultOf(one, servers, looker);
        if (fault !== null) wrong.push(fault);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    const total = BEHAVIOURS.length;
    return { total, right: total - wrong.length, wrong, milliseconds: performance.now() - started };
  } finally {
    await servers.close();
  }
}

async function faultOf(one: Behaviour, servers: PlayingServers, looker: LinkLooker): Promise<string | null> {
  const isTrusted = (host: string): boolean => /\.example\.(?:cn|net)$/.test(host);
  const page = { url: 'https://www.office.gov.cn/doc/1.html', place: 'article', isTrusted } as const;
  const html = one.page(servers);
  // What leads nowhere on purpose isn't asked for: nothing may leave the machine.
  const asks = /\.example\.(?:cn|net):\d/.test(html);
  const found = (await lookAtPage({ ...page, html }, asks ? looker : null)).at(-1)?.verdict;
  const suggestion = found?.suggestion ?? '';
  if (found?.class === one.wants && suggestion.includes(one.suggests ?? '')) return null;
  return `${one.name}: ${one.wants}${one.suggests ?? ''}, not ${found?.class ?? 'nothing'} (${found?.evidence ?? ''} ${suggestion})`;
}

/** The hosts of the tests, all of them on this machine. */
export async function playEverything(): Promise<PlayingServers> {
  const hosts = Object.entries(PLAYS).map(([label, play]) => [`${label}.example.cn`, play] as const);
  const fine = PLAYS['fine'];
  const more =
    fine === undefined
      ? []
      : (['good.example.cn', 'moved.example.net'] as const).map((host) => [host, fine] as const);
  return startPlaying(Object.fromEntries([...hosts, ...more]));
}

/** A looker that finds the hosts of the tests and gets nowhere else. */
export function lookerFor(servers: PlayingServers, limits: Partial<ProbeLimits> = {}): LinkLooker {
  return linkLooker({
    queue: hostQueue({ atOnce: 2, gapMs: 1 }),
    limits: {
      resolve: resolverOfTests(),
      mayConnect: (address) => address === '127.0.0.1',
      timeoutMs: TIMEOUT_MS,
      maxBytes: 1024 * 1024,
      trusted: [servers.authority],
      ...limits,
    },
  });
}

function resolverOfTests(): ProbeLimits['resolve'] {
  let rebound = 0;
  return async (host) => {
    switch (host) {
      case 'nowhere.example.cn':
        throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
      case 'resolver.example.cn':
        throw Object.assign(new Error('no answer'), { code: 'EAI_AGAIN' });
      case 'inner.example.cn':
        return ['10.0.0.8'];
      case 'half.example.cn':
        return ['127.0.0.1', '192.168.1.1'];
      case 'mapped.example.cn':
        return ['::ffff:10.0.0.1'];
      case 'local6.example.cn':
        return ['fd00::1'];
      case 'rebinding.example.cn':
        return (rebound += 1) === 1 ? ['127.0.0.1'] : ['10.0.0.9'];
      default:
        return ['127.0.0.1'];
    }
  };
}
