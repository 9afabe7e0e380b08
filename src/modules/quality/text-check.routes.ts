import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CheckingTask } from '../../files/checking/checking-messages.ts';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { createTurns } from '../../files/readers/sandbox-turns.ts';
import { AppError } from '../../platform/errors.ts';
import { sendPublicPage } from '../../platform/http/public-forms.ts';
import { serve } from '../../platform/http/serve.ts';
import { addressKey, tokenBuckets } from '../../platform/http/token-buckets.ts';
import { TEXT_CHECK } from '../../portal/paths.ts';
import { checkedTextPage, textCheckPage } from '../../portal/text-check/text-check-page.ts';
import { TEXT_KIND_LABELS, type TextFinding } from '../../text/text-finding.ts';
import { siteFrameAt } from '../publishing/site-frames.ts';
import { createDoors, type Doors } from '../report-check/doors.ts';
import { sentText, typedText, VISIT_LIMITS, visitorsTask } from './check-visit.ts';
import { officeChecker } from './checker.ts';
import { publicTextCheck } from './quality.api.ts';
import { checkBusy, tooManyVisits } from './quality.errors.ts';
import { inWords } from './review-findings.ts';

/** Visitors' texts that are checked at once: the office doesn't wait behind them. */
const AT_ONCE = 1;
const BUSY = 503;

/** What was typed is shown again, also where it couldn't be checked; null while it wasn't read. */
interface Visit {
  typed: string | null;
}

/**
 * 文字检查 for everybody, as a page and at the interface. Nothing is kept. One address may send twelve texts at once and six a minute
 * after that; one is checked at a time.
 */
export function registerTextCheckRoutes(app: FastifyInstance, pool: ReadingPool): void {
  const inTurn = visits(app);
  const porch = createDoors({ files: 8, ofOneAddress: 1 });
  app.get(TEXT_CHECK, { schema: { hide: true } }, async ({ ctx, hostname }, reply) =>
    sendPublicPage(
      reply,
      textCheckPage(await siteFrameAt(ctx, hostname), { limits: VISIT_LIMITS, text: '', error: '' }),
    ),
  );
  app.post(TEXT_CHECK, { schema: { hide: true } }, async (request, reply) => {
    const site = await siteFrameAt(request.ctx, request.hostname);
    const visit: Visit = { typed: null };
    try {
      const page = await inTurn(request, async () => {
        visit.typed = '';
        const sent = await sentText(request);
        visit.typed = sent.typed;
        const task = await visitorsTask(pool, sent);
        return { task, fileName: sent.file?.name ?? '' };
      });
      const { task, fileName, findings } = page;
      const shown = findings.map((found) => ({ ...found, kind: TEXT_KIND_LABELS[found.kind] }));
      return await sendPublicPage(
        reply,
        checkedTextPage(site, { fileName, text: task.text, findings: shown, limits: VISIT_LIMITS }),
      );
    } catch (error) {
      if (!(error instanceof AppError) || (error.status >= 500 && error.status !== BUSY)) throw error;
      // Who came too often or at a busy moment keeps the words, too, while there is room to read them.
      const text = visit.typed ?? (await keptWords(porch, request));
      const page = textCheckPage(site, { limits: VISIT_LIMITS, text, error: error.message });
      return sendPublicPage(reply, page, error.status);
    }
  });
  serve(app, publicTextCheck, async ({ request, body }) => {
    const { findings } = await inTurn(request, async () => ({
      task: await visitorsTask(pool, { typed: body.text, file: null }),
    }));
    return { findings: [...findings] };
  });
}

/** What was typed, of somebody who isn't let in; empty when too many such forms are being read. */
async function keptWords(porch: Doors, request: FastifyRequest): Promise<string> {
  const room = porch.enter(addressKey(request.ip));
  if (room === null) return '';
  try {
    return await typedText(request);
  } finally {
    room.leave();
  }
}

type InTurn = <Taken extends { readonly task: CheckingTask }>(
  request: FastifyRequest,
  take: () => Promise<Taken>,
) => Promise<Taken & { readonly findings: readonly TextFinding[] }>;

function visits(app: FastifyInstance): InTurn {
  const buckets = tokenBuckets({ capacity: 12, perMinute: 6 });
  const doors = createDoors({ files: 16, ofOneAddress: 4 });
  const turns = createTurns(AT_ONCE, checkBusy);
  app.addHook('onClose', async () => turns.close());
  return async (request, take) => {
    const address = addressKey(request.ip);
    if (!buckets.take(address, request.ctx.clock.now())) throw tooManyVisits();
    const room = doors.enter(address);
    if (room === null) throw checkBusy();
    try {
      const taken = await take();
      await turns.take();
      try {
        return { ...taken, findings: await inWords(async () => officeChecker.check(taken.task)) };
      } finally {
        turns.leave();
      }
    } finally {
      room.leave();
    }
  };
}
