import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { done, moment } from '../../platform/http/shapes.ts';

const count = z.number().int();

/** What a rule found on the pages that one may see. */
const ofRule = z.object({
  rule: z.string(),
  /** How to mend it, and where the rule comes from. */
  remedy: z.string(),
  basis: z.string(),
  /** How many are named; `capped` where there are more. */
  count,
  capped: z.boolean(),
  /** The first of them. `href` leads there. */
  examples: z.array(z.object({ href: z.string(), message: z.string(), pages: count })),
});

/** Interface of the check of the public sites. */
export const siteCheckApi = {
  get: endpoint({
    method: 'GET',
    path: '/api/site-check',
    summary: '公开网站最近一次检查的结果，按规则归并；只列本人监督或者工作的机关的网页',
    access: 'signed-in',
    response: z.object({
      running: z.object({ done: count, total: count }).nullable(),
      /** Chinese: why the last check didn't end well. */
      fault: z.string().nullable(),
      last: z
        .object({
          finishedAt: moment,
          startedBy: z.string(),
          /** All sites are seen, and not only the pages of some agencies. */
          whole: z.boolean(),
          pages: count,
          files: count,
          rules: z.array(ofRule),
        })
        .nullable(),
      may: z.object({ run: z.boolean() }),
    }),
  }),
  run: endpoint({
    method: 'POST',
    path: '/api/site-check',
    summary: '在后台检查全部公开网站',
    access: 'signed-in',
    response: done,
  }),
};
