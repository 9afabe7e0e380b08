import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { sql } from 'kysely';
import type { Ctx } from './platform/context.ts';
import { replyErrors } from './platform/http/error-replies.ts';
import { limitRates, RATE_LIMITS, type RateLimits } from './platform/http/rate-limits.ts';
import { setSecurityHeaders } from './platform/http/security-headers.ts';
import { serveDesk } from './platform/http/desk-files.ts';
import { serveSite } from './platform/http/site-files.ts';
import { guardSessions } from './modules/accounts/session-guard.ts';
import { registerModules } from './modules/routes.ts';
import { siteFolder } from './modules/publishing/render-site.ts';

const MAX_JSON = 12 * 1024 * 1024;

/** The HTTP server, not yet listening. The public site answers from files, without the database. */
export async function buildServer(options: { ctx: Ctx; rateLimits?: Partial<RateLimits> }): Promise<FastifyInstance> {
  const { ctx } = options;
  const app = fastify({
    trustProxy: ctx.config.trustProxy,
    bodyLimit: MAX_JSON,
    // Requests are logged by their route and never with what they carry; see the hook below.
    logger: false,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: false },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  replyErrors(app);
  await setSecurityHeaders(app);
  await app.register(cookie);
  await limitRates(app, { ...RATE_LIMITS, ...options.rateLimits });
  // One byte over the limit is enough to know that a file is too large; the storage then refuses it whole.
  await app.register(multipart, { limits: { files: 1, fileSize: ctx.config.uploadBytes + 1, fields: 10 } });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '公开：政府信息公开工作系统', version: '1' },
    },
    transform: jsonSchemaTransform,
  });
  guardSessions(app, ctx);
  logFailures(app, ctx);
  registerModules(app);
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  app.get('/healthz', { schema: { hide: true } }, async (_request, reply) => {
    const reachable = await sql`SELECT 1`.execute(ctx.db).then(
      () => true,
      () => false,
    );
    return reply.status(reachable ? 200 : 503).send({ database: reachable ? 'reachable' : 'unreachable' });
  });
  await serveDesk(app);
  await serveSite(app, { root: siteFolder(ctx.config) });
  return app;
}

/** What went wrong is logged by method and route: no addresses, no queries, no bodies. */
function logFailures(app: FastifyInstance, ctx: Ctx): void {
  app.addHook('onResponse', async (request, reply) => {
    if (reply.statusCode < 500) return;
    ctx.log.error('request answered with an error', {
      method: request.method,
      route: request.routeOptions.url ?? '',
      status: reply.statusCode,
    });
  });
}
