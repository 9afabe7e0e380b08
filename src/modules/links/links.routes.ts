import type { FastifyInstance } from 'fastify';
import { serve } from '../../platform/http/serve.ts';
import { heedLink, ignoreLink, recheckLinks } from './decide-links.ts';
import { linkHistory, linksOfDocument, listLinks } from './link-views.ts';
import { linksTodo } from './links-todo.ts';
import { linksApi } from './links.api.ts';
import { listHosts, trustHost, untrustHost } from './trusted-hosts.ts';

const DONE = { ok: true } as const;

/** Registers the staff's interface of the link checker. */
export function registerLinkRoutes(app: FastifyInstance): void {
  serve(app, linksApi.list, async ({ ctx, query }) => listLinks(ctx, query));
  serve(app, linksApi.todo, async ({ ctx }) => linksTodo(ctx));
  serve(app, linksApi.history, async ({ ctx, params, query }) => linkHistory(ctx, { ...params, ...query }));
  serve(app, linksApi.ofDocument, async ({ ctx, params }) => linksOfDocument(ctx, params));
  serve(app, linksApi.recheck, async ({ ctx, body }) => recheckLinks(ctx, body));
  serve(app, linksApi.ignore, async ({ ctx, params, body }) => {
    await ignoreLink(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, linksApi.heed, async ({ ctx, params, body }) => {
    await heedLink(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, linksApi.hosts, async ({ ctx, query }) => listHosts(ctx, query));
  serve(app, linksApi.trust, async ({ ctx, body }) => {
    await trustHost(ctx, body);
    return DONE;
  });
  serve(app, linksApi.untrust, async ({ ctx, body }) => {
    await untrustHost(ctx, body);
    return DONE;
  });
}
