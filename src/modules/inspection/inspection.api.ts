import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, moment } from '../../platform/http/shapes.ts';

const count = z.number();

/** An inspection in a list. */
export const inspectionHead = z.object({
  id,
  day,
  vetoed: z.boolean(),
  score: count,
  by: z.string(),
  madeAt: moment,
});

/** What an indicator came to. */
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
      vetoed: z.boolean(),
      score: count,
      results: z.array(indicatorResult),
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
