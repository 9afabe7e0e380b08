import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, moment } from '../../platform/http/shapes.ts';

const params = z.object({ workItemId: id, stage: z.string().max(60) });
const seen = z.object({ version: z.number().int().min(1), reason: line(500, '理由') });

/** What was said of a stage after it was entered. */
export const stageChange = z.object({
  /** The day before the change. */
  from: day,
  /** The day since then; null where the stage was taken back. */
  to: day.nullable(),
  reason: z.string(),
  by: z.string(),
  at: moment,
});

/** Setting right what was entered wrongly about the stages of work. */
export const stagesApi = {
  correct: endpoint({
    method: 'POST',
    path: '/api/work-items/:workItemId/stages/:stage/correction',
    summary: '更正阶段的日期，这个阶段的公开期限随之重新计算',
    access: 'signed-in',
    params,
    body: seen.extend({ on: day }),
    response: done,
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/api/work-items/:workItemId/stages/:stage/taking-back',
    summary: '撤回最后进入的阶段，这个阶段产生的公开义务一并撤销',
    access: 'signed-in',
    params,
    body: seen,
    response: z.object({ obligations: z.number().int() }),
  }),
};
