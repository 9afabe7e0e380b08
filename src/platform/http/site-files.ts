import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Policy of public pages: nothing but the site's own style sheet, script and pictures. */
const SITE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";
/** Policy of attachments: whatever they hold, nothing of it runs here. */
const FILE_POLICY = "default-src 'none'; sandbox";

/** Kinds that a browser shows by itself; all others are saved. */
const SHOWN = /\.(?:pdf|png|jpe?g|gif|webp|txt)$/i;

/** Serves the public site from its folder; what isn't there gets the site's own 404 page. */
export async function serveSite(app: FastifyInstance, options: { root: string }): Promise<void> {
  const { root } = options;
  await app.register(staticFiles, {
    root,
    prefix: '/',
    index: ['index.html'],
    redirect: true,
    dotfiles: 'ignore',
    // Published files are few seconds old at most in a cache, so that a withdrawal takes effect.
    cacheControl: false,
    setHeaders: (reply, path) => {
      const within = path.slice(root.length).replaceAll('\\', '/');
      reply.header('x-content-type-options', 'nosniff');
      if (within.startsWith('/files/')) {
        reply.header('content-security-policy', FILE_POLICY);
        reply.header('cache-control', 'public, max-age=60');
        const name = within.slice(within.lastIndexOf('/') + 1);
        const way = SHOWN.test(name) ? 'inline' : 'attachment';
        reply.header('content-disposition', `${way}; filename*=UTF-8''${encodeURIComponent(name)}`);
        return;
      }
      reply.header('content-security-policy', SITE_POLICY);
      const lasting = within.startsWith('/assets/');
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'public, max-age=60');
      if (within.endsWith('feed.xml')) reply.header('content-type', 'application/atom+xml; charset=utf-8');
      else if (within.endsWith('.xml')) reply.header('content-type', 'application/xml; charset=utf-8');
    },
  });
  app.setNotFoundHandler(async (request, reply) => {
    if (request.url.startsWith('/api/')) {
      return reply.status(404).send({
        error: { code: 'common.no_such_endpoint', message: '没有这个接口，请刷新页面后重试。' },
      });
    }
    const page = await readFile(join(root, '404.html'), 'utf8').catch(() => '没有找到网页');
    return reply
      .status(404)
      .header('content-security-policy', SITE_POLICY)
      .type('text/html; charset=utf-8')
      .send(page);
  });
}

/** The policy for public pages that the program makes on demand. */
export const PUBLIC_PAGE_POLICY = SITE_POLICY;
