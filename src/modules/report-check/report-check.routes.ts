import { buffer } from 'node:stream/consumers';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createReadingPool, type ReadingPool } from '../../files/readers/sandbox.ts';
import { checkedFile } from '../../law/annual-report/checked-file.ts';
import { AppError } from '../../platform/errors.ts';
import { readPublicForm, sendPublicPage } from '../../platform/http/public-forms.ts';
import { addressKey, tokenBuckets } from '../../platform/http/token-buckets.ts';
import { checkPage } from '../../portal/report-check/check-page.ts';
import { checkedPage } from '../../portal/report-check/result-page.ts';
import { REPORT_CHECK } from '../../portal/paths.ts';
import { loadSiteFrame } from '../publishing/page-frames.ts';
import { type CheckedUpload, checkUpload } from './check-file.ts';

const MEGABYTE = 1024 * 1024;
const MAX_MEGABYTES = 20;
const LIMITS = { fields: 5, fieldBytes: 1024, files: 1, fileBytes: MAX_MEGABYTES * MEGABYTE };
/** What one file may cost: a report takes a fraction of it. */
const POOL = { workers: 2, timeoutMs: 30_000, memoryMb: 768, maxBytes: LIMITS.fileBytes };

/**
 * 年报检查 for everybody, as a page and at the interface. Nothing is kept: a file lives in memory until its answer is sent. One
 * address may send twelve files at once and six a minute after that.
 */
export function registerReportCheckRoutes(app: FastifyInstance): void {
  let pool: ReadingPool | null = null;
  const reading = (): ReadingPool => (pool ??= createReadingPool(POOL));
  const turns = tokenBuckets({ capacity: 12, perMinute: 6 });
  app.addHook('onClose', async () => pool?.close());
  app.get(REPORT_CHECK, { schema: { hide: true } }, async ({ ctx }, reply) => {
    const site = await loadSiteFrame(ctx.db, { siteUrl: ctx.config.siteUrl });
    return sendPublicPage(reply, checkPage(site, { maxMegabytes: MAX_MEGABYTES, error: '' }));
  });
  app.post(REPORT_CHECK, { schema: { hide: true } }, async (request, reply) => {
    const { ctx } = request;
    const site = await loadSiteFrame(ctx.db, { siteUrl: ctx.config.siteUrl });
    try {
      if (!turns.take(addressKey(request.ip), request.ctx.clock.now())) throw tooMany();
      const { name, checked } = await checkSent(request, reading());
      return await sendPublicPage(
        reply,
        checkedPage(site, { ...checked, fileName: name, maxMegabytes: MAX_MEGABYTES }),
      );
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      return sendPublicPage(
        reply,
        checkPage(site, { maxMegabytes: MAX_MEGABYTES, error: error.message }),
        error.status,
      );
    }
  });
  app.post(
    '/api/report-check',
    {
      schema: {
        summary: '读取并检查一份年度报告（multipart，一个文件），不需要登录，不留存',
        tags: ['reports'],
      },
      config: { open: true },
    },
    async (request) => {
      if (!turns.take(addressKey(request.ip), request.ctx.clock.now())) throw tooMany();
      const { name, checked } = await checkSent(request, reading());
      return checkedFile(name, checked.report, checked.findings);
    },
  );
}

async function checkSent(
  request: FastifyRequest,
  pool: ReadingPool,
): Promise<{ name: string; checked: CheckedUpload }> {
  const form = await readPublicForm(request, {
    limits: LIMITS,
    files: {
      keep: async ({ content }) => {
        const bytes = await buffer(content);
        if (bytes.length > LIMITS.fileBytes) throw tooLarge();
        return bytes;
      },
      discard: async () => {},
    },
  });
  const [file] = form.files;
  if (file === undefined) throw noFile();
  return { name: file.name, checked: await checkUpload(pool, { name: file.name, bytes: file.kept }) };
}

function noFile(): AppError {
  return new AppError({
    code: 'report_check.no_file',
    status: 422,
    message: '没有收到文件，请选择一份年度报告后再提交。',
  });
}

function tooLarge(): AppError {
  return new AppError({
    code: 'report_check.too_large',
    status: 413,
    message: `文件超过 ${MAX_MEGABYTES} MB，没有读取。请删去图片和附件，只留报告本身，另存后再试。`,
  });
}

function tooMany(): AppError {
  return new AppError({
    code: 'report_check.too_many',
    status: 429,
    message: '检查得太频繁，请过一分钟再试。大批文件可以用命令行检查：gongkai report check 文件夹',
  });
}
