import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/**
 * Content security policy of our own pages. Nothing from elsewhere and nothing inline; the desk's component
 * library puts style sheets into the page as it runs, which a nonce of the response allows.
 */
export function contentSecurityPolicy(options: { nonce?: string } = {}): string {
  const nonce = options.nonce === undefined ? '' : ` 'nonce-${options.nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'self'${nonce}`,
    `style-src 'self'${nonce}`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}

const PAGE_POLICY = contentSecurityPolicy();
const HALF_A_YEAR = 15_552_000;

/** Sets the headers that every answer carries. A route may replace the policy with a stricter or its own one. */
export async function setSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    // Set below, and only where it is true: the program can't speak for other hosts below the domain.
    hsts: false,
    frameguard: { action: 'sameorigin' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', PAGE_POLICY);
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    if (request.protocol === 'https') reply.header('strict-transport-security', `max-age=${HALF_A_YEAR}`);
    if (isApi(request.url)) reply.header('cache-control', 'no-store');
  });
}

/** Whether the address belongs to the interface. */
export function isApi(url: string): boolean {
  return url === '/api' || url.startsWith('/api/') || url.startsWith('/api?');
}
