import { sql, type Selectable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import { inBatches } from '../../platform/database/in-batches.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { MakingCounts } from './page-making.ts';
import type { PageRange } from './page-kind.ts';

/** Many pages that are made in the background. */
export type SiteJob = Selectable<Tables['site_jobs']>;

/** Some pages of it, made in one go. */
export interface JobPart {
  readonly jobId: string;
  readonly seq: number;
  readonly ranges: readonly PageRange[];
  readonly pages: number;
}

/** Writes a job down with all its parts. */
export async function insertJob(
  db: Db | Tx,
  job: {
    id: string;
    facts: readonly string[] | null;
    stamp: number;
    at: Date;
    parts: readonly { ranges: readonly PageRange[]; pages: number }[];
  },
): Promise<void> {
  await db
    .insertInto('site_jobs')
    .values({
      id: job.id,
      facts: job.facts === null ? null : [...job.facts],
      state: 'open',
      stamp: job.stamp,
      parts: job.parts.length,
      pages: job.parts.reduce((sum, part) => sum + part.pages, 0),
      created_at: job.at,
    })
    .execute();
  const parts = job.parts.map(({ ranges, pages }, seq) => ({
    job_id: job.id,
    seq,
    ranges: JSON.stringify(ranges),
    pages,
  }));
  for (const some of inBatches(parts)) await db.insertInto('site_job_parts').values(some).execute();
}

/** Jobs that a job for all pages makes superfluous. */
export async function replaceOpenJobs(db: Db | Tx, at: Date): Promise<void> {
  const replaced = await db
    .updateTable('site_jobs')
    .set({ state: 'replaced', finished_at: at })
    .where('state', '=', 'open')
    .returning('id')
    .execute();
  const ids = replaced.map(({ id }) => id);
  if (ids.length > 0) await db.deleteFrom('site_job_parts').where('job_id', 'in', ids).execute();
}

/** The oldest job that isn't finished. */
export async function oldestOpenJob(db: Db): Promise<SiteJob | undefined> {
  return db
    .selectFrom('site_jobs')
    .selectAll()
    .where('state', '=', 'open')
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** One job. */
export async function jobById(db: Db, id: string): Promise<SiteJob | undefined> {
  return db.selectFrom('site_jobs').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The latest jobs, the newest first. */
export async function latestJobs(db: Db, limit: number): Promise<SiteJob[]> {
  return db
    .selectFrom('site_jobs')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** The job that was finished last; null before any was. */
export async function lastFinishedJob(db: Db): Promise<string | null> {
  const job = await db
    .selectFrom('site_jobs')
    .select('id')
    .where('state', '=', 'done')
    .orderBy('finished_at', 'desc')
    .orderBy('stamp', 'desc')
    .limit(1)
    .executeTakeFirst();
  return job?.id ?? null;
}

/** Says that work on a job has begun, if it hadn't. */
export async function markStarted(db: Db, job: { id: string; at: Date; machineRun: string }): Promise<void> {
  await db
    .updateTable('site_jobs')
    .set({ started_at: job.at, machine_run: job.machineRun })
    .where('id', '=', job.id)
    .where('started_at', 'is', null)
    .execute();
}

/** The next parts of a job that aren't done, after one of them. */
export async function openParts(
  db: Db,
  of: { jobId: string; after: number; limit: number },
): Promise<JobPart[]> {
  const rows = await db
    .selectFrom('site_job_parts')
    .select(['job_id', 'seq', 'ranges', 'pages'])
    .where('job_id', '=', of.jobId)
    .where('seq', '>', of.after)
    .orderBy('seq')
    .limit(of.limit)
    .execute();
  return rows.map((row) => ({ jobId: row.job_id, seq: row.seq, ranges: row.ranges, pages: row.pages }));
}

/** Strikes a part off, and counts it once however often it is made. */
export async function finishPart(db: Db, part: JobPart, counts: MakingCounts): Promise<void> {
  await sql`
    WITH done AS (
      DELETE FROM site_job_parts WHERE job_id = ${part.jobId} AND seq = ${part.seq} RETURNING pages
    )
    UPDATE site_jobs SET pages_done = pages_done + done.pages, written = written + ${counts.written},
      removed = removed + ${counts.removed}
    FROM done WHERE id = ${part.jobId}`.execute(db);
}

/** Keeps why a part couldn't be done. */
export async function failPart(db: Db, part: JobPart, error: string): Promise<void> {
  const text = error.slice(0, 2_000);
  await db
    .updateTable('site_job_parts')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), error: text }))
    .where('job_id', '=', part.jobId)
    .where('seq', '=', part.seq)
    .execute();
  await db.updateTable('site_jobs').set({ error: text }).where('id', '=', part.jobId).execute();
}

/** Closes a job; `removed` is added to what its parts took away. */
export async function finishJob(
  tx: Db | Tx,
  job: { id: string; removed: number; at: Date },
): Promise<SiteJob | undefined> {
  return tx
    .updateTable('site_jobs')
    .set((eb) => ({
      state: 'done' as const,
      finished_at: job.at,
      removed: eb('removed', '+', job.removed),
      error: null,
    }))
    .where('id', '=', job.id)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst();
}
