import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, id, line, optionalLine } from '../../platform/http/shapes.ts';
import { stay } from '../channels/boards.api.ts';

/** How far sheets on boards have met what is due there alone. */
export const boardView = z.object({
  /** How long a sheet stays at least; null where nothing is set. */
  stay: z.object({ count: z.number().int(), unit: z.enum(['workday', 'day']) }).nullable(),
  sheets: z.array(z.object({ recordId: id, board: z.string(), postedOn: day })),
  /** The villages where none was put up, of those that are each owed it. */
  missing: z.array(z.string()),
});

/** Interface of what is due on boards alone. */
export const boardDutiesApi = {
  post: endpoint({
    method: 'POST',
    path: '/api/obligations/:obligationId/postings',
    summary: '登记张贴，履行只在公示栏公开的义务；不上传张贴的内容，只写明名称',
    access: 'signed-in',
    params: z.object({ obligationId: id }),
    body: z.object({
      version: z.number().int().min(1),
      words: line(200, '张贴的内容'),
      boardIds: z.array(id).min(1, '请选择公开栏').max(200),
      postedOn: day,
      postedBy: line(60, '张贴人'),
      stay,
      note: optionalLine(500, '说明'),
    }),
    response: z.object({ met: z.boolean(), missing: z.array(z.string()), takeDownOn: day.nullable() }),
  }),
};
