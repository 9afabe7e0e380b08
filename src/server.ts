import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance, type RouteOptions } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { sql } from 'kysely';
import { guardSessions } from './modules/accounts/session-guard.ts';
import { siteFolder } from './modules/publishing/site-folder.ts';
import { addressFolder } from './modules/publishing/write-addresses.ts';
import { registerModules } from './modules/routes.ts';
import type { Ctx } from './platform/context.ts';
import { cleanInput } from './platform/http/clean-input.ts';
import { serveDesk } from './platform/http/desk-files.ts';
import { replyErrors } from './platform/http/error-replies.ts';
import { limitRates, RATE_LIMITS, type RateLimits } from './platform/http/rate-limits.ts';
import { answerRepetitionsOnce } from './platform/http/repetitions.ts';
import { logRequests } from './platform/http/request-log.ts';
import { setSecurityHeaders } from './platform/http/security-headers.ts';
import { serveSite } from './platform/http/site-files.ts';
import { leadToOwnSites } from './platform/http/site-places.ts';
import { useZod } from './platform/http/zod-compilers.ts';

/** Long texts pasted from a word processor fit in; files come as forms and have their own limit. */
const MAX_JSON = 12 * 1024 * 1024;
const DATABASE_ANSWERS_WITHIN_MS = 2_000;

/** What a server is built from. */
export interface ServerOptions {
  readonly ctx: Ctx;
  /** Instead of the usual limits; for tests and measurements. */
  readonly rateLimits?: Partial<RateLimits>;
  /** Folder of the built desk; for tests. */
  readonly deskFolder?: string;
  /** Told of every route; for tests that look whether all are described. */
  readonly onRoute?: (route: RouteOptions) => void;
}

/**
 * The HTTP server, not yet listening: the interface below `/api`, the desk, and the public site, which answers
 * from files without the database. `close()` lets requests at work finish.
 */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { ctx } = options;
  const app = fastify({
    trustProxy: ctx.config.trustProxy ? isNearest : false,
    bodyLimit: MAX_JSON,
    // Fastify's own log would hold addresses and queries; see logRequests.
    logger: false,
    forceCloseConnections: 'idle',
  });
  if (options.onRoute !== undefined) app.addHook('onRoute', options.onRoute);
  letGoWhenClosing(app);
  forgetForwardedHosts(app);
  cleanInput(app);
  useZod(app);
  replyErrors(app);
  await setSecurityHeaders(app);
  await app.register(cookie);
  await limitRates(app, { ...RATE_LIMITS, ...options.rateLimits });
  // One byte over the limit is enough to know that a file is too large; the storage then refuses it whole.
  await app.register(multipart, { limits: { files: 1, fileSize: ctx.config.uploadBytes + 1, fields: 10 } });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '公开：政府信息公开工作系统', version: '1' } },
    transform: jsonSchemaTransform,
  });
  guardSessions(app, ctx);
  answerRepetitionsOnce(app);
  logRequests(app, ctx.log);
  leadToOwnSites(app, addressFolder(ctx.config));
  registerModules(app);
  app.get('/api/openapi.json', { schema: { hide: true }, config: { open: true } }, async () => app.swagger());
  answerHealth(app, ctx);
  await serveDesk(app, options.deskFolder);
  await serveSite(app, { root: siteFolder(ctx.config), addresses: addressFolder(ctx.config) });
  return app;
}

/** The nearest proxy alone is believed: what stands further left in its headers the visitor may have written. */
function isNearest(_address: string, hop: number): boolean {
  return hop === 0;
}

/**
 * The name that was asked is the one in `Host`, which proxies hand on as it came. `X-Forwarded-Host` would go before it, and a
 * proxy that doesn't set it lets through what a visitor wrote.
 */
function forgetForwardedHosts(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    delete request.headers['x-forwarded-host'];
  });
}

/** An answer still at work when the server closes is the last one on its connection; else browsers hold it open. */
function letGoWhenClosing(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
}

/** `/healthz`, for whatever watches over the program: 200 when the database answers, else 503. */
function answerHealth(app: FastifyInstance, ctx: Ctx): void {
  app.get('/healthz', { schema: { hide: true } }, async (_request, reply) => {
    const late = new Promise<boolean>((resolve) => {
      setTimeout(() => resolve(false), DATABASE_ANSWERS_WITHIN_MS).unref();
    });
    const answers = sql`SELECT 1`.execute(ctx.db).then(
      () => true,
      () => false,
    );
    const reachable = await Promise.race([answers, late]);
    return reply
      .status(reachable ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: reachable ? 'ok' : 'failing', database: reachable ? 'reachable' : 'unreachable' });
  });
}
