import type { FastifyInstance } from 'fastify';
import { authorise } from '../../platform/actor.ts';
import { serve } from '../../platform/http/serve.ts';
import { publishingApi } from './publishing.api.ts';
import { publishingPolicy } from './publishing.policy.ts';
import {
  getSiteSettings,
  publicPageOf,
  publish,
  publishUrgently,
  requestRebuild,
  restore,
  saveSiteSettings,
  topPlace,
  withdraw,
  type Published,
} from './publishing.usecases.ts';
import { verifySite } from './verify-site.ts';

const done = { ok: true as const };

/** Registers the interface of publishing and of the public site. */
export function registerPublishingRoutes(app: FastifyInstance): void {
  serve(app, publishingApi.publish, async ({ ctx, params, body }) =>
    view(await publish(ctx, { ...params, ...body })),
  );
  serve(app, publishingApi.publishUrgently, async ({ ctx, params, body }) =>
    view(await publishUrgently(ctx, { ...params, ...body })),
  );
  serve(app, publishingApi.withdraw, async ({ ctx, params, body }) => {
    await withdraw(ctx, { ...params, ...body });
    return done;
  });
  serve(app, publishingApi.restore, async ({ ctx, params, body }) =>
    view(await restore(ctx, { ...params, ...body })),
  );
  serve(app, publishingApi.publicPage, async ({ ctx, params }) => ({
    page: await publicPageOf(ctx, params),
  }));
  serve(app, publishingApi.settings, async ({ ctx }) => getSiteSettings(ctx));
  serve(app, publishingApi.saveSettings, async ({ ctx, body }) => {
    await saveSiteSettings(ctx, body);
    return done;
  });
  serve(app, publishingApi.verify, async ({ ctx }) => {
    authorise(publishingPolicy.maintain(ctx.actor, await topPlace(ctx)));
    return verifySite(ctx);
  });
  serve(app, publishingApi.rebuild, async ({ ctx }) => {
    await requestRebuild(ctx);
    return done;
  });
}

function view(published: Published): Omit<Published, 'publishedAt'> & { publishedAt: string } {
  return { ...published, publishedAt: published.publishedAt.toISOString() };
}
