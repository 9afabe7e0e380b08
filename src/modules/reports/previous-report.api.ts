import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { done, id, moment } from '../../platform/http/shapes.ts';

const cellValue = z.union([z.number(), z.string()]);
const params = z.object({ reportId: id });

const previous = z.object({
  id,
  fileName: z.string(),
  sha256: z.string(),
  readByName: z.string(),
  readAt: moment,
  confirmedByName: z.string().nullable(),
  confirmedAt: moment.nullable(),
  title: z.string().nullable(),
  /** What is odd about the file: a person says that it is the right one all the same. */
  concerns: z.array(z.string()),
  cells: z.array(
    z.object({
      name: z.string(),
      /** As it stands in the file; null where the file has no such cell. */
      raw: z.string().nullable(),
      value: cellValue.nullable(),
      place: z.string(),
      /** Why a person must say what it is; null where there is one reading. */
      doubt: z.string().nullable(),
      confirmed: cellValue.nullable(),
    }),
  ),
  parts: z.array(z.object({ heading: z.string(), text: z.string() })),
  /** What doesn't add up in the tables. */
  findings: z.array(z.object({ where: z.string(), message: z.string() })),
});

/** Last year's report, read from a file: what a report is held against when the year before wasn't written here. */
export const previousReportApi = {
  get: endpoint({
    method: 'GET',
    path: '/api/reports/:reportId/previous',
    summary: '由文件读入的上年年报：每格的原文和读出的数，待核对的，提示',
    access: 'signed-in',
    params,
    response: z.object({
      year: z.number().int(),
      agencyName: z.string(),
      canEdit: z.boolean(),
      /** The year before was frozen here: nothing needs to be read. */
      isHere: z.boolean(),
      previous: previous.nullable(),
    }),
  }),
  upload: endpoint({
    method: 'POST',
    path: '/api/reports/:reportId/previous',
    summary: '上传上年年报（multipart，一个文件）并读取；核对确认以后才用于对照',
    access: 'signed-in',
    params,
    response: done,
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/api/reports/:reportId/previous/confirm',
    summary: '核对并确认读入的上年年报',
    access: 'signed-in',
    params,
    body: z.object({
      previousId: id,
      /** By cell, as typed: every doubtful one, and those that were read wrongly. */
      values: z
        .record(z.string().max(60), z.string().max(24, '数太长'))
        .refine((values) => Object.keys(values).length <= 200, '数据项太多'),
      concernsSeen: z.boolean(),
    }),
    response: done,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/reports/:reportId/previous',
    summary: '移除读入的上年年报，不再对照',
    access: 'signed-in',
    params,
    response: done,
  }),
};

/** Where a file of last year's report is sent. */
export function previousReportPath(reportId: string): string {
  return `/api/reports/${reportId}/previous`;
}

/** The largest file that is read, in bytes. */
export const PREVIOUS_MAX_BYTES = 20 * 1024 * 1024;
