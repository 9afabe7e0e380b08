import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, id } from '../../platform/http/shapes.ts';

const count = z.number().int();

const lateDocument = z.object({
  /** Of the edition. */
  id,
  documentId: id,
  title: z.string(),
  agencyName: z.string(),
  nodeName: z.string(),
  writtenOn: day,
  lastDay: day,
  publicOn: day,
  /** Days of the calendar after the last day. */
  daysLate: count,
  article: z.string(),
});

/** Which late documents are wanted. */
export const lateFilter = z.object({
  agencyId: id,
  year: z.coerce.number().int().min(2000).max(2100),
  /** One month's alone in the list. */
  month: z.coerce.number().int().min(1).max(12).optional(),
  reach: z.enum(['own', 'below']).default('own'),
});

/** Where late documents are downloaded, with the filter of the list. */
export function lateFilePath(filter: z.output<typeof lateFilter>): string {
  const { year, month, ...rest } = filter;
  const query = { ...rest, year: String(year), ...(month !== undefined && { month: String(month) }) };
  return `/api/obligations/late-documents.xlsx?${new URLSearchParams(query).toString()}`;
}

/** Interface of the days by which documents must be public, whatever the 标准目录 says (条例第26条). */
export const documentDaysApi = {
  ofDocument: endpoint({
    method: 'GET',
    path: '/api/documents/:documentId/disclosure-day',
    summary: '文稿最迟应当在哪一天公开；没有可以计算的期限为空',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    response: z.object({
      day: z
        .object({
          writtenOn: day,
          article: z.string(),
          /** Null while a holiday notice is missing. */
          lastDay: day.nullable(),
          /** Null while it isn't public. */
          publicOn: day.nullable(),
          urgency: z.enum(['over', 'today', 'soon', 'open']).nullable(),
          daysLate: count,
        })
        .nullable(),
      /** 原公开日期, where no last day is computed because of it. */
      publicBefore: day.nullable(),
    }),
  }),
  late: endpoint({
    method: 'GET',
    path: '/api/obligations/late-documents',
    summary: '一年里超过公开期限才公开的文稿：逐月份数和名单，可以连同下级机构',
    access: 'signed-in',
    query: lateFilter.extend({
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      size: z.coerce.number().int().min(1).max(200).default(20),
    }),
    response: z.object({
      /** What has a last day, or would have one, by the month in which it became public; `elsewhere`: it was public before it came here. */
      months: z.array(
        z.object({ month: count, measured: count, late: count, unknown: count, elsewhere: count }),
      ),
      items: z.array(lateDocument),
      total: count,
    }),
  }),
} as const;
