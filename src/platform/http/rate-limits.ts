import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';

/** How often one address may ask, per minute. An office shares one address: a hundred people must fit in. */
export interface RateLimits {
  /** Signing in, in five minutes. */
  readonly signInPerAddress: number;
  /** Signing in with one name, in fifteen minutes; counted for names that don't exist too. */
  readonly signInPerName: number;
  /** Searching the public site. */
  readonly search: number;
  /** Everything else of the interface. */
  readonly general: number;
}

/** What holds unless a test says otherwise. */
export const RATE_LIMITS: RateLimits = {
  signInPerAddress: 60,
  signInPerName: 15,
  search: 60,
  general: 1_200,
};

const SEARCH = /^\/(api\/)?search(\/|$)/;

/**
 * Limits how often one address may ask the interface and the search; published files have no limit. Counts are
 * kept in memory. Must be called before routes are registered; whoever is over the limit gets a Chinese 429.
 */
export async function limitRates(app: FastifyInstance, limits: RateLimits): Promise<void> {
  // Before the plugin: it looks at each route's rule in a hook of its own, and hooks run in order.
  app.addHook('onRoute', (route) => {
    const rule = ruleFor(route.url, String(route.method), limits);
    if (rule === null || route.config?.rateLimit !== undefined) return;
    route.config = { ...route.config, rateLimit: rule };
  });
  await app.register(rateLimit, {
    global: false,
    cache: 20_000,
    errorResponseBuilder: (_request, context) => ({
      statusCode: context.statusCode,
      message: `操作过于频繁，请 ${Math.max(1, Math.ceil(context.ttl / 1000))} 秒后再试。`,
    }),
  });
}

function ruleFor(url: string, method: string, limits: RateLimits) {
  if (SEARCH.test(url)) return { max: limits.search, timeWindow: 60_000, groupId: 'search' };
  if (url === '/api/session' && method === 'POST') {
    return { max: limits.signInPerAddress, timeWindow: 300_000, groupId: 'sign-in' };
  }
  return url.startsWith('/api/') ? { max: limits.general, timeWindow: 60_000, groupId: 'api' } : null;
}
