import type { FastifyInstance } from 'fastify';
import { serve } from '../../platform/http/serve.ts';
import { addSite, changeHosts, moveAgency, removeSite, sitesOverview } from './change-sites.ts';
import { sitesApi } from './sites.api.ts';

const done = { ok: true as const };

/** Registers the interface of several sites. */
export function registerSitesRoutes(app: FastifyInstance): void {
  serve(app, sitesApi.list, async ({ ctx }) => ({ items: await sitesOverview(ctx) }));
  serve(app, sitesApi.add, async ({ ctx, body }) => {
    await addSite(ctx, body);
    return done;
  });
  serve(app, sitesApi.changeHosts, async ({ ctx, params, body }) => {
    await changeHosts(ctx, { ...params, ...body });
    return done;
  });
  serve(app, sitesApi.remove, async ({ ctx, params }) => {
    await removeSite(ctx, params);
    return done;
  });
  serve(app, sitesApi.moveAgency, async ({ ctx, params }) => {
    await moveAgency(ctx, { site: params.slug, agencyId: params.agencyId });
    return done;
  });
}
