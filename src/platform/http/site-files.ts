import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorPage } from './error-page.ts';
import { errorBody, noSuchEndpoint } from './error-replies.ts';
import { INERT_POLICY, isApi, PUBLIC_PAGE_POLICY } from './security-headers.ts';

/** Kinds that a browser shows by itself; all others are saved. */
const SHOWN = /\.(?:pdf|png|jpe?g|gif|webp|txt)$/i;
/** Browsers refuse to open their PDF reader in a sandbox; it runs nothing of ours in any case. */
const UNBOXED = /\.pdf$/i;

/** A page is at most a minute old in a cache, so that a withdrawal takes effect. */
const BRIEFLY = 'public, max-age=60';
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * Serves the public site from its folder, without the database; what isn't there gets the site's own 404 page.
 * Must be registered after everything else: it takes every address that is left.
 */
export async function serveSite(app: FastifyInstance, options: { root: string }): Promise<void> {
  const { root } = options;
  await app.register(staticFiles, {
    root,
    serve: false,
    index: ['index.html'],
    redirect: true,
    cacheControl: false,
    setHeaders: (reply, path) => setFileHeaders(reply, path.slice(root.length).replaceAll('\\', '/')),
  });
  app.route<{ Params: { '*': string } }>({
    method: ['GET', 'HEAD'],
    url: '/*',
    schema: { hide: true },
    handler: (request, reply) =>
      isPublicPath(request.params['*']) ? reply.sendFile(`/${request.params['*']}`) : reply.callNotFound(),
  });
  app.setNotFoundHandler(async (request, reply) => replyNotFound(request, reply, root));
}

/** Whether the address can be one of the site's: nothing hidden, nothing half written, no way out of the folder. */
function isPublicPath(path: string): boolean {
  if (/[\\\0]/.test(path) || path.endsWith('.tmp')) return false;
  const segments = path.split('/');
  return segments.every(
    (segment, index) => !segment.startsWith('.') && (segment !== '' || index === segments.length - 1),
  );
}

function setFileHeaders(reply: { header(name: string, value: string): unknown }, within: string): void {
  if (within.startsWith('/files/')) {
    const name = within.slice(within.lastIndexOf('/') + 1);
    const way = SHOWN.test(name) ? 'inline' : 'attachment';
    reply.header('cache-control', BRIEFLY);
    reply.header('content-security-policy', UNBOXED.test(name) ? INERT_POLICY : `${INERT_POLICY}; sandbox`);
    reply.header('content-disposition', `${way}; filename*=UTF-8''${encodeURIComponent(name)}`);
    return;
  }
  reply.header('cache-control', within.startsWith('/assets/') ? FOR_EVER : BRIEFLY);
  if (within.endsWith('feed.xml')) reply.header('content-type', 'application/atom+xml; charset=utf-8');
  else if (within.endsWith('.xml')) reply.header('content-type', 'application/xml; charset=utf-8');
}

async function replyNotFound(
  request: FastifyRequest,
  reply: FastifyReply,
  root: string,
): Promise<FastifyReply> {
  reply.status(404).header('cache-control', 'no-store');
  if (isApi(request.url)) return reply.send(errorBody(noSuchEndpoint()));
  const page = await readFile(join(root, '404.html'), 'utf8').catch(() =>
    errorPage({ status: 404, message: '地址可能输入有误，或者页面已经移走。' }),
  );
  return reply
    .header('content-security-policy', PUBLIC_PAGE_POLICY)
    .type('text/html; charset=utf-8')
    .send(page);
}
