import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors.ts';

/** How often one address may ask, per minute. An office shares one address: a hundred people must fit in. */
export interface RateLimits {
  /** Signing in, in five minutes. */
  readonly signInPerAddress: number;
  /** Signing in with one name, in fifteen minutes; counted for names that don't exist too. */
  readonly signInPerName: number;
  /** Searching the public site. */
  readonly search: number;
  /** Tables of documents that are written as they are asked for. */
  readonly tables: number;
  /** Everything else of the interface. */
  readonly general: number;
}

/** What holds unless a test says otherwise. */
export const RATE_LIMITS: RateLimits = {
  signInPerAddress: 60,
  signInPerName: 15,
  search: 60,
  tables: 20,
  general: 1_200,
};

const SEARCH = /^\/(api\/)?search(\/|$)/;
const TABLES = /\/catalogue\/documents\.(csv|xlsx)$/;

/**
 * Limits how often one address may ask the interface, the search and tables of documents; published files have no limit. Counts are
 * kept in memory. Must be called before whatever looks at who asks: strangers are counted too. Whoever is over the limit
 * gets a Chinese 429.
 */
export async function limitRates(app: FastifyInstance, limits: RateLimits): Promise<void> {
  await app.register(rateLimit, { global: false, cache: 20_000 });
  const search = app.createRateLimit({ max: limits.search, timeWindow: 60_000 });
  const tables = app.createRateLimit({ max: limits.tables, timeWindow: 60_000 });
  const signIn = app.createRateLimit({ max: limits.signInPerAddress, timeWindow: 300_000 });
  const general = app.createRateLimit({ max: limits.general, timeWindow: 60_000 });
  const limitFor = (url: string, method: string) => {
    if (SEARCH.test(url)) return search;
    if (TABLES.test(url)) return tables;
    if (url === '/api/session' && method === 'POST') return signIn;
    return url.startsWith('/api/') ? general : null;
  };
  app.addHook('onRequest', async (request, reply) => {
    const count = await limitFor(request.routeOptions.url ?? '', request.method)?.(request);
    if (count === undefined || count.isAllowed || !count.isExceeded) return;
    reply.header('retry-after', count.ttlInSeconds);
    throw tooMany(count.ttlInSeconds);
  });
}

function tooMany(seconds: number): AppError {
  return new AppError({
    code: 'common.too_many',
    status: 429,
    message: `操作过于频繁，请 ${Math.max(1, seconds)} 秒后再试。`,
  });
}
