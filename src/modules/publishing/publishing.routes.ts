import type { FastifyInstance } from 'fastify';
import { authorise } from '../../platform/actor.ts';
import { contentDisposition } from '../../platform/http/content-disposition.ts';
import { serve } from '../../platform/http/serve.ts';
import type { Published } from './make-public.ts';
import { publishingApi, secrecySummaryQuery } from './publishing.api.ts';
import {
  cancelSchedule,
  heldForMe,
  plannedWithdrawal,
  publicationStanding,
  schedulePublication,
  scheduleWithdrawal,
} from './publication-schedules.ts';
import type { ScheduleRow } from './publication-schedules.repository.ts';
import { getAppearance, saveAppearance } from './change-appearance.ts';
import { getSiteSettings, saveSiteSettings } from './change-settings.ts';
import { lostReplacements } from './lost-replacements.ts';
import { publishingPolicy } from './publishing.policy.ts';
import {
  publicPageOf,
  publish,
  publishUrgently,
  requestRebuild,
  restore,
  topPlace,
  withdraw,
} from './publishing.usecases.ts';
import { exportSecrecySummary } from './secrecy-summary.ts';
import { addRedirect, removeRedirect, siteRedirects } from './site-redirects.ts';
import { siteJobs } from './site-progress.ts';
import { verifySite } from './verify-site.ts';
import { changeWithdrawal, vanish } from './withdrawals.ts';

const done = { ok: true as const };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Registers the interface of publishing and of the public site. */
export function registerPublishingRoutes(app: FastifyInstance): void {
  registerSecrecySummary(app);
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
  serve(app, publishingApi.changeWithdrawal, async ({ ctx, params, body }) => {
    const { editionVersion, reason, ...withdrawal } = body;
    await changeWithdrawal(ctx, { ...params, editionVersion, reason, withdrawal });
    return done;
  });
  serve(app, publishingApi.vanish, async ({ ctx, params, body }) => {
    await vanish(ctx, { ...params, ...body });
    return done;
  });
  serve(app, publishingApi.lostReplacements, async ({ ctx }) => ({
    items: (await lostReplacements(ctx)).map((one) => ({
      ...one,
      withdrawnAt: one.withdrawnAt.toISOString(),
    })),
  }));
  registerScheduleRoutes(app);
  registerRedirectRoutes(app);
  serve(app, publishingApi.publicPage, async ({ ctx, params }) => ({
    page: await publicPageOf(ctx, params),
  }));
  serve(app, publishingApi.appearance, async ({ ctx, query }) => getAppearance(ctx, query));
  serve(app, publishingApi.saveAppearance, async ({ ctx, query, body }) => {
    await saveAppearance(ctx, { ...query, ...body });
    return done;
  });
  serve(app, publishingApi.settings, async ({ ctx, query }) => getSiteSettings(ctx, query));
  serve(app, publishingApi.saveSettings, async ({ ctx, query, body }) => {
    await saveSiteSettings(ctx, { ...query, ...body });
    return done;
  });
  serve(app, publishingApi.verify, async ({ ctx }) => {
    authorise(publishingPolicy.maintain(ctx.actor, await topPlace(ctx)));
    return verifySite(ctx);
  });
  serve(app, publishingApi.jobs, async ({ ctx }) => ({ jobs: await siteJobs(ctx) }));
  serve(app, publishingApi.rebuild, async ({ ctx }) => {
    await requestRebuild(ctx);
    return done;
  });
}

function registerRedirectRoutes(app: FastifyInstance): void {
  serve(app, publishingApi.redirects, async ({ ctx }) => ({
    items: (await siteRedirects(ctx)).map((one) => ({ ...one, since: one.since.toISOString() })),
  }));
  serve(app, publishingApi.addRedirect, async ({ ctx, body }) => {
    await addRedirect(ctx, body);
    return done;
  });
  serve(app, publishingApi.removeRedirect, async ({ ctx, body }) => {
    await removeRedirect(ctx, body);
    return done;
  });
}

function registerScheduleRoutes(app: FastifyInstance): void {
  serve(app, publishingApi.standing, async ({ ctx, params }) => {
    const { schedules, postings, ...standing } = await publicationStanding(ctx, params);
    return { ...standing, postings: [...postings], schedules: schedules.map(scheduleView) };
  });
  serve(app, publishingApi.schedulePublication, async ({ ctx, params, body }) => {
    await schedulePublication(ctx, { ...params, ...body, at: new Date(body.at) });
    return done;
  });
  serve(app, publishingApi.scheduleWithdrawal, async ({ ctx, params, body }) => {
    const { at, editionVersion, version, reason, ...withdrawal } = body;
    const when = { ...params, editionVersion, version, at: new Date(at) };
    await scheduleWithdrawal(ctx, { ...when, reason, withdrawal });
    return done;
  });
  serve(app, publishingApi.cancelSchedule, async ({ ctx, params, body }) => {
    await cancelSchedule(ctx, { id: params.scheduleId, version: body.version });
    return done;
  });
  serve(app, publishingApi.heldSchedules, async ({ ctx }) => ({
    items: (await heldForMe(ctx)).map((row) => ({
      ...scheduleView(row),
      documentId: row.document_id,
      title: row.title,
    })),
  }));
}

function scheduleView(row: ScheduleRow) {
  const planned = row.action === 'withdraw' ? plannedWithdrawal(row) : null;
  return {
    id: row.id,
    action: row.action,
    at: row.due_at.toISOString(),
    state: row.state,
    note: row.note,
    version: row.version,
    setBy: row.set_by_name,
    setAt: row.set_at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
    withdrawal: planned === null ? null : { reason: planned.reason, ...planned.withdrawal },
  };
}

function view(published: Published): Omit<Published, 'publishedAt'> & { publishedAt: string } {
  return { ...published, publishedAt: published.publishedAt.toISOString() };
}

function registerSecrecySummary(app: FastifyInstance): void {
  app.get(
    '/api/publishing/secrecy-summary.xlsx',
    { schema: { summary: '导出保密审查汇总表', tags: ['publishing'], querystring: secrecySummaryQuery } },
    async (request, reply) => {
      const wanted = secrecySummaryQuery.parse(request.query);
      const { fileName, bytes } = await exportSecrecySummary(request.ctx, wanted);
      return reply
        .header('content-disposition', contentDisposition(fileName, 'attachment'))
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .type(XLSX)
        .send(bytes);
    },
  );
}
