import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { id, moment, page, pageQuery } from '../../platform/http/shapes.ts';

/** One record of the audit chain as an auditor reads it. */
export const auditEntry = z.object({
  seq: z.number().int(),
  at: moment,
  actorKind: z.enum(['account', 'system', 'public']),
  actorId: z.string().nullable(),
  actorName: z.string(),
  ip: z.string().nullable(),
  type: z.string(),
  /** Chinese name of the type. */
  typeLabel: z.string(),
  agencyId: z.string().nullable(),
  agencyName: z.string().nullable(),
  subject: z.object({ kind: z.string(), id: z.string(), title: z.string().optional() }).nullable(),
  /** A whole Chinese sentence. */
  description: z.string(),
  reason: z.string().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  hash: z.string(),
});

const filters = {
  /** From this moment on. */
  from: moment.optional(),
  /** Up to, not including, this moment. */
  until: moment.optional(),
  /** One type, or a group by its beginning: `session`, `document` … */
  type: z
    .string()
    .regex(/^[a-z]+(\.[a-z_]+)?$/, '事件类型不正确')
    .optional(),
  actorId: id.optional(),
  /** With all agencies below it. */
  agencyId: id.optional(),
  subjectId: z.string().max(100).optional(),
};

/** Filters of the list, without paging. */
export const auditFilters = z.object(filters);

/** Interface of the module. */
export const auditApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/audit',
    summary: '查看审计记录，新的在前；安全管理员只看登录记录',
    access: 'signed-in',
    query: pageQuery.extend(filters),
    response: page(auditEntry),
  }),
  types: endpoint({
    method: 'GET',
    path: '/api/audit/types',
    summary: '列出审计事件类型',
    access: 'signed-in',
    response: z.object({ items: z.array(z.object({ type: z.string(), label: z.string() })) }),
  }),
  verify: endpoint({
    method: 'POST',
    path: '/api/audit/verify',
    summary: '校验整条审计链',
    access: 'signed-in',
    response: z.object({
      rows: z.number().int(),
      headHash: z.string(),
      /** The first hundred. */
      faults: z.array(
        z.object({
          seq: z.number().int(),
          kind: z.enum(['changed', 'missing', 'reordered', 'cut-off']),
          message: z.string(),
        }),
      ),
      faultCount: z.number().int(),
      checkedAt: moment,
    }),
  }),
};

/** Address of the CSV file of the list with the same filters (GET; a file, so not among the endpoints). */
export const AUDIT_CSV_PATH = '/api/audit/export.csv';
