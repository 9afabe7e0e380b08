import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/**
 * Policy of the desk's page. Nothing from elsewhere and nothing inline; its component library puts style sheets
 * into the page as it runs, which the nonce of this one answer allows.
 */
export function deskPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}

/** Policy of public pages: nothing but the site's own style sheet, script and pictures. */
export const PUBLIC_PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  // The script of the site fetches the banner.
  "connect-src 'self'",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

/** Policy of whatever isn't a page: an answer of the interface, a file. Opened by itself nothing in it runs. */
export const INERT_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

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
    reply.header('content-security-policy', isApi(request.url) ? INERT_POLICY : PUBLIC_PAGE_POLICY);
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    if (request.protocol === 'https') reply.header('strict-transport-security', `max-age=${HALF_A_YEAR}`);
    if (isApi(request.url)) reply.header('cache-control', 'no-store');
  });
}

/** Whether the address belongs to the interface. */
export function isApi(url: string): boolean {
  return url === '/api' || url.startsWith('/api/') || url.startsWith('/api?');
}
