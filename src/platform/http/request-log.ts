import type { FastifyInstance } from 'fastify';
import type { Logger } from '../log.ts';

/**
 * Logs requests that the program itself answers, and all that failed by our fault: method, route, status and time.
 * Never an address, a query, a body or a name: who did what is in the audit chain. Files of the public site and
 * of the desk are left to the proxy's log.
 */
export function logRequests(app: FastifyInstance, log: Logger): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? '';
    const failed = reply.statusCode >= 500;
    if (!failed && !route.startsWith('/api/') && route !== '/search') return;
    log[failed ? 'error' : 'info']('request', {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
}
