import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../platform/context.ts';
import { serve } from '../../platform/http/serve.ts';
import { siteCheckApi } from './site-check.api.ts';
import { type SiteChecker, siteChecker } from './site-checker.ts';
import { runSiteCheck, viewSiteCheck } from './view-check.ts';

/** Registers the interface of the check of the public sites; a check that is being made ends with the server. */
export function registerSiteCheckRoutes(app: FastifyInstance): void {
  let checker: SiteChecker | null = null;
  const checkerOf = ({ config, log, clock }: Ctx): SiteChecker =>
    (checker ??= siteChecker({ config, log, now: () => clock.now() }));
  app.addHook('onClose', async () => checker?.stop());
  serve(app, siteCheckApi.get, async ({ ctx }) => viewSiteCheck(ctx, checkerOf(ctx)));
  serve(app, siteCheckApi.run, async ({ ctx }) => {
    await runSiteCheck(ctx, checkerOf(ctx));
    return { ok: true as const };
  });
}
