import type { z } from 'zod';
import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { publishingApi } from './publishing.api.ts';
import { publishingPolicy } from './publishing.policy.ts';
import { topPlace } from './publishing.usecases.ts';
import { latestJobs, type SiteJob } from './site-jobs.repository.ts';

/** A job as the desk shows it. */
export type ShownJob = z.output<typeof publishingApi.jobs.response>['jobs'][number];

const SHOWN = 6;

/** What is being made in the background and what was made last, for whoever maintains the site. */
export async function siteJobs(ctx: Ctx): Promise<ShownJob[]> {
  authorise(publishingPolicy.maintain(ctx.actor, await topPlace(ctx)));
  const now = ctx.clock.now();
  return (await latestJobs(ctx.db, SHOWN))
    .filter(({ state }) => state !== 'replaced')
    .map((job) => ({
      id: job.id,
      all: job.facts === null,
      state: job.state,
      pages: job.pages,
      done: job.pages_done,
      written: job.written,
      removed: job.removed,
      speed: speedOf(job, now),
      createdAt: job.created_at.toISOString(),
      finishedAt: job.finished_at?.toISOString() ?? null,
      error: job.error,
    }));
}

function speedOf(job: SiteJob, now: Date): number | null {
  if (job.started_at === null) return null;
  const seconds = ((job.finished_at ?? now).getTime() - job.started_at.getTime()) / 1_000;
  return seconds <= 0 ? null : Math.round(job.pages_done / seconds);
}
