import { z } from 'zod';
import { DOCUMENT_KINDS } from '../../law/document-kinds.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { isNarrowed } from '../../portal/search-model.ts';
import { SEARCH_PERIODS } from '../../portal/search-periods.ts';

const piece = z.object({
  text: z.string(),
  /** It is one of the words looked for. */
  marked: z.boolean(),
});

const hit = z.object({
  /** Address of the document's page. */
  url: z.string(),
  title: z.string(),
  excerpt: z.array(piece),
  agency: z.object({ slug: z.string(), name: z.string() }),
  kind: z.object({ value: z.string(), label: z.string() }),
  publishedOn: z.string(),
  documentNumber: z.string(),
  indexNumber: z.string(),
  /** 有效性 of kinds that are in force or not; empty for others. */
  validity: z.string(),
  /** The number typed is this document's own. */
  exact: z.boolean(),
  /** The file in which words stand that the document itself lacks. */
  attachment: z.object({ url: z.string(), name: z.string(), excerpt: z.array(piece) }).nullable(),
});

const counts = z.record(z.string(), z.number().int());

const searchQuery = z.object({
  /** Left out: everything of which the rest is true, newest first. */
  q: z.string().trim().max(120, '检索词不能超过 120 个字').default(''),
  /** Slug of an agency. */
  agency: z.string().max(60).optional(),
  /** Stable name of one of its columns; those below it are searched, too. */
  column: z.string().max(120).optional(),
  kind: z.enum(DOCUMENT_KINDS).optional(),
  /** Year of publication. */
  year: z
    .string()
    .regex(/^\d{4}$/, '年份应是四位数字')
    .optional(),
  validity: z.enum(['valid', 'lapsed', 'repealed', 'amended']).optional(),
  /** A part of a 文号. */
  number: z.string().trim().max(40).optional(),
  period: z.enum(SEARCH_PERIODS).default('any'),
  order: z.enum(['relevance', 'newest']).default('relevance'),
  page: z.coerce.number().int().min(1).max(50, '最多翻到第 50 页').default(1),
});

/** Without words at least one of the conditions says what is wanted. */
function isAsked(query: z.output<typeof searchQuery>): boolean {
  return query.q !== '' || isNarrowed(query);
}

/** The search of what is public, for programs. */
export const searchApi = {
  search: endpoint({
    method: 'GET',
    path: '/api/search',
    summary:
      '检索已公开的信息：标题、正文、附件文字、文号和索引号；每页 20 条。不填检索词的，至少选定一个条件，按发布时间列出',
    access: 'public',
    query: searchQuery.refine(isAsked, { path: ['q'], error: '请填写要检索的词语，或者至少选定一个条件' }),
    response: z.object({
      /** Exact unless `more`: then at least this many. */
      total: z.number().int(),
      more: z.boolean(),
      page: z.number().int(),
      pages: z.number().int(),
      /** Nothing has what was typed: these are answers to this. */
      corrected: z.string().nullable(),
      /** So many have all of the words, the others nearly all; null where all have all. */
      whole: z.number().int().nullable(),
      /** What may have been meant. */
      suggestions: z.array(z.string()),
      /** How many answers there are by year, kind and 有效性; null where there are too many. */
      counts: z.object({ year: counts, kind: counts, validity: counts, agency: counts }).nullable(),
      items: z.array(hit),
    }),
  }),
};
