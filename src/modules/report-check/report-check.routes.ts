import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { createTurns } from '../../files/readers/sandbox-turns.ts';
import { checkedFile } from '../../law/annual-report/checked-file.ts';
import { AppError } from '../../platform/errors.ts';
import { sendPublicPage } from '../../platform/http/public-forms.ts';
import { addressKey, tokenBuckets } from '../../platform/http/token-buckets.ts';
import { checkPage } from '../../portal/report-check/check-page.ts';
import { checkedPage } from '../../portal/report-check/result-page.ts';
import { REPORT_CHECK } from '../../portal/paths.ts';
import { siteFrameAt } from '../publishing/site-frames.ts';
import { MAX_MEGABYTES, refusedInWords, sentReport } from './check-file.ts';
import { createDoors } from './doors.ts';
import { checkedReport, reportForm } from './report-check.api.ts';
import { BUSY, busy, tooMany } from './report-check.errors.ts';

/** Visitors' files that are worked on at once: the pool has a process more, so that the office never waits behind them. */
const AT_ONCE = 2;

/** Takes one visitor's file in and hands it to `work` when it is its turn. */
type Visit = <Result>(
  request: FastifyRequest,
  work: (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<Result>,
) => Promise<Result>;

/**
 * 年报检查 for everybody, as a page and at the interface. Nothing is kept: a file lives in memory until its answer is sent. One
 * address may send twelve files at once and six a minute after that; so many are in hand at a time that memory and time last.
 */
export function registerReportCheckRoutes(app: FastifyInstance, pool: ReadingPool): void {
  const visit = visits(app);
  app.get(REPORT_CHECK, { schema: { hide: true } }, async ({ ctx, hostname }, reply) => {
    const site = await siteFrameAt(ctx, hostname);
    return sendPublicPage(reply, checkPage(site, { maxMegabytes: MAX_MEGABYTES, error: '' }));
  });
  app.post(REPORT_CHECK, { schema: { hide: true } }, async (request, reply) => {
    const { ctx } = request;
    const site = await siteFrameAt(ctx, request.hostname);
    try {
      const page = await visit(request, async (file) => {
        const { source, ...checked } = await pool.checkWithSource(file);
        const fileName = file.name;
        return checkedPage(site, { ...checked, document: source, fileName, maxMegabytes: MAX_MEGABYTES });
      });
      return await sendPublicPage(reply, page);
    } catch (error) {
      if (!(error instanceof AppError) || (error.status >= 500 && error.status !== BUSY)) throw error;
      const page = checkPage(site, { maxMegabytes: MAX_MEGABYTES, error: error.message });
      return sendPublicPage(reply, page, error.status);
    }
  });
  app.post(
    '/api/report-check',
    {
      schema: {
        summary: '读取并检查一份年度报告（multipart，一个文件），不需要登录，不留存',
        tags: ['reports'],
        consumes: ['multipart/form-data'],
        body: reportForm,
        response: { 200: checkedReport },
      },
      // The form is for the description: it is read as it streams in.
      validatorCompiler: () => (value) => ({ value }),
      config: { open: true },
    },
    async (request) =>
      visit(request, async (file) => {
        const { report, findings } = await pool.check(file);
        return checkedFile(file.name, report, findings);
      }),
  );
}

function visits(app: FastifyInstance): Visit {
  const buckets = tokenBuckets({ capacity: 12, perMinute: 6 });
  const doors = createDoors({ files: 16, ofOneAddress: 4 });
  const turns = createTurns(AT_ONCE, busy);
  app.addHook('onClose', async () => turns.close());
  return async (request, work) => {
    const address = addressKey(request.ip);
    if (!buckets.take(address, request.ctx.clock.now())) throw tooMany();
    const room = doors.enter(address);
    if (room === null) throw busy();
    try {
      const file = await sentReport(request);
      await turns.take();
      try {
        return await refusedInWords(async () => work(file));
      } finally {
        turns.leave();
      }
    } finally {
      room.leave();
    }
  };
}
