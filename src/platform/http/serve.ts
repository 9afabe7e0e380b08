import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import type { z } from 'zod';
import type { Ctx } from '../context.ts';
import { AppError } from '../errors.ts';
import type { Endpoint } from './endpoint.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The context of this request, with the person who makes it. Set by the server before any handler runs. */
    ctx: Ctx;
  }
  interface FastifyContextConfig {
    /** The route answers whoever asks. All others below `/api` need a session; see `guardSessions`. */
    open?: boolean;
  }
}

/** What a handler gets, already checked against the endpoint's schemas. */
export interface Call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  readonly ctx: Ctx;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * Registers an endpoint. Input is checked before the handler runs, output is cut to the declared members,
 * and whoever isn't signed in doesn't get here unless the endpoint is public (`guardSessions` sees to that).
 */
export function serve<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  app: FastifyInstance,
  endpoint: Endpoint<P, Q, B, R>,
  handler: (call: Call<P, Q, B>) => Promise<z.input<R>>,
): void {
  const run = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    // Parsed just before by the validator compiler with these very schemas.
    return handler({
      params: request.params as z.output<P>,
      query: request.query as z.output<Q>,
      body: request.body as z.output<B>,
      ctx: request.ctx,
      request,
      reply,
    });
  };
  const schema: FastifySchema & { summary: string; tags: string[] } = {
    summary: endpoint.summary,
    tags: [endpoint.path.split('/')[2] ?? 'api'],
    ...(endpoint.params && { params: endpoint.params }),
    ...(endpoint.query && { querystring: endpoint.query }),
    ...(endpoint.body && { body: endpoint.body }),
    response: { 200: endpoint.response },
  };
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema,
    config: { open: endpoint.access === 'public' },
    handler: run,
  });
}

/** The session is over or there never was one. The desk keeps what was written and asks to sign in again. */
export function signInFirst(): AppError {
  return new AppError({
    code: 'session.required',
    status: 401,
    message: '登录已失效或尚未登录，请重新登录。您正在编写的内容已保留在本机，登录后可继续。',
  });
}
