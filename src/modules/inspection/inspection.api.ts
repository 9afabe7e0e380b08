import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, moment, optionalLine } from '../../platform/http/shapes.ts';
import { addressFault, CONCLUSIONS, HAND_OUTCOMES } from '../../law/inspection/hand-checks.ts';

const count = z.number();
const conclusion = z.enum(CONCLUSIONS);
const outcome = z.enum(HAND_OUTCOMES, { error: '请选择检查结果' });

/** An inspection in a list. */
export const inspectionHead = z.object({
  id,
  day,
  conclusion,
  /** Indicators that await a check by hand; null where what was judged on the day wasn't kept. */
  awaiting: count.nullable(),
  score: count,
  by: z.string(),
  madeAt: moment,
});

/** A check by hand as it was recorded. */
const handCheck = z.object({
  seq: count,
  outcome,
  words: z.string(),
  addresses: z.array(z.string()),
  places: count,
  refuted: count,
  refutedWhy: z.string(),
  checkedBy: z.string(),
  checkedOn: day,
  correction: z.string(),
  by: z.string(),
  at: moment,
});

/** What an indicator came to: measured, by hand, and both taken together. */
export const indicatorResult = z.object({
  id: z.string(),
  effect: z.enum(['veto', 'deduction', 'alert']),
  name: z.string(),
  sentence: z.string(),
  source: z.string(),
  certain: z.boolean(),
  state: z.enum(['fine', 'found', 'unknown']),
  finding: z.string(),
  deducted: count,
  places: z.array(z.object({ what: z.string(), href: z.string() })),
  partly: z.boolean(),
  judged: z.object({ state: z.enum(['fine', 'found', 'unknown', 'inapplicable']), deducted: count }),
  awaited: z.boolean(),
  /** The check by hand that holds is the last. */
  checks: z.array(handCheck),
  /** What may be said by hand, and of how many measured places that they aren't so. */
  outcomes: z.array(outcome),
  refutable: count,
});

const writtenAddress = z
  .string()
  .trim()
  .max(500, '网址不能超过 500 个字')
  .superRefine((address, check) => {
    const fault = addressFault(address);
    if (fault !== null) check.addIssue({ code: 'custom', message: fault });
  });

const places = z
  .number({ error: '请填写处数' })
  .int('处数应为整数')
  .min(0, '处数不能小于 0')
  .max(9_999, '处数不能大于 9999');

/** What a person records of an indicator. */
export const handCheckInput = z.object({
  indicatorId: z.string().max(30),
  /** The check that was shown, 0 where there was none. */
  seen: z.number().int().min(0),
  outcome,
  words: optionalLine(1_000, '检查情况'),
  addresses: z.array(writtenAddress).max(50, '网址不能超过 50 个').default([]),
  places: places.default(0),
  refuted: places.default(0),
  refutedWhy: optionalLine(500, '不属实的理由'),
  checkedBy: line(50, '检查人'),
  checkedOn: day,
  correction: optionalLine(500, '更正的理由'),
});

const value = z.number({ error: '请填写数字' }).min(0, '不能小于 0').max(10_000, '不能大于 10000');

/** What an office sets of one indicator. */
export const indicatorSetting = z.object({
  off: z.boolean().optional(),
  thresholds: z.record(z.string().max(20), value).optional(),
  each: value.optional(),
  most: value.optional(),
});

/** Inspections of the site. */
export const inspectionApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/inspections',
    summary: '网站检查：本机构历次检查的结果',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({
      items: z.array(inspectionHead),
      may: z.object({ make: z.boolean(), set: z.boolean() }),
    }),
  }),
  make: endpoint({
    method: 'POST',
    path: '/api/inspections',
    summary: '现在检查一次',
    access: 'signed-in',
    body: z.object({ agencyId: id }),
    response: z.object({ inspectionId: id }),
  }),
  open: endpoint({
    method: 'GET',
    path: '/api/inspections/:inspectionId',
    summary: '一次检查的各项结果',
    access: 'signed-in',
    params: z.object({ inspectionId: id }),
    response: z.object({
      id,
      agencyName: z.string(),
      day,
      by: z.string(),
      verdict: z.string(),
      /** Whether what was judged on the day was kept; else it is judged anew. */
      judgedThen: z.boolean(),
      conclusion,
      score: count,
      awaiting: count,
      results: z.array(indicatorResult),
      may: z.object({ record: z.boolean(), refuteVeto: z.boolean() }),
    }),
  }),
  recordHandCheck: endpoint({
    method: 'POST',
    path: '/api/inspections/:inspectionId/hand-checks',
    summary: '填写或者更正一项指标的人工检查结果',
    access: 'signed-in',
    params: z.object({ inspectionId: id }),
    body: handCheckInput,
    response: z.object({ seq: count }),
  }),
  todo: endpoint({
    method: 'GET',
    path: '/api/inspections/todo',
    summary: '等我人工检查的网站检查',
    access: 'signed-in',
    response: z.object({
      items: z.array(z.object({ id, agencyId: id, agencyName: z.string(), day, awaiting: count })),
      total: count,
    }),
  }),
  settings: endpoint({
    method: 'GET',
    path: '/api/inspection-settings',
    summary: '检查指标的数值',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          source: z.string(),
          certain: z.boolean(),
          off: z.boolean(),
          thresholds: z.array(z.object({ key: z.string(), label: z.string(), value: count, usual: count })),
          weight: z.object({ each: count, most: count }).nullable(),
        }),
      ),
    }),
  }),
  setSettings: endpoint({
    method: 'PUT',
    path: '/api/inspection-settings',
    summary: '设定检查指标的数值，对本机构和没有自行设定的下级有效',
    access: 'signed-in',
    body: z.object({ agencyId: id, settings: z.record(z.string().max(30), indicatorSetting) }),
    response: done,
  }),
};

/** Where a report is taken along. */
export function inspectionReportPath(inspectionId: string, format: 'docx' | 'xlsx' | 'html'): string {
  return `/api/inspections/${inspectionId}/report.${format}`;
}
